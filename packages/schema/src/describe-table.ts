import { type CallOptions, callOptionChecks, checkOptions, type Executor, runCall } from "@dynamorm/core";
import { describeRequest } from "./look-at-table.ts";
import { readDescription } from "./read-description.ts";
import type { TableInfo } from "./table-info.ts";
import { type TableModels, tableOfModels } from "./table-models.ts";
import { describeTimeToLive } from "./time-to-live.ts";

/**
 * Tells how the table of a model, or of models that share it, is: its key, its indexes, how it is paid, its Time to Live.
 *
 * @example
 * const { status, itemCount, indexes } = await describeTable(executor, User);
 *
 * @throws TableNotFoundError when there is no such table; TimeoutError; AbortedError; InvalidOptionError; InvalidModelError for models that contradict each other.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html
 */
export async function describeTable(
  executor: Executor,
  models: TableModels,
  options: CallOptions = {},
): Promise<TableInfo> {
  const table = tableOfModels(models);
  checkOptions("describeTable", table, options, callOptionChecks);
  return runCall("describeTable", table, options, async (call) => {
    const { Table: description = {} } = await executor(describeRequest(table), call);
    return readDescription(description, await describeTimeToLive(executor, table, call));
  });
}
