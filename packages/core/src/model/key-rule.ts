import type { AnyModel } from "./model.ts";

/** What DynamoDB allows for the value of a key, of a table or of an index. */
export interface KeyRule {
  readonly what: "partition key" | "sort key";
  readonly mostBytes: number;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const partitionKeyRule: KeyRule = { what: "partition key", mostBytes: 2048 };
const sortKeyRule: KeyRule = { what: "sort key", mostBytes: 1024 };

/** The rule for an attribute that is a key of the table or of an index: for one that is both kinds, the narrower. */
export function keyRuleOf({ key, indexes }: Pick<AnyModel, "key" | "indexes">, name: string): KeyRule | undefined {
  const keys = [key, ...Object.values(indexes)];
  if (keys.some(({ sortKey }) => sortKey === name)) return sortKeyRule;
  return keys.some(({ partitionKey }) => partitionKey === name) ? partitionKeyRule : undefined;
}

/** How many bytes a text has that no key can be: none, or more than the rule allows. `undefined` for one that a key can be. */
export function wrongKeyBytes(text: string, { mostBytes }: KeyRule): number | undefined {
  if (text === "") return 0;
  // A UTF-16 unit is at most three bytes: most texts need no counting.
  if (text.length * 3 <= mostBytes) return undefined;
  const bytes = new TextEncoder().encode(text).length;
  return bytes > mostBytes ? bytes : undefined;
}
