import { checkOptions, type Executor, isDynamORMError, takes } from "@dynamorm/core";
import { type TableModels, tableOfModels } from "./table-models.ts";
import { waitForTable } from "./wait-for-table.ts";
import { type WaitOptions, waitOptionChecks } from "./wait-options.ts";

/** What {@link deleteTable} takes. */
export interface DeleteTableOptions extends WaitOptions {
  /** A table that is not there is no error. */
  readonly ifExists?: boolean | undefined;
}

/**
 * Deletes the table of a model, or of models that share it, with all its items, and waits until it is gone.
 *
 * @throws TableNotFoundError when there is no such table, unless `ifExists`; TableInUseError while it is being made or changed;
 *   RequestRejectedError when it is protected against deletion; TimeoutError; AbortedError; InvalidOptionError;
 *   InvalidModelError for models that contradict each other.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html
 */
export async function deleteTable(
  executor: Executor,
  models: TableModels,
  options: DeleteTableOptions = {},
): Promise<void> {
  const table = tableOfModels(models);
  checkOptions("deleteTable", table, options, {
    ...waitOptionChecks,
    ifExists: takes("true or false", (value) => typeof value === "boolean"),
  });
  let wasDeleting = false;
  await waitForTable(
    executor,
    table,
    {
      words: "be gone",
      begin: async (call) => {
        try {
          await executor({ operation: "DeleteTable", input: { TableName: table.table }, model: table.model }, call);
          return undefined;
        } catch (error) {
          if (options.ifExists && isDynamORMError(error, "TABLE_NOT_FOUND")) return true;
          throw error;
        }
      },
      reached: (found) => {
        wasDeleting ||= found?.TableStatus === "DELETING";
        // One that is being made, or is there again, is a new table of the same name: somebody else was fast.
        const isNew = found?.TableStatus === "CREATING" || (wasDeleting && found?.TableStatus !== "DELETING");
        return found === undefined || isNew ? true : undefined;
      },
    },
    options,
  );
}
