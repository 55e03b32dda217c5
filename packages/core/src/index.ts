export {
  Attribute,
  type AnyAttribute,
  type AttributeFlag,
  type AttributeMap,
  type ElementAttribute,
  type Emptyable,
  type NestedAttributeMap,
} from "./attributes/attribute.ts";
export { attr } from "./attributes/attr.ts";
export type { SetElement } from "./attributes/collections.ts";
export { registerConverter, type Class, type ClassConverter, type Converter } from "./attributes/custom.ts";
export type { DateOptions } from "./attributes/date.ts";
export type {
  AttributeDefinition,
  AttributeRole,
  AttributeType,
  BigintDefinition,
  BinaryDefinition,
  BooleanDefinition,
  CommonDefinition,
  CustomDefinition,
  DateDefinition,
  DateFormat,
  EnumDefinition,
  JsonDefinition,
  ListDefinition,
  LiteralDefinition,
  LiteralValue,
  MapDefinition,
  NumberDefinition,
  RecordDefinition,
  SetDefinition,
  StringDefinition,
  UnionDefinition,
  UnknownDefinition,
} from "./attributes/definition.ts";
export { fixedValues } from "./attributes/fixed-values.ts";
export type { InputOf, OutputOf, Simplify } from "./attributes/item-shape.ts";
export { storedName } from "./attributes/stored-name.ts";
export { partsOf } from "./attributes/part-of.ts";
export { storedPath } from "./attributes/stored-path.ts";
export { storedType } from "./attributes/stored-type.ts";
export { unionMemberOf } from "./attributes/union-member.ts";
export { definitionAt, formatPath, parsePath, type AttributePath } from "./attribute-path.ts";
export type { AttributeValue, DynamoDBType, StoredItem } from "./attribute-value.ts";
export type { Deadline, DeadlineErrors } from "./cancelling/deadline.ts";
export { onAbort } from "./cancelling/on-abort.ts";
export { runCall, startCall, type CallSubject } from "./cancelling/run-call.ts";
export { sleep } from "./cancelling/sleep.ts";
export { unlessAborted } from "./cancelling/unless-aborted.ts";
export { withinDeadline } from "./cancelling/within-deadline.ts";
export {
  callOptionChecks,
  checkOptions,
  inWords,
  takes,
  takesFields,
  takesOneOf,
  type OptionCheck,
  type OptionChecks,
} from "./check-options.ts";
export { closestName, didYouMean } from "./closest-name.ts";
export { describeName } from "./describe-name.ts";
export { describeValue } from "./describe-value.ts";
export { BatchError, type BatchFailure, type BatchOutcome } from "./errors/batch-error.ts";
export { describeBatchFailures } from "./errors/describe-batch-failures.ts";
export {
  ConditionFailedError,
  isConditionFailed,
  ItemAlreadyExistsError,
  ItemNotFoundError,
  UniqueConstraintError,
  VersionConflictError,
  type ConditionFailure,
  type UniqueConstraintFailure,
} from "./errors/condition-errors.ts";
export type { ErrorClasses, ErrorOf } from "./errors/error-classes.ts";
export { DynamORMError, isDynamORMError, type ErrorCode, type ErrorContext } from "./errors/dynamorm-error.ts";
export {
  InvalidItemError,
  InvalidOptionError,
  InvalidQueryError,
  ItemMismatchError,
  ValidationError,
  type ValidationIssue,
  type ValueMismatch,
} from "./errors/input-errors.ts";
export { InvalidModelError } from "./errors/invalid-model-error.ts";
export { MissingParentError } from "./errors/missing-parent-error.ts";
export {
  AbortedError,
  AccessDeniedError,
  ConnectionError,
  CredentialsError,
  IndexNotFoundError,
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
} from "./errors/service-errors.ts";
export {
  IdempotencyMismatchError,
  isTransientCancellation,
  TransactionCanceledError,
  TransactionInProgressError,
  type CancellationReason,
  type FailedAction,
  type TransactionCancellation,
} from "./errors/transaction-errors.ts";
export type {
  CallOptions,
  DynamoDBRequest,
  Executor,
  Middleware,
  OperationInput,
  OperationName,
  OperationOutput,
} from "./executor.ts";
export { compareCodePoints } from "./compare-code-points.ts";
export { isPlainObject } from "./is-plain-object.ts";
export { isRecord } from "./is-record.ts";
export { isWellFormed } from "./is-well-formed.ts";
export { checkDeclaredModel } from "./model/check-declared-model.ts";
export { declareModel, type ModelDeclaration } from "./model/declare-model.ts";
export { defineModel, type ModelDefinition } from "./model/define-model.ts";
export type {
  ComputedName,
  HeldName,
  IndexName,
  Item,
  ItemChanges,
  ItemKey,
  ItemUpdate,
  KeyNames,
  NewItem,
  SortKeyName,
} from "./model/item-types.ts";
export { guardNames } from "./model/guard-names.ts";
export { inTable } from "./model/in-table.ts";
export type {
  GlobalIndexDefinition,
  IndexDefinition,
  IndexKeyAttributeName,
  IndexKeyPartName,
  KeyAttributeName,
  KeyDefinition,
  KeyPart,
  KeyPartName,
  KeyPartValue,
  KeyValue,
  LocalIndexDefinition,
  ProjectionDefinition,
} from "./model/key-definition.ts";
export { keyRuleOf, type KeyRule, wrongKeyBytes } from "./model/key-rule.ts";
export { key, type KeyTemplate, type TemplateParts } from "./model/key-template.ts";
export { keyAttributes } from "./model/key-attributes.ts";
export type { AnyModel, IndexMap, IndexSchema, KeySchema, Model, ModelRoles } from "./model/model.ts";
export type { Naming } from "./model/naming.ts";
export { storedDefinitions } from "./model/stored-definitions.ts";
export { storedNameOf } from "./model/stored-name-of.ts";
export { isTableName } from "./model/check-table-name.ts";
export type { TypeTag, TypeTagDefinition } from "./model/type-tag.ts";
export type {
  CapacityInput,
  CapacityOutput,
  ConditionInput,
  DeleteItemInput,
  DeleteItemOutput,
  ExpressionInput,
  GetItemInput,
  GetItemOutput,
  PutItemInput,
  PutItemOutput,
  UpdateItemInput,
  UpdateItemOutput,
} from "./operations/item-operations.ts";
export type {
  BatchGetItemInput,
  BatchGetItemOutput,
  BatchWriteItemInput,
  BatchWriteItemOutput,
  KeysAndAttributes,
  WriteRequest,
} from "./operations/batch-operations.ts";
export type { ExecuteStatementInput, ExecuteStatementOutput } from "./operations/statement-operations.ts";
export type { Operations } from "./operations/operations.ts";
export type {
  QueryInput,
  QueryOutput,
  ReadInput,
  ReadOutput,
  ScanInput,
  ScanOutput,
} from "./operations/read-operations.ts";
export type {
  AttributeTypeDefinition,
  CreateTableInput,
  CreateTableOutput,
  DeleteTableInput,
  DeleteTableOutput,
  DescribedIndex,
  DescribedKeyElement,
  DescribeTableInput,
  DescribeTableOutput,
  DescribeTimeToLiveInput,
  DescribeTimeToLiveOutput,
  GlobalIndexInput,
  IndexProjection,
  KeySchemaElement,
  LocalIndexInput,
  ProvisionedThroughput,
  TableDescription,
  UpdateTimeToLiveInput,
  UpdateTimeToLiveOutput,
} from "./operations/table-operations.ts";
export type {
  TransactConditionCheck,
  TransactDelete,
  TransactGetItem,
  TransactGetItemsInput,
  TransactGetItemsOutput,
  TransactPut,
  TransactUpdate,
  TransactWriteItem,
  TransactWriteItemsInput,
  TransactWriteItemsOutput,
} from "./operations/transact-operations.ts";
export type { AnyStandardSchema, StandardIssue, StandardResult, StandardSchema } from "./validation/standard-schema.ts";
export { hasValidators } from "./validation/has-validator.ts";
export {
  validateAttributes,
  validateItem,
  validateValues,
  validateValuesNow,
  type PlacedValue,
} from "./validation/validate.ts";
