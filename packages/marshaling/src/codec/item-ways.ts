import type { AttributeValue, StoredItem } from "@dynamorm/core";

/**
 * The three ways of an item, compiled for a list of fields: by closures, or by code that is generated. Whichever they are, they
 * give the same results and throw the same `Mismatch`es.
 */
export interface ItemWays {
  /** An item → what DynamoDB stores. */
  readonly encode: (item: unknown) => StoredItem;
  /** An item → the JSON text of what DynamoDB stores. */
  readonly encodeJson: (item: unknown) => string;
  /** What DynamoDB stores → an item. */
  readonly decode: (stored: Readonly<Record<string, AttributeValue>>) => Record<string, unknown>;
}

/**
 * A text that is stored with an item and is no attribute of it: a computed key, a type tag. It is worked out from the item when
 * all of its fields have been written, and absent where it is `undefined`.
 */
export interface StoredText {
  readonly storedName: string;
  readonly textOf: (item: Readonly<Record<string, unknown>>) => string | undefined;
}
