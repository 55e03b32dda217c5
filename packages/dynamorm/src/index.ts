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
  InvalidItemError,
  InvalidModelError,
  InvalidOptionError,
  InvalidQueryError,
  isConditionFailed,
  isDynamORMError,
  ItemAlreadyExistsError,
  ItemMismatchError,
  ItemNotFoundError,
  LimitExceededError,
  RegionError,
  RequestRejectedError,
  ServiceError,
  ServiceUnavailableError,
  TableInUseError,
  TableNotFoundError,
  ThrottledError,
  TimeoutError,
  TransactionConflictError,
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
  StoredItem,
} from "@dynamorm/core";
export { InvalidCursorError } from "@dynamorm/cursor";
export { condition, keyCondition, projection, updateExpression } from "@dynamorm/expressions";
export type { BuildCondition, Condition, ConditionBuilder } from "@dynamorm/expressions";
export { compileCodec, marshall, unmarshall } from "@dynamorm/marshaling";
export type { Codec } from "@dynamorm/marshaling";
export { Query, Repository, repository } from "@dynamorm/query";
export type { Direction, Explanation, FullScanPolicy, GetOptions, Page, RejectedCandidate } from "@dynamorm/query";
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
  TableInfo,
  TableOptions,
} from "@dynamorm/schema";
export { composeMiddleware, createClient, logRequests, sdkExecutor } from "@dynamorm/transport";
export type { ClientConfig, RequestLogEntry, SdkClient } from "@dynamorm/transport";
