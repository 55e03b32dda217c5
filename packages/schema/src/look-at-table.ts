import {
  type CallOptions,
  type DynamoDBRequest,
  type Executor,
  isDynamORMError,
  type TableDescription,
} from "@dynamorm/core";
import type { TableBlueprint } from "./table-blueprint.ts";

/** The real DynamoDB always gives a status. An engine that leaves it out makes tables and indexes at once. */
export const statusLeftOut = "ACTIVE";

/** The request that describes a table. */
export function describeRequest({ table, model }: TableBlueprint): DynamoDBRequest<"DescribeTable"> {
  return { operation: "DescribeTable", input: { TableName: table }, model };
}

/** The table's description, or `undefined` where there is no such table. */
export async function lookAtTable(
  executor: Executor,
  table: TableBlueprint,
  options: CallOptions,
): Promise<TableDescription | undefined> {
  try {
    return (await executor(describeRequest(table), options)).Table;
  } catch (error) {
    if (isDynamORMError(error, "TABLE_NOT_FOUND")) return undefined;
    throw error;
  }
}
