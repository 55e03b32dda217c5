export type { Direction, QueryDescription } from "./describe/description.ts";
export type { Explanation } from "./plan/explain-plan.ts";
export type { FullScanPolicy } from "./plan/full-scans.ts";
export type { GetItemPlan, Plan, QueryPlan, RejectedCandidate, ScanPlan } from "./plan/plan.ts";
export type { ModelContext } from "./context.ts";
export type { ModelCodec } from "./model-codec.ts";
export { planQuery } from "./plan/plan-query.ts";
export type { DeleteOptions } from "./write/delete-options.ts";
export { Query } from "./query.ts";
export type { HeldResult, Selected } from "./read/query-results.ts";
export { readRequest, type PageOptions, type ReadRequest } from "./read/read-request.ts";
export type { Page } from "./read/read-paginated.ts";
export { Collection } from "./collection/collection.ts";
export type { CollectionItems, CommonIndexName, CommonItem, OneOfEach } from "./collection/collection-types.ts";
export {
  collection,
  Repository,
  repository,
  repositoryOptionChecks,
  type GetOptions,
  type RepositoryOptions,
} from "./repository.ts";
