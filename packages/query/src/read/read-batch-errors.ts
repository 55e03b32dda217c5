import { type AnyModel, InvalidOptionError, type StoredItem, ThrottledError } from "@dynamorm/core";

/** How many keys a message names. */
const mostNamed = 3;

/** DynamoDB took no more of a batch, however often it was asked: the table is read by more than it has capacity for. */
export class UnreadKeysError extends ThrottledError {
  /** The keys that were not read, as they are stored. */
  readonly keys: readonly StoredItem[];

  constructor({ name, table }: AnyModel, keys: readonly StoredItem[], attempts: number) {
    const named = keys.slice(0, mostNamed).map(keyText).join(", ");
    const more = keys.length > mostNamed ? ` and ${keys.length - mostNamed} more` : "";
    super(
      `Model "${name}": DynamoDB left ${keys.length === 1 ? "a key" : `${keys.length} keys`} unread ${attempts} times in a row: ${named}${more}; ask later, for fewer at once, or give table "${table}" more read capacity`,
      { operation: "BatchGetItem", model: name, table },
    );
    this.keys = keys;
  }
}

/** A stored key for people: `id "1"`, `project "a" number 3`. */
function keyText(key: StoredItem): string {
  const parts = Object.entries(key).map(
    ([name, { S, N }]) => `${name} ${S === undefined ? (N ?? "(binary)") : JSON.stringify(S)}`,
  );
  return parts.join(" ");
}

/** An answer to a batch that DynamoDB does not give. */
export function junkBatchAnswer(
  { name, table }: AnyModel,
  what: string,
  operation: "BatchGetItem" | "BatchWriteItem" = "BatchGetItem",
): InvalidOptionError {
  return new InvalidOptionError(
    `the executor, or a middleware, answered ${operation} of model "${name}" with ${what}: a middleware returns what next() gives`,
    { operation, model: name, table },
  );
}
