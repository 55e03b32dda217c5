import { AccessDeniedError, type TableDescription } from "@dynamorm/core";
import { statusLeftOut } from "./look-at-table.ts";
import type { TableBlueprint } from "./table-blueprint.ts";

/** The states of a table whose KMS key DynamoDB cannot use: waiting does not end them. */
const locked: ReadonlySet<string | undefined> = new Set([
  "INACCESSIBLE_ENCRYPTION_CREDENTIALS",
  "ARCHIVING",
  "ARCHIVED",
]);

/**
 * Whether a table is ACTIVE, and with it those of its model's indexes that it has. Indexes that the model does not know are not
 * waited for: one that somebody adds to a large table is filled for hours.
 *
 * @throws AccessDeniedError when DynamoDB cannot use the table's KMS key.
 */
export function isReady({ table, model, indexes }: TableBlueprint, description: TableDescription): boolean {
  const { TableStatus: status = statusLeftOut, GlobalSecondaryIndexes: described = [] } = description;
  if (locked.has(status)) {
    throw new AccessDeniedError(
      `Table "${table}" is ${status}: DynamoDB cannot use the KMS key that it is encrypted with. Let it use the key again or, when the table is archived, restore it from its backup.`,
      { operation: "DescribeTable", model, table },
    );
  }
  const busy = described
    .filter(({ IndexStatus = statusLeftOut }) => IndexStatus !== "ACTIVE")
    .map(({ IndexName }) => IndexName);
  return status === "ACTIVE" && indexes.every(({ name }) => !busy.includes(name));
}
