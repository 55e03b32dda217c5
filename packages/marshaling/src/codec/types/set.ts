import { describeValue, type SetDefinition } from "@dynamorm/core";
import { isSet } from "../../builtins.ts";
import { storedMismatch } from "../../describe-stored.ts";
import { Mismatch } from "../../mismatch.ts";
import type { AttributeTypeCodec } from "../attribute-codec.ts";
import { compileMembers } from "./set-members.ts";

/** A `Set` of texts, as `SS`, or of numbers, as `NS`. DynamoDB has no empty sets. */
export const setType: AttributeTypeCodec<SetDefinition> = {
  compile: (definition) => {
    const { type, words, encode, decode } = compileMembers(definition);
    const expected = `a Set of ${words}`;
    const expectedStored = `a set of ${words} (${type})`;
    return {
      expected,
      expectedStored,
      encode: (value) => {
        if (!isSet(value)) throw noSet(expected, value);
        if (value.size === 0) throw empty(expected);
        const texts: string[] = [];
        try {
          for (const member of value) texts.push(encode(member));
        } catch (thrown) {
          throw ofMember(thrown);
        }
        return type === "NS" ? { NS: texts } : { SS: texts };
      },
      decode: (stored) => {
        const texts = stored?.[type];
        if (!Array.isArray(texts)) throw storedMismatch(expectedStored, stored);
        const set = new Set<unknown>();
        try {
          for (const text of texts) set.add(decode(text));
        } catch (thrown) {
          throw ofMember(thrown);
        }
        return set;
      },
    };
  },
};

/** A member has no path of its own: what is wrong with it is said of the set. */
function ofMember(thrown: unknown): unknown {
  if (!(thrown instanceof Mismatch)) return thrown;
  const { expected, received, mend } = thrown;
  return new Mismatch(`every member to be ${expected}`, received, { problem: `holds ${received}`, mend });
}

function noSet(expected: string, value: unknown): Mismatch {
  const mend = Array.isArray(value) ? "make a Set of it: new Set(values)" : undefined;
  return new Mismatch(expected, describeValue(value), { mend });
}

function empty(expected: string): Mismatch {
  const mend = "DynamoDB has no empty sets; leave the attribute out";
  return new Mismatch(`${expected} with at least one`, "an empty Set", { mend });
}
