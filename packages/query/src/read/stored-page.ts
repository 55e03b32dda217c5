import type { StoredItem } from "@dynamorm/core";

/** A page of items as they are stored. */
export interface StoredPage {
  /** The items; none where only the count is wanted. */
  readonly items: readonly StoredItem[];
  readonly count: number;
  /** How many items DynamoDB looked at, and charged for. */
  readonly scannedCount: number;
  /** Where to go on: right after the last of these items. Absent at the end. */
  readonly lastKey?: StoredItem | undefined;
  /** Fewer items came than keys were asked for. */
  readonly isThin?: boolean;
}

/** What is read besides the items. */
export interface ReadMode {
  /** Only the count is wanted. */
  readonly count?: boolean;
  /** The keys of the items are read too, selected or not, so that reading can go on after any of them. */
  readonly resumable?: boolean;
  /** Tells the items that are wanted from others, in place of what tells those of the model. */
  readonly isWanted?: (item: StoredItem) => boolean;
  /** One page of DynamoDB's is wanted, where neither a limit nor a number of pages is given. It stands behind what an offset leaves out. */
  readonly onePage?: boolean;
  /** The next page is asked for before it is wanted. */
  readonly prefetch?: boolean;
}
