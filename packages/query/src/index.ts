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
export type { ModelCodec } from "./model-codec.ts";
export { planQuery } from "./plan/plan-query.ts";
export type { DeleteOptions } from "./write/delete-options.ts";
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
