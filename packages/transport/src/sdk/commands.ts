import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ExecuteStatementCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { InvalidOptionError, type OperationInput, type OperationName } from "@dynamorm/core";

/** The SDK's command class for each operation of the library. A new operation is one line here, and its import. */
export const commands: { readonly [Name in OperationName]: new (input: OperationInput<Name>) => object } = {
  GetItem: GetItemCommand,
  PutItem: PutItemCommand,
  UpdateItem: UpdateItemCommand,
  DeleteItem: DeleteItemCommand,
  BatchGetItem: BatchGetItemCommand,
  BatchWriteItem: BatchWriteItemCommand,
  TransactGetItems: TransactGetItemsCommand,
  TransactWriteItems: TransactWriteItemsCommand,
  ExecuteStatement: ExecuteStatementCommand,
  Query: QueryCommand,
  Scan: ScanCommand,
  CreateTable: CreateTableCommand,
  DescribeTable: DescribeTableCommand,
  DeleteTable: DeleteTableCommand,
  UpdateTimeToLive: UpdateTimeToLiveCommand,
  DescribeTimeToLive: DescribeTimeToLiveCommand,
};

/** The command class of an operation. @throws InvalidOptionError for one that there is not, as callers without types can give. */
export function commandClass<Name extends OperationName>(operation: Name): new (input: OperationInput<Name>) => object {
  if (Object.hasOwn(commands, operation)) return commands[operation];
  const known = Object.keys(commands).join(", ");
  throw new InvalidOptionError(`there is no operation ${JSON.stringify(operation)}; there are ${known}`);
}

/** What the endpoint of an operation depends on, by parameter of the endpoint rules: the same text that each command class tells the SDK. */
export type EndpointInstructions = ReturnType<(typeof GetItemCommand)["getEndpointParameterInstructions"]>;

/** How the parameters of the endpoint rules are found for an operation. */
export function endpointInstructions(operation: OperationName): EndpointInstructions {
  const command: object = commandClass(operation);
  return (command as typeof GetItemCommand).getEndpointParameterInstructions();
}
