import { type AttributeDefinition, describeValue, type SetDefinition } from "@dynamorm/core";
import { Mismatch } from "../../mismatch.ts";
import { exactNumber, numberText } from "../../number-text.ts";
import { stringText } from "../../string-text.ts";
import { enumText } from "./enum.ts";

/** How the members of a set go both ways. They stand in it as texts: the set names their type once for all. */
export interface SetMembers {
  readonly type: "SS" | "NS";
  /** For error messages: `strings`. */
  readonly words: string;
  readonly encode: (member: unknown) => string;
  readonly decode: (text: unknown) => unknown;
}

interface MembersOf<Element extends AttributeDefinition> {
  compile(element: Element): SetMembers;
}

type Elements = SetDefinition["element"];
type Registry = {
  readonly [Type in Elements["type"]]: MembersOf<Extract<Elements, { readonly type: Type }>>;
};

const registry: Registry = {
  string: { compile: () => ({ type: "SS", words: "strings", encode: stringText, decode: text }) },
  number: { compile: () => ({ type: "NS", words: "numbers", encode: numberText, decode: number }) },
  enum: {
    compile: ({ values }) => {
      const words = values.map((value) => JSON.stringify(value)).join(", ");
      return { type: "SS", words, encode: enumText(values), decode: enumText(values) };
    },
  },
};

/** Compiles what a set holds, by the definition of its elements. */
export function compileMembers({ element }: SetDefinition): SetMembers {
  const members: MembersOf<Elements> = registry[element.type];
  return members.compile(element);
}

function text(member: unknown): string {
  if (typeof member === "string") return member;
  throw new Mismatch("a string", describeValue(member));
}

function number(member: unknown): number {
  const value = exactNumber(text(member));
  if (value !== undefined) return value;
  throw new Mismatch("a number that JavaScript holds exactly", describeValue(member));
}
