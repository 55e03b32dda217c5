import type { StoredItem } from "../attribute-value.ts";

/** Names and values that the expressions of a request refer to, as `#placeholder` and `:placeholder`. */
export interface ExpressionInput {
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: StoredItem | undefined;
}

/** What every operation on items takes and the library leaves alone unless it is asked. */
export interface CapacityInput {
  ReturnConsumedCapacity?: "INDEXES" | "TOTAL" | "NONE" | undefined;
}

/** What a request has used, in capacity units. */
export interface CapacityOutput {
  ConsumedCapacity?:
    | {
        TableName?: string | undefined;
        CapacityUnits?: number | undefined;
        ReadCapacityUnits?: number | undefined;
        WriteCapacityUnits?: number | undefined;
      }
    | undefined;
}

/** A condition on a write, and whether a failed one gives the item that is there. */
export interface ConditionInput extends ExpressionInput {
  ConditionExpression?: string | undefined;
  ReturnValuesOnConditionCheckFailure?: "ALL_OLD" | "NONE" | undefined;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html */
export interface GetItemInput extends CapacityInput {
  TableName: string;
  Key: StoredItem;
  ConsistentRead?: boolean | undefined;
  ProjectionExpression?: string | undefined;
  ExpressionAttributeNames?: Record<string, string> | undefined;
}

/** The item, if there is one. */
export interface GetItemOutput extends CapacityOutput {
  Item?: StoredItem | undefined;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html */
export interface PutItemInput extends CapacityInput, ConditionInput {
  TableName: string;
  Item: StoredItem;
  ReturnValues?: "ALL_OLD" | "NONE" | undefined;
}

/** The item that was overwritten, where `ReturnValues` asks for it. */
export interface PutItemOutput extends CapacityOutput {
  Attributes?: StoredItem | undefined;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html */
export interface UpdateItemInput extends CapacityInput, ConditionInput {
  TableName: string;
  Key: StoredItem;
  UpdateExpression?: string | undefined;
  ReturnValues?: "ALL_NEW" | "ALL_OLD" | "NONE" | "UPDATED_NEW" | "UPDATED_OLD" | undefined;
}

/** The item as `ReturnValues` asks for it. */
export interface UpdateItemOutput extends CapacityOutput {
  Attributes?: StoredItem | undefined;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html */
export interface DeleteItemInput extends CapacityInput, ConditionInput {
  TableName: string;
  Key: StoredItem;
  ReturnValues?: "ALL_OLD" | "NONE" | undefined;
}

/** The item that was deleted, where `ReturnValues` asks for it. */
export interface DeleteItemOutput extends CapacityOutput {
  Attributes?: StoredItem | undefined;
}
