export { createTable, type CreateTableOptions } from "./create-table.ts";
export { createTableRequest } from "./create-table-request.ts";
export { deleteTable, type DeleteTableOptions } from "./delete-table.ts";
export { describeTable } from "./describe-table.ts";
export { ensureTable, type EnsureTableOptions } from "./ensure-table.ts";
export type { KeyAttribute, KeyType, TableKey } from "./table-blueprint.ts";
export type { IndexInfo, IndexStatus, TableInfo, TableStatus, TimeToLive } from "./table-info.ts";
export type { TableIndexName, TableModels } from "./table-models.ts";
export { isTableMismatch, TableMismatchError, type TableDifference } from "./table-mismatch-error.ts";
export type {
  Capacity,
  Encryption,
  ProvisionedBilling,
  StreamType,
  TableClass,
  TableOptions,
} from "./table-options.ts";
export type { TableProgress, WaitOptions } from "./wait-options.ts";
