import type { AnyModel } from "@dynamorm/core";
import { Mismatch } from "../mismatch.ts";
import type { Encode } from "./attribute-codec.ts";

/**
 * What DynamoDB allows for the value of a key, of a table or of an index.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
const partitionKey: KeyRule = { what: "partition key", mostBytes: 2048 };
const sortKey: KeyRule = { what: "sort key", mostBytes: 1024 };

interface KeyRule {
  readonly what: string;
  readonly mostBytes: number;
}

/** Puts the rules for keys around the encoders of those attributes that are a key of the table or of an index. */
export function keyRulesOf({ key, indexes }: AnyModel): (name: string, encode: Encode) => Encode {
  const rules = new Map<string, KeyRule>();
  const keys = [key, ...Object.values(indexes)];
  for (const { partitionKey: name } of keys) rules.set(name, partitionKey);
  // After the partition keys: for an attribute that is both, the narrower rule holds.
  for (const { sortKey: name } of keys) if (name !== undefined) rules.set(name, sortKey);
  return (name, encode) => {
    const rule = rules.get(name);
    return rule === undefined ? encode : encodeAsKey(encode, rule);
  };
}

function encodeAsKey(encode: Encode, { what, mostBytes }: KeyRule): Encode {
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
