export { DynamORM, type ConnectionOptions, type DynamORMOptions } from "./dynamorm.ts";

export {
  AbortedError,
  AccessDeniedError,
  attr,
  ConditionFailedError,
  ConnectionError,
  CredentialsError,
  defineModel,
  DynamORMError,
  IndexNotFoundError,
  InvalidItemError,
  InvalidModelError,
  InvalidOptionError,
  InvalidQueryError,
  isConditionFailed,
  isDynamORMError,
  ItemAlreadyExistsError,
  ItemMismatchError,
  ItemNotFoundError,
  key,
  LimitExceededError,
  RegionError,
  registerConverter,
  RequestRejectedError,
  ServiceError,
  ServiceUnavailableError,
  TableInUseError,
  TableNotFoundError,
  ThrottledError,
  TimeoutError,
  TransactionConflictError,
  ValidationError,
  VersionConflictError,
} from "@dynamorm/core";
export type {
  AnyModel,
  CallOptions,
  DynamoDBRequest,
  ErrorCode,
  Executor,
  Item,
  ItemKey,
  ItemUpdate,
  Middleware,
  Model,
  NewItem,
  OperationName,
  StandardSchema,
  StoredItem,
  ValidationIssue,
} from "@dynamorm/core";
export { InvalidCursorError } from "@dynamorm/cursor";
export type { CursorSealingOptions } from "@dynamorm/cursor";
export { condition, keyCondition, projection, updateExpression } from "@dynamorm/expressions";
export type { BuildCondition, Condition, ConditionBuilder } from "@dynamorm/expressions";
export { compileCodec, marshall, NumberValue, unmarshall } from "@dynamorm/marshaling";
export type { Codec, MarshallOptions, UnmarshallOptions } from "@dynamorm/marshaling";
export {
  Collection,
  collection,
  formatExplanation,
  GroupedQuery,
  Query,
  Repository,
  repository,
  Statement,
  UnreadKeysError,
} from "@dynamorm/query";
export type {
  AggregateBuilder,
  CollectionItem,
  CollectionPage,
  Direction,
  Explanation,
  FullScanPolicy,
  GetOptions,
  GroupOptions,
  IndexedOptions,
  Page,
  PlanWarning,
  RejectedCandidate,
  RetryUntilOptions,
  ScanOptions,
  StatementPage,
  StatementValue,
} from "@dynamorm/query";
export {
  createTable,
  createTableRequest,
  deleteTable,
  describeTable,
  ensureTable,
  TableMismatchError,
} from "@dynamorm/schema";
export type {
  CreateTableOptions,
  DeleteTableOptions,
  EnsureTableOptions,
  TableIndexName,
  TableInfo,
  TableModels,
  TableOptions,
} from "@dynamorm/schema";
export { composeMiddleware, createClient, endOnAbort, logRequests, sdkExecutor } from "@dynamorm/transport";
export type { ClientConfig, RequestLogEntry, SdkClient } from "@dynamorm/transport";
