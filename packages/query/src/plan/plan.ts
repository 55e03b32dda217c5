import type { Condition, OperatorCondition } from "@dynamorm/expressions";
import type { Direction } from "../describe/description.ts";

/** How a query will be served: plain data, a pure function of the model and the description. */
export type Plan = GetItemPlan | QueryPlan | ScanPlan;

interface CommonPlan {
  /** Why this and nothing else, in words. */
  readonly reason: string;
  /** The other ways that were looked at. */
  readonly rejected: readonly RejectedCandidate[];
  /** What is asked for and no key condition: DynamoDB reads more, and leaves out what does not meet these. */
  readonly filters: readonly Condition[];
  /** What tells the items of the model from others in the table; none for one item, which is looked at when it was read. */
  readonly own: readonly Condition[];
  readonly select?: readonly string[];
  readonly consistent: boolean;
}

/** One item by its full key. */
export interface GetItemPlan extends CommonPlan {
  readonly operation: "GetItem";
  /** Equality on each part of the key. */
  readonly keyConditions: readonly OperatorCondition[];
}

/** The items of one partition of the table or of an index. */
export interface QueryPlan extends CommonPlan {
  readonly operation: "Query";
  readonly index?: string;
  /** Equality on the partition key, then at most one condition on the sort key. */
  readonly keyConditions: readonly OperatorCondition[];
  readonly direction?: Direction;
}

/** Every item of the table or of an index. */
export interface ScanPlan extends CommonPlan {
  readonly operation: "Scan";
  readonly index?: string;
  readonly keyConditions: readonly [];
}

/** A way that was not taken. */
export interface RejectedCandidate {
  /** `"table"`, or the name of an index. */
  readonly candidate: string;
  readonly reason: string;
}
