import type { OperationInput } from "../executor.ts";
import type { TransactWriteItem } from "./transact-operations.ts";

const Key = { id: { S: "1" } };
const TableName = "users";
const takes = (item: TransactWriteItem): TransactWriteItem => item;

takes({ Put: { TableName, Item: Key, ReturnValuesOnConditionCheckFailure: "ALL_OLD" } });
takes({ Update: { TableName, Key, UpdateExpression: "REMOVE age" } });
takes({ Delete: { TableName, Key, ConditionExpression: "attribute_exists(id)" } });
takes({ ConditionCheck: { TableName, Key, ConditionExpression: "attribute_exists(id)" } });
// @ts-expect-error one action
takes({});
// @ts-expect-error one action, and no other
takes({ Put: { TableName, Item: Key }, Delete: { TableName, Key } });
// @ts-expect-error a check has a condition
takes({ ConditionCheck: { TableName, Key } });
// @ts-expect-error an update has an expression
takes({ Update: { TableName, Key } });

const batch = (RequestItems: OperationInput<"BatchWriteItem">["RequestItems"]): OperationInput<"BatchWriteItem"> => ({
  RequestItems,
});
batch({ users: [{ PutRequest: { Item: Key } }, { DeleteRequest: { Key } }] });
// @ts-expect-error a put of a batch has no condition
batch({ users: [{ PutRequest: { Item: Key, ConditionExpression: "attribute_exists(id)" } }] });
// @ts-expect-error a batch has no updates
batch({ users: [{ UpdateRequest: { Key } }] });
