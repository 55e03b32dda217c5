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
  /** How many items DynamoDB looks at for a page: its `Limit`. */
  readonly pageSize?: number;
  /** The attributes to read; all where absent. */
  readonly select?: readonly string[];
  readonly consistent?: boolean;
  /** Whether softly deleted items are wanted: not, where nothing is said. */
  readonly deleted?: "without" | "with" | "only";
  /** Attributes that do not fit the model are left out of the items, and told of, where an error would end the reading. */
  readonly lenient?: ((mismatch: ItemMismatchError) => void) | true;
  /** What is done about it when it reads a whole table or index. */
  readonly fullScan?: FullScanPolicy;
  /** Where to start: right after the last item of an earlier page. */
  readonly cursor?: string;
}

/** What a query starts from: every item of the model. */
export const everything: QueryDescription = Object.freeze({ where: Object.freeze([]), filter: Object.freeze([]) });
