import type { Condition, OperatorCondition } from "@dynamorm/expressions";
import type { Direction } from "../describe/description.ts";
import type { KnownTexts } from "../read/request-texts.ts";

/** How a query will be served: plain data, a pure function of the model and the description. */
export type Plan = NothingPlan | GetItemPlan | BatchGetItemPlan | QueryPlan | ScanPlan;

interface CommonPlan {
  /** Why this and nothing else, in words. */
  readonly reason: string;
  /** The other ways that were looked at. */
  readonly rejected: readonly RejectedCandidate[];
  /** What is asked for and no key condition: DynamoDB reads more, and leaves out what does not meet these. */
  readonly filters: readonly Condition[];
  /** What DynamoDB cannot filter by, such as the keys that it queries: it sends more, and what does not meet these is dropped here. */
  readonly clientFilters: readonly Condition[];
  /** What tells the items of the model from others in the table; none for items by their keys, which are looked at when they were read. */
  readonly own: readonly Condition[];
  readonly select?: readonly string[];
  readonly consistent: boolean;
  /** The texts of the requests that were made for it, and for others of its shape. */
  readonly texts?: KnownTexts;
}

/** No item can meet the conditions: nothing is asked. */
export interface NothingPlan extends CommonPlan {
  readonly operation: "None";
  readonly keyConditions: readonly [];
}

/** One item by its full key. */
export interface GetItemPlan extends CommonPlan {
  readonly operation: "GetItem";
  /** Equality on each part of the key. */
  readonly keyConditions: readonly OperatorCondition[];
}

/** Several items by their full keys. */
export interface BatchGetItemPlan extends CommonPlan {
  readonly operation: "BatchGetItem";
  /** What the keys are made of: equality, or a list of values, on each part. */
  readonly keyConditions: readonly OperatorCondition[];
  /** The values of each key, by attribute: in the order of the lists, or in the one that is asked for. No key is there twice. */
  readonly keys: readonly Readonly<Record<string, unknown>>[];
  readonly direction?: Direction;
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
