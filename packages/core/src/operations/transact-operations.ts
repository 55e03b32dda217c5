import type { StoredItem } from "../attribute-value.ts";
import type { CapacityInput, CapacityOutput, ConditionInput } from "./item-operations.ts";

/** An item to write in a transaction. */
export interface TransactPut extends ConditionInput {
  TableName: string;
  Item: StoredItem;
}

/** An item to change in a transaction; it is created where there is none, unless the condition forbids it. */
export interface TransactUpdate extends ConditionInput {
  TableName: string;
  Key: StoredItem;
  UpdateExpression: string;
}

/** An item to delete in a transaction. */
export interface TransactDelete extends ConditionInput {
  TableName: string;
  Key: StoredItem;
}

/** A condition on an item that the transaction does not write. */
export interface TransactConditionCheck extends ConditionInput {
  TableName: string;
  Key: StoredItem;
  ConditionExpression: string;
}

/** One action and no other, as DynamoDB wants it. */
type Only<Action extends "Put" | "Update" | "Delete" | "ConditionCheck"> = {
  readonly [Name in Exclude<"Put" | "Update" | "Delete" | "ConditionCheck", Action>]?: never;
};

interface PutAction extends Only<"Put"> {
  Put: TransactPut;
}
interface UpdateAction extends Only<"Update"> {
  Update: TransactUpdate;
}
interface DeleteAction extends Only<"Delete"> {
  Delete: TransactDelete;
}
interface ConditionCheckAction extends Only<"ConditionCheck"> {
  ConditionCheck: TransactConditionCheck;
}

/** One action of a transaction. */
export type TransactWriteItem = PutAction | UpdateAction | DeleteAction | ConditionCheckAction;

/**
 * Up to 100 actions, each on another item, of which all are done or none.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export interface TransactWriteItemsInput extends CapacityInput {
  TransactItems: TransactWriteItem[];
  /** 1 to 36 characters. Within ten minutes the same request with the same token is done once, however often it is sent. */
  ClientRequestToken?: string | undefined;
}

/** What the transaction used, by table. */
export interface TransactWriteItemsOutput {
  ConsumedCapacity?: NonNullable<CapacityOutput["ConsumedCapacity"]>[] | undefined;
}

/** One item to read in a transaction. */
export interface TransactGetItem {
  Get: {
    TableName: string;
    Key: StoredItem;
    ProjectionExpression?: string | undefined;
    ExpressionAttributeNames?: Record<string, string> | undefined;
  };
}

/**
 * Up to 100 items, read as they are at one moment.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html
 */
export interface TransactGetItemsInput extends CapacityInput {
  TransactItems: TransactGetItem[];
}

/** The items in the order of the request: an entry without `Item` where there is none. */
export interface TransactGetItemsOutput {
  Responses?: { Item?: StoredItem | undefined }[] | undefined;
  ConsumedCapacity?: NonNullable<CapacityOutput["ConsumedCapacity"]>[] | undefined;
}
