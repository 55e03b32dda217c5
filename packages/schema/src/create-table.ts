import { type AnyModel, checkOptions, type Executor } from "@dynamorm/core";
import { tableOptionChecks } from "./check-table-options.ts";
import { requestFor } from "./create-table-request.ts";
import { readDescription } from "./read-description.ts";
import type { TableInfo } from "./table-info.ts";
import { type TableIndexName, type TableModels, tableOfModels } from "./table-models.ts";
import type { TableOptions } from "./table-options.ts";
import { isReady } from "./table-readiness.ts";
import { enableTimeToLive } from "./time-to-live.ts";
import { waitForTable } from "./wait-for-table.ts";
import { type WaitOptions, waitOptionChecks } from "./wait-options.ts";

/** What {@link createTable} takes. */
export interface CreateTableOptions<Index extends string = string> extends TableOptions<Index>, WaitOptions {}

/**
 * Makes a model's table, waits until it and its indexes are ACTIVE, and switches Time to Live on where the model has a `ttl`
 * attribute. A table that models share is made from all of them, with the indexes of each.
 *
 * An error that comes after the table was made does not take it back: {@link ensureTable} goes on from there.
 *
 * @example
 * await createTable(executor, User, { billing: { readCapacityUnits: 5, writeCapacityUnits: 5 } });
 * await createTable(executor, [Customer, Order]);   // of one table
 *
 * @throws TableInUseError when there is such a table; TimeoutError; AbortedError; InvalidOptionError and InvalidModelError,
 *   for models that contradict each other, before anything is sent.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
 */
export async function createTable<M extends AnyModel>(
  executor: Executor,
  models: TableModels<M>,
  options: CreateTableOptions<TableIndexName<M>> = {},
): Promise<TableInfo> {
  const table = tableOfModels(models);
  checkOptions("createTable", table, options, { ...tableOptionChecks(table), ...waitOptionChecks });
  return waitForTable(
    executor,
    table,
    {
      words: "be ACTIVE",
      begin: async (call) => {
        await executor(requestFor(table, options), call);
        return undefined;
      },
      // Descriptions are eventually consistent: a table that was made just now may not show yet.
      reached: async (found, whileWaiting) => {
        if (found === undefined || !isReady(table, found)) return undefined;
        const ttl =
          table.ttl === undefined ? undefined : await enableTimeToLive(executor, table, table.ttl, whileWaiting);
        return readDescription(found, ttl);
      },
    },
    options,
  );
}
