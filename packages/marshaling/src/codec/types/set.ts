import { describeValue, type SetDefinition } from "@dynamorm/core";
import { isSet } from "../../builtins.ts";
import { storedMismatch } from "../../describe-stored.ts";
import { Mismatch } from "../../mismatch.ts";
import { exactNumber, numberText } from "../../number-text.ts";
import { stringText } from "../../string-text.ts";
import type { AttributeCodec } from "../attribute-codec.ts";
import { enumText } from "./enum.ts";

/** A `Set` of texts, as `SS`, or of numbers, as `NS`. DynamoDB has no empty sets. */
export const setCodec: AttributeCodec<SetDefinition> = {
  expected: (definition) => `a Set of ${membersOf(definition)}`,
  expectedStored: (definition) => `a set of ${membersOf(definition)} (${storedTypeOf(definition)})`,
  encoder: (definition) => {
    const text = memberText(definition);
    const expected = setCodec.expected(definition);
    const numbers = storedTypeOf(definition) === "NS";
    return (value) => {
      if (!isSet(value)) throw noSet(expected, value);
      if (value.size === 0) throw empty(expected);
      const texts: string[] = [];
      for (const member of value) texts.push(memberOr(text, member));
      return numbers ? { NS: texts } : { SS: texts };
    };
  },
  decoder: (definition) => {
    const member = memberOfText(definition);
    const type = storedTypeOf(definition);
    const expected = setCodec.expectedStored(definition);
    return (stored) => {
      const texts = stored?.[type];
      if (!Array.isArray(texts)) throw storedMismatch(expected, stored);
      const set = new Set<unknown>();
      for (const text of texts) set.add(memberOr(member, text));
      return set;
    };
  },
};

function storedTypeOf({ element }: SetDefinition): "SS" | "NS" {
  return element.type === "number" ? "NS" : "SS";
}

function membersOf({ element }: SetDefinition): string {
  return element.type === "enum" ? element.values.map((value) => JSON.stringify(value)).join(", ") : `${element.type}s`;
}

/** How a member is written. The members of a set stand in it as texts, with no type each. */
function memberText({ element }: SetDefinition): (member: unknown) => string {
  switch (element.type) {
    case "string":
      return stringText;
    case "number":
      return numberText;
    case "enum":
      return enumText(element);
  }
}

function memberOfText({ element }: SetDefinition): (text: unknown) => unknown {
  switch (element.type) {
    case "string":
      return (text) => {
        if (typeof text === "string") return text;
        throw new Mismatch("a string", describeValue(text));
      };
    case "number":
      return (text) => {
        const number = typeof text === "string" ? exactNumber(text) : undefined;
        if (number !== undefined) return number;
        throw new Mismatch("a number that JavaScript holds exactly", describeValue(text));
      };
    case "enum":
      return enumText(element);
  }
}

/** A member has no path of its own: what is wrong with it is said of the set. */
function memberOr<Result>(convert: (member: unknown) => Result, member: unknown): Result {
  try {
    return convert(member);
  } catch (thrown) {
    if (!(thrown instanceof Mismatch)) throw thrown;
    const { expected, received, mend } = thrown;
    throw new Mismatch(`every member to be ${expected}`, received, { problem: `holds ${received}`, mend });
  }
}

function noSet(expected: string, value: unknown): Mismatch {
  return new Mismatch(expected, describeValue(value), {
    mend: Array.isArray(value) ? "make a Set of it: new Set(values)" : undefined,
  });
}

function empty(expected: string): Mismatch {
  return new Mismatch(`${expected} with at least one`, "an empty Set", {
    mend: "DynamoDB has no empty sets; leave the attribute out",
  });
}
