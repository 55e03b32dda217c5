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

/** One write of a batch: a whole item, or the key of one to delete. It takes no condition, and no update. */
export interface WriteRequest {
  PutRequest?: { Item: StoredItem | undefined } | undefined;
  DeleteRequest?: { Key: StoredItem | undefined } | undefined;
}

/**
 * Up to 25 writes, by table, each of another item. Each is done or not by itself: a batch is no transaction.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
 */
export interface BatchWriteItemInput extends CapacityInput {
  RequestItems: Record<string, WriteRequest[]>;
}

/** The writes that DynamoDB did not get to, in the form of a request: these have to be sent again. */
export interface BatchWriteItemOutput {
  UnprocessedItems?: Record<string, WriteRequest[]> | undefined;
  ConsumedCapacity?: NonNullable<CapacityOutput["ConsumedCapacity"]>[] | undefined;
}
