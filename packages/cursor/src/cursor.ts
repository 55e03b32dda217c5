import type { StoredItem } from "@dynamorm/core";

/** Where reading a table or an index goes on. */
export interface Cursor {
  /** The key of the last item that was read, as it is stored: DynamoDB's `LastEvaluatedKey`. At least one attribute. */
  readonly lastKey: StoredItem;
  /** The index that was read; absent for the table itself. */
  readonly index?: string;
  /** The direction of a query; absent for a scan. */
  readonly sort?: "ASC" | "DESC";
}

/**
 * The longest cursor, in characters: what DynamoDB's longest last key takes at worst, rounded up to 64 Ki.
 *
 * A last key has the table's key and the index's, at most 2 × (2048 + 1024) bytes of values under 4 × 255 bytes of names;
 * the index's name has 255 more. JSON writes six characters for a byte at worst (`\u003c`), base64 four for three of those.
 * Ordinary cursors have 100 to 300 characters.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
export const mostCharacters = 65_536;

/**
 * How deep lists and maps nest in DynamoDB.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
export const mostLevels = 32;
