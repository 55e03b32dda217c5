import type { StoredItem } from "../attribute-value.ts";
import type { CapacityInput, CapacityOutput } from "./item-operations.ts";

/** The keys that are wanted of one table, and what of their items. */
export interface KeysAndAttributes {
  Keys: StoredItem[] | undefined;
  ConsistentRead?: boolean | undefined;
  ProjectionExpression?: string | undefined;
  ExpressionAttributeNames?: Record<string, string> | undefined;
}

/**
 * Up to 100 keys, by table.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
 */
export interface BatchGetItemInput extends CapacityInput {
  RequestItems: Record<string, KeysAndAttributes>;
}

/** The items that there are, in no order, and the keys that DynamoDB did not get to: these have to be asked for again. */
export interface BatchGetItemOutput {
  Responses?: Record<string, StoredItem[]> | undefined;
  UnprocessedKeys?: Record<string, KeysAndAttributes> | undefined;
  ConsumedCapacity?: NonNullable<CapacityOutput["ConsumedCapacity"]>[] | undefined;
}
