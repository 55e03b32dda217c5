import { describeValue, type SetDefinition } from "@dynamorm/core";
import { isSet } from "../../builtins.ts";
import { storedMismatch } from "../../describe-stored.ts";
import { Mismatch } from "../../mismatch.ts";
import { refuseRepeatedBytes } from "../../untyped/binary.ts";
import { addWeight } from "../../weight.ts";
import type { AttributeTypeCodec } from "../attribute-codec.ts";
import { compileMembers } from "./set-members.ts";

/** A `Set` of texts, as `SS`, of numbers, as `NS`, or of bytes, as `BS`. DynamoDB has no empty sets. */
export const setType: AttributeTypeCodec<SetDefinition> = {
  empty: { is: (value) => isSet(value) && value.size === 0, make: () => new Set() },
  compile: (definition) => {
    const { type, words, weight, encode, json, decode, setOf } = compileMembers(definition);
    const expected = `a Set of ${words}`;
    const expectedStored = `a set of ${words} (${type})`;
    const encodeMembers = (value: unknown): (string | Uint8Array)[] => {
      if (!isSet(value)) throw noSet(expected, value);
      if (value.size === 0) throw empty(expected);
      addWeight(value.size * weight);
      const members: (string | Uint8Array)[] = [];
      try {
        for (const member of value) members.push(encode(member));
      } catch (thrown) {
        throw ofMember(thrown);
      }
      if (type === "BS") refuseRepeatedBytes(members as Uint8Array[]);
      return members;
    };
    return {
      expected,
      expectedStored,
      weight: 0,
      encode: (value) => setOf(encodeMembers(value)),
      encodeJson: (value) => `{"${type}":[${encodeMembers(value).map(json).join(",")}]}`,
      decode: (stored) => {
        const members: unknown = stored?.[type];
        if (!Array.isArray(members)) throw storedMismatch(expectedStored, stored);
        const set = new Set<unknown>();
        try {
          for (const member of members) set.add(decode(member));
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
  const mend = "DynamoDB has no empty sets; leave the attribute out, or have omitEmpty() do it";
  return new Mismatch(`${expected} with at least one`, "an empty Set", { mend });
}
