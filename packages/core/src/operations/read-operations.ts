import type { StoredItem } from "../attribute-value.ts";
import type { CapacityInput, CapacityOutput, ExpressionInput } from "./item-operations.ts";

/** What Query and Scan share: where to read, how much, what to keep and what to give. */
export interface ReadInput extends CapacityInput, ExpressionInput {
  TableName: string;
  IndexName?: string | undefined;
  ConsistentRead?: boolean | undefined;
  FilterExpression?: string | undefined;
  ProjectionExpression?: string | undefined;
  Select?: "ALL_ATTRIBUTES" | "ALL_PROJECTED_ATTRIBUTES" | "SPECIFIC_ATTRIBUTES" | "COUNT" | undefined;
  /** The number of items that DynamoDB looks at, before the filter. */
  Limit?: number | undefined;
  ExclusiveStartKey?: StoredItem | undefined;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html */
export interface QueryInput extends ReadInput {
  KeyConditionExpression: string;
  ScanIndexForward?: boolean | undefined;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html */
export interface ScanInput extends ReadInput {
  Segment?: number | undefined;
  TotalSegments?: number | undefined;
}

/** A page: its items, how many DynamoDB looked at for it, and where the next one starts. */
export interface ReadOutput extends CapacityOutput {
  Items?: StoredItem[] | undefined;
  Count?: number | undefined;
  ScannedCount?: number | undefined;
  LastEvaluatedKey?: StoredItem | undefined;
}

/** A page of a partition, in the order of its sort key. */
export interface QueryOutput extends ReadOutput {}

/** A page of a table or index, in no order that can be relied on. */
export interface ScanOutput extends ReadOutput {}
