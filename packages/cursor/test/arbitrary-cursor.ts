import type { AttributeValue, StoredItem } from "@dynamorm/core";
import * as fc from "fast-check";
import type { Cursor } from "../src/index.ts";

const text = fc.string({ unit: "binary" });
/** Names of attributes, those that objects have among them. */
export const name: fc.Arbitrary<string> = fc.oneof(
  text,
  fc.constantFrom("__proto__", "constructor", "toString", "S", "lastKey", "10", "9"),
);
const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }).map(String), fc.bigInt().map(String));
const bytes = fc.uint8Array();
const values = fc.letrec<{ value: AttributeValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.record({ S: text }),
    fc.record({ N: number }),
    fc.record({ B: bytes }),
    fc.record({ BOOL: fc.boolean() }),
    fc.record({ NULL: fc.boolean() }),
    fc.record({ SS: fc.array(text) }),
    fc.record({ NS: fc.array(number) }),
    fc.record({ BS: fc.array(bytes) }),
    fc.record({ L: fc.array(tie("value"), { maxLength: 4 }) }),
    fc.record({ M: fc.dictionary(name, tie("value"), { maxKeys: 4 }) }),
  ) as fc.Arbitrary<AttributeValue>,
}));
/** Attribute values of all types. */
export const value: fc.Arbitrary<AttributeValue> = values.value;

const lastKey = fc.dictionary(name, value, {
  minKeys: 1,
  maxKeys: 4,
  noNullPrototype: true,
}) as fc.Arbitrary<StoredItem>;
/** Cursors that can be. */
export const cursor: fc.Arbitrary<Cursor> = fc.record(
  { lastKey, index: fc.string({ minLength: 1 }), sort: fc.constantFrom("ASC" as const, "DESC" as const) },
  { requiredKeys: ["lastKey"], noNullPrototype: true },
);
