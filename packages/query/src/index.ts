export type { Direction, QueryDescription } from "./describe/description.ts";
export type { Explanation, PlanWarning } from "./plan/explain-plan.ts";
export { formatExplanation } from "./plan/format-explanation.ts";
export type { GetOptions } from "./read/get-options.ts";
export type { ScanOptions } from "./describe/scan-parts.ts";
export type { FullScanPolicy } from "./plan/full-scans.ts";
export type {
  BatchGetItemPlan,
  GetItemPlan,
  NothingPlan,
  Plan,
  QueryPlan,
  RejectedCandidate,
  ScanPlan,
} from "./plan/plan.ts";
export type { ModelContext } from "./context.ts";
export { UpdateBuilder, updateBuilder, type UpdateDescription } from "@dynamorm/update-builder";
export type { ModelCodec, Outcome, RejectionReason, ReturnValues } from "@dynamorm/update-builder";
export { planQuery } from "./plan/plan-query.ts";
export type { ModifyOptions } from "./write/modify.ts";
export type {
  ChangeOptions,
  DeleteOptions,
  DeleteReturnValues,
  Erased,
  EraseOptions,
  Modified,
  Modify,
  RejectableOptions,
  Rejection,
  Returned,
  StoreOptions,
  UpdateOptions,
  Written,
} from "./write/write-options.ts";
export type { EnsureUniqueOptions, UniqueDuplicate, UniqueReport } from "./write/unique/ensure-unique.ts";
export { Query } from "./query.ts";
export type { HeldResult, Selected } from "./read/query-results.ts";
export { readRequest, type PageOptions, type ReadRequest } from "./read/read-request.ts";
export type { Page } from "./read/read-paginated.ts";
export { Collection } from "./collection/collection.ts";
export type {
  CollectionItem,
  CollectionItems,
  CollectionPage,
  CommonIndexName,
  CommonItem,
  OneOfEach,
} from "./collection/collection-types.ts";
export { collection, Repository, repository, repositoryOptionChecks, type RepositoryOptions } from "./repository.ts";
export { sealingOf } from "./sealing-of.ts";
export { Aggregate, type AggregateBuilder, type AggregateResults, type Aggregates } from "./read/aggregate.ts";
export { GroupedQuery, type GroupOptions, type GroupRow } from "./read/aggregate-grouped-query.ts";
export type { GroupPath, NumericPath, OrderedPath } from "./read/aggregate-types.ts";
export type { IndexedOptions } from "./read/read-after-write.ts";
export type { RetryUntilOptions } from "./read/read-after-write-retry.ts";
export { UnreadKeysError } from "./read/read-batch-errors.ts";
export { Statement, type StatementPage } from "./read/statement.ts";
export type { StatementDescription } from "./read/statement-description.ts";
export type { StatementValue } from "./read/statement-values.ts";
export { Idempotency, idempotency, type IdempotentWork } from "./idempotency/idempotency.ts";
export { IdempotencyInProgressError, IdempotencyResultLostError } from "./idempotency/idempotency-errors.ts";
export {
  idempotencyAttributes,
  idempotencyModel,
  type IdempotencyAttributes,
  type IdempotencyModel,
  type IdempotencyModelOptions,
  type IdempotencyRecord,
  type IdempotencyRecords,
} from "./idempotency/idempotency-model.ts";
export type { IdempotencyOptions, IdempotentRunOptions } from "./idempotency/idempotency-options.ts";
export { transactions, Transactions } from "./transact/transactions.ts";
export { TransactionBuilder } from "./transact/transaction-builder.ts";
export { type BuildUpdate, type BuiltUpdate, Transaction } from "./transact/transaction.ts";
export { Action, type TransactionResult } from "./transact/action.ts";
export type {
  ActionOptions,
  DeleteActionOptions,
  TransactionOptions,
  TransactionRequestOptions,
} from "./transact/transaction-options.ts";
export type { TransactGetOptions, TransactGets, TransactGot } from "./transact/transact-get.ts";
export type { BatchDeleteOptions, BatchGetOptions, BatchOptions, BatchProgress } from "./batch/batch-options.ts";
export type { BatchUpdate } from "./batch/batch-updates.ts";
export type { BatchWrites } from "./batch/batch-calls.ts";
export { deleteItem, updateItem } from "./single/change-item.ts";
export { getItem } from "./single/get-item.ts";
export { createItem, putItem, upsertItem } from "./single/store-item.ts";
