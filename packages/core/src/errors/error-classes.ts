import type { BatchError } from "./batch-error.ts";
import type {
  ConditionFailedError,
  ItemAlreadyExistsError,
  ItemNotFoundError,
  UniqueConstraintError,
  VersionConflictError,
} from "./condition-errors.ts";
import type { DynamORMError, ErrorCode } from "./dynamorm-error.ts";
import type {
  InvalidItemError,
  InvalidOptionError,
  InvalidQueryError,
  ItemMismatchError,
  ValidationError,
} from "./input-errors.ts";
import type { InvalidModelError } from "./invalid-model-error.ts";
import type { MissingParentError } from "./missing-parent-error.ts";
import type {
  AbortedError,
  AccessDeniedError,
  ConnectionError,
  CredentialsError,
  IndexNotFoundError,
  LimitExceededError,
  RegionError,
  RequestRejectedError,
  ServiceUnavailableError,
  TableInUseError,
  TableNotFoundError,
  ThrottledError,
  TimeoutError,
  TransactionConflictError,
} from "./service-errors.ts";
import type {
  IdempotencyMismatchError,
  TransactionCanceledError,
  TransactionInProgressError,
} from "./transaction-errors.ts";

/** An error whose class is another package's, or that has none of its own: the code alone is known of it. */
type Coded<Code extends ErrorCode> = DynamORMError & { readonly code: Code };

/** The class of the errors that have a code, by the code. */
export interface ErrorClasses {
  readonly INVALID_MODEL: InvalidModelError;
  readonly INVALID_QUERY: InvalidQueryError;
  readonly INVALID_ITEM: InvalidItemError;
  readonly VALIDATION: ValidationError;
  readonly INVALID_OPTION: InvalidOptionError;
  readonly INVALID_CURSOR: Coded<"INVALID_CURSOR">;
  // The class is also that of its kinds, which have codes of their own.
  readonly CONDITION_FAILED: ConditionFailedError & { readonly code: "CONDITION_FAILED" };
  readonly ITEM_ALREADY_EXISTS: ItemAlreadyExistsError;
  readonly ITEM_NOT_FOUND: ItemNotFoundError;
  readonly VERSION_CONFLICT: VersionConflictError;
  readonly UNIQUE_CONSTRAINT: UniqueConstraintError;
  readonly ITEM_MISMATCH: ItemMismatchError;
  readonly MISSING_PARENT: MissingParentError;
  readonly TRANSACTION_CANCELED: TransactionCanceledError;
  readonly BATCH: BatchError;
  readonly IDEMPOTENCY_IN_PROGRESS: Coded<"IDEMPOTENCY_IN_PROGRESS">;
  readonly IDEMPOTENCY_RESULT_LOST: Coded<"IDEMPOTENCY_RESULT_LOST">;
  readonly TABLE_NOT_FOUND: TableNotFoundError;
  readonly INDEX_NOT_FOUND: IndexNotFoundError;
  readonly TABLE_IN_USE: TableInUseError;
  readonly TABLE_MISMATCH: Coded<"TABLE_MISMATCH">;
  readonly THROTTLED: ThrottledError;
  readonly LIMIT_EXCEEDED: LimitExceededError;
  readonly TRANSACTION_CONFLICT: TransactionConflictError;
  readonly TRANSACTION_IN_PROGRESS: TransactionInProgressError;
  readonly IDEMPOTENCY_MISMATCH: IdempotencyMismatchError;
  readonly ACCESS_DENIED: AccessDeniedError;
  readonly CREDENTIALS: CredentialsError;
  readonly REGION: RegionError;
  readonly CONNECTION: ConnectionError;
  readonly TIMEOUT: TimeoutError;
  readonly ABORTED: AbortedError;
  readonly REQUEST_REJECTED: RequestRejectedError;
  readonly SERVICE_UNAVAILABLE: ServiceUnavailableError;
  readonly UNKNOWN: Coded<"UNKNOWN">;
}

/** The error that has one of these codes: `VersionConflictError` for `"VERSION_CONFLICT"`; `DynamORMError` where it may be any. */
export type ErrorOf<Code extends ErrorCode> = [ErrorCode] extends [Code] ? DynamORMError : ErrorClasses[Code];
