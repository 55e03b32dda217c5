export type { Direction, QueryDescription } from "./description.ts";
export type { Explanation } from "./explain-plan.ts";
export type { FullScanPolicy } from "./full-scans.ts";
export type { GetItemPlan, Plan, QueryPlan, RejectedCandidate, ScanPlan } from "./plan.ts";
export type { ModelContext } from "./context.ts";
export type { ModelCodec } from "./model-codec.ts";
export { planQuery } from "./plan-query.ts";
export type { DeleteOptions } from "./delete-options.ts";
export { Query } from "./query.ts";
export type { HeldResult, Selected } from "./query-results.ts";
export { readRequest, type PageOptions, type ReadRequest } from "./read-request.ts";
export type { Page } from "./read-paginated.ts";
export { Collection } from "./collection.ts";
export type { CollectionItems, CommonIndexName, CommonItem, OneOfEach } from "./collection-types.ts";
export {
  collection,
  Repository,
  repository,
  repositoryOptionChecks,
  type GetOptions,
  type RepositoryOptions,
} from "./repository.ts";
