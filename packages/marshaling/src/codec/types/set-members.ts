import { type AttributeDefinition, type AttributeValue, describeValue, type SetDefinition } from "@dynamorm/core";
import { toBase64 } from "../../base64.ts";
import { exactBigint } from "../../bigint-text.ts";
import { copyOfBytes, storedBytes } from "../../bytes.ts";
import { jsonText } from "../../json-text.ts";
import { Mismatch } from "../../mismatch.ts";
import { exactNumber, numberText } from "../../number-text.ts";
import { stringText } from "../../string-text.ts";
import { addWeight, mostBytesPerUnit, scalarWeight } from "../../weight.ts";
import { textOfBigint } from "./bigint.ts";
import { givenBytes } from "./binary.ts";
import { enumText, enumWeight } from "./enum.ts";

/** How a member stands in a stored set: as a text, or as bytes. The set names the type once for all. */
type StoredMember = string | Uint8Array;

/** How the members of a set go both ways. */
export interface SetMembers<Stored extends StoredMember = StoredMember> {
  readonly type: "SS" | "NS" | "BS";
  /** For error messages: `strings`. */
  readonly words: string;
  /** The most bytes that a member has, besides those that `encode` reports. */
  readonly weight: number;
  readonly encode: (member: unknown) => Stored;
  /** The JSON text of what `encode` gives. */
  readonly json: (stored: Stored) => string;
  readonly decode: (stored: unknown) => unknown;
  /** The stored set of these members. */
  readonly setOf: (stored: Stored[]) => AttributeValue;
}

interface MembersOf<Element extends AttributeDefinition> {
  compile(element: Element): SetMembers<string> | SetMembers<Uint8Array>;
}

type Elements = SetDefinition["element"];
type Registry = {
  readonly [Type in Elements["type"]]: MembersOf<Extract<Elements, { readonly type: Type }>>;
};

const texts = { type: "SS", json: jsonText, setOf: (stored: string[]): AttributeValue => ({ SS: stored }) } as const;

const numbers = {
  type: "NS",
  weight: scalarWeight,
  json: (text: string): string => `"${text}"`,
  setOf: (stored: string[]): AttributeValue => ({ NS: stored }),
} as const;

const strings: SetMembers<string> = {
  ...texts,
  words: "strings",
  weight: 0,
  encode: (member) => {
    const text = stringText(member);
    addWeight(text.length * mostBytesPerUnit);
    return text;
  },
  decode: textOf,
};

const binaries: SetMembers<Uint8Array> = {
  type: "BS",
  words: "Uint8Arrays",
  weight: 0,
  encode: givenBytes,
  json: (bytes) => `"${toBase64(bytes)}"`,
  decode: bytesOf,
  setOf: (stored) => ({ BS: stored.map(copyOfBytes) }),
};

const registry: Registry = {
  string: { compile: () => strings },
  number: { compile: () => ({ ...numbers, words: "numbers", encode: numberText, decode: numberOf }) },
  bigint: { compile: () => ({ ...numbers, words: "bigints", encode: textOfBigint, decode: bigintOf }) },
  binary: { compile: () => binaries },
  enum: {
    compile: ({ values }) => ({
      ...texts,
      words: values.map((value) => JSON.stringify(value)).join(", "),
      weight: enumWeight(values),
      encode: enumText(values),
      decode: enumText(values),
    }),
  },
};

/** Compiles what a set holds, by the definition of its elements. */
export function compileMembers({ element }: SetDefinition): SetMembers {
  const members: MembersOf<Elements> = registry[element.type];
  // `json` and `setOf` are given what `encode` gave, of whichever kind it is.
  return members.compile(element) as SetMembers;
}

function textOf(member: unknown): string {
  if (typeof member === "string") return member;
  throw new Mismatch("a string", describeValue(member));
}

function numberOf(member: unknown): number {
  const value = exactNumber(textOf(member));
  if (value !== undefined) return value;
  throw new Mismatch("a number that JavaScript holds exactly", describeValue(member));
}

function bigintOf(member: unknown): bigint {
  const value = exactBigint(textOf(member));
  if (value !== undefined) return value;
  throw new Mismatch("a whole number", describeValue(member));
}

function bytesOf(member: unknown): Uint8Array {
  const bytes = storedBytes(member);
  if (bytes !== undefined) return bytes;
  throw new Mismatch("bytes, or their base64", describeValue(member));
}
