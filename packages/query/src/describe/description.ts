import type { ItemMismatchError } from "@dynamorm/core";
import type { FullScanPolicy } from "../plan/full-scans.ts";
import type { Condition, OperatorCondition } from "@dynamorm/expressions";

/** The direction of an order. */
export type Direction = "asc" | "desc";

/** What a query asks for, as plain, frozen data: what {@link Query} collects and the planner reads. */
export interface QueryDescription {
  /** Conditions that the planner may use as keys; all must hold. */
  readonly where: readonly OperatorCondition[];
  /** Conditions that are only ever filters; all must hold. */
  readonly filter: readonly Condition[];
  readonly index?: string;
  readonly order?: { readonly attribute: string; readonly direction: Direction };
  /** How many items to give, after filters. */
  readonly limit?: number;
  /** How many items to leave out first, after filters. */
  readonly offset?: number;
  /** How many items DynamoDB looks at for a page: its `Limit`. */
  readonly pageSize?: number;
  /** How many pages are read at most. */
  readonly maxPages?: number;
  /** The attributes to read; all where absent. */
  readonly select?: readonly string[];
  readonly consistent?: boolean;
  /** Whether softly deleted items are wanted: not, where nothing is said. */
  readonly deleted?: "without" | "with" | "only";
  /** Attributes that do not fit the model are left out of the items, and told of, where an error would end the reading. */
  readonly lenient?: ((mismatch: ItemMismatchError) => void) | true;
  /** What is done about it when it reads a whole table or index. */
  readonly fullScan?: FullScanPolicy;
  /** That a whole table or index is meant to be read, and in what parts. */
  readonly scan?: ScanParts;
  /** Where to start: right after the last item of an earlier page. */
  readonly cursor?: string;
}

/** In what parts a table or an index is read: one of several segments, or all of them, some at a time. */
export interface ScanParts {
  /** How many parts there are. */
  readonly segments: number;
  /** The one that is read, from 0; all of them where absent. */
  readonly segment?: number;
  /** How many of all are read at a time. */
  readonly concurrency: number;
}

/** What a query starts from: every item of the model. */
export const everything: QueryDescription = Object.freeze({ where: Object.freeze([]), filter: Object.freeze([]) });
