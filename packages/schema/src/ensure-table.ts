import {
  type AnyModel,
  type CallOptions,
  checkOptions,
  type Executor,
  inWords,
  isDynamORMError,
  type TableDescription,
} from "@dynamorm/core";
import { tableOptionChecks } from "./check-table-options.ts";
import type { CreateTableOptions } from "./create-table.ts";
import { requestFor } from "./create-table-request.ts";
import { readDescription } from "./read-description.ts";
import type { TableBlueprint } from "./table-blueprint.ts";
import { tableDifferences } from "./table-differences.ts";
import type { TableInfo } from "./table-info.ts";
import { TableMismatchError } from "./table-mismatch-error.ts";
import { type TableIndexName, type TableModels, tableOfModels } from "./table-models.ts";
import type { TableOptions } from "./table-options.ts";
import { isReady } from "./table-readiness.ts";
import { describeTimeToLive, enableTimeToLive } from "./time-to-live.ts";
import { waitForTable } from "./wait-for-table.ts";
import { waitOptionChecks } from "./wait-options.ts";

/** What {@link ensureTable} takes. What a table is made with is of use where there is none yet: a table that is there is not changed. */
export interface EnsureTableOptions<Index extends string = string> extends CreateTableOptions<Index> {}

/**
 * Sees to it that a model's table is there and usable: makes it where it is missing, waits until it is ACTIVE, compares it
 * with the model, and switches Time to Live on where the model has a `ttl` attribute. Any number of processes may do so at
 * the same time. What the table has besides what the model needs is left alone.
 *
 * Where models share the table, it takes them all: a table that is made for one of them lacks the indexes of the others.
 *
 * @example
 * await ensureTable(executor, User);
 * await ensureTable(executor, [Customer, Order]);   // of one table
 *
 * @throws TableMismatchError when the key, the type of a key attribute, an index of the model or Time to Live is not what the
 *   model says; TimeoutError; AbortedError; InvalidOptionError and InvalidModelError, for models that contradict each other,
 *   before anything is sent.
 */
export async function ensureTable<M extends AnyModel>(
  executor: Executor,
  models: TableModels<M>,
  options: EnsureTableOptions<TableIndexName<M>> = {},
): Promise<TableInfo> {
  const table = tableOfModels(models);
  checkOptions("ensureTable", table, options, { ...tableOptionChecks(table), ...waitOptionChecks });
  return waitForTable(
    executor,
    table,
    {
      words: "be ACTIVE",
      reached: async (found, whileWaiting) => {
        // One that is being deleted is waited for too: when it is gone, it is made.
        if (found === undefined) await createUnlessThere(executor, table, options, whileWaiting);
        return found !== undefined && isReady(table, found)
          ? withTimeToLive(executor, table, found, whileWaiting)
          : undefined;
      },
    },
    options,
  );
}

/** What a usable table is like; switches Time to Live on where it is missing, once nothing else is wrong. */
async function withTimeToLive(
  executor: Executor,
  table: TableBlueprint,
  description: TableDescription,
  call: CallOptions,
): Promise<TableInfo> {
  const info = readDescription(description, await describeTimeToLive(executor, table, call));
  refuseDifferences(table, info);
  if (table.ttl === undefined || info.ttl !== undefined) return info;
  return { ...info, ttl: await enableTimeToLive(executor, table, table.ttl, call) };
}

/** Another process may have been faster, or the table may be there already and not show yet: the next look tells. */
async function createUnlessThere(
  executor: Executor,
  table: TableBlueprint,
  options: TableOptions,
  call: CallOptions,
): Promise<void> {
  try {
    await executor(requestFor(table, options), call);
  } catch (error) {
    if (!isDynamORMError(error, "TABLE_IN_USE")) throw error;
  }
}

function refuseDifferences(blueprint: TableBlueprint, info: TableInfo): void {
  const differences = tableDifferences(blueprint, info);
  if (differences.length === 0) return;
  const { table, models, model } = blueprint;
  const [needed, need] =
    models.length === 1
      ? [`model "${model}" needs`, "the model needs"]
      : [
          `models ${inWords(
            models.map((name) => `"${name}"`),
            "and",
          )} need`,
          "the models need",
        ];
  const lines = differences.map(
    ({ subject, expected, actual }) => `- ${subject}: ${need} ${expected}; the table has ${actual}`,
  );
  throw new TableMismatchError(
    [
      `Table "${table}" is not what ${needed}:`,
      ...lines,
      "Change the table with the tool that made it (CDK, Terraform, CloudFormation). In development, deleteTable and ensureTable make it anew, without its items.",
    ].join("\n"),
    { model, table, differences },
  );
}
