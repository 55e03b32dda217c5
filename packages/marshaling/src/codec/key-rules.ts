import type { AnyModel } from "@dynamorm/core";
import { Mismatch } from "../mismatch.ts";
import type { Encode } from "./attribute-codec.ts";
import { type Field, field } from "./field.ts";

/** What DynamoDB allows for the value of a key, of a table or of an index. */
interface KeyRule {
  readonly what: string;
  readonly mostBytes: number;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const partitionKeyRule: KeyRule = { what: "partition key", mostBytes: 2048 };
const sortKeyRule: KeyRule = { what: "sort key", mostBytes: 1024 };

/** The same fields, with the rules for keys around those that are a key of the table or of an index. */
export function withKeyRules(fields: readonly Field[], { key, indexes }: AnyModel): readonly Field[] {
  const rules = new Map<string, KeyRule>();
  const keys = [key, ...Object.values(indexes)];
  for (const { partitionKey } of keys) rules.set(partitionKey, partitionKeyRule);
  // After the partition keys: for an attribute that is both, the narrower rule holds.
  for (const { sortKey } of keys) if (sortKey !== undefined) rules.set(sortKey, sortKeyRule);
  return fields.map((any) => {
    const rule = rules.get(any.name);
    return rule === undefined
      ? any
      : field(any.name, any.required, { ...any, encode: encodeKeyValue(any.encode, rule) });
  });
}

function encodeKeyValue(encode: Encode, { what, mostBytes }: KeyRule): Encode {
  return (value) => {
    const stored = encode(value);
    if (stored.S === undefined) return stored;
    if (stored.S === "") {
      throw new Mismatch("a string that is not empty", 'the string ""', { mend: "DynamoDB keys cannot be empty" });
    }
    // A UTF-16 unit is at most three bytes: most texts need no counting.
    if (stored.S.length * 3 <= mostBytes) return stored;
    const bytes = new TextEncoder().encode(stored.S).length;
    if (bytes <= mostBytes) return stored;
    throw new Mismatch(`at most ${mostBytes} bytes`, `a string of ${bytes} bytes`, {
      mend: `DynamoDB allows no more in a ${what}`,
    });
  };
}
