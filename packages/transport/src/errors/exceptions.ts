import {
  accessDenied,
  credentialsExpired,
  credentialsMissing,
  credentialsUnknown,
  signatureRefused,
} from "./access-errors.ts";
import { rejected, unavailable } from "./answer-errors.ts";
import {
  itemCollectionTooLarge,
  limitExceeded,
  replicatedWriteConflict,
  throttled,
  transactionConflict,
} from "./capacity-errors.ts";
import { conditionFailed, itemAlreadyExists } from "./condition-failed.ts";
import type { Translation } from "./failure.ts";
import { idempotencyMismatch, transactionInProgress } from "./idempotency-errors.ts";
import { timedOut } from "./network-errors.ts";
import { indexNotFound, tableInUse, tableNotFound } from "./table-errors.ts";
import { transactionCanceled } from "./transaction-canceled.ts";

/**
 * What becomes of each exception of the SDK, by its name. Those of DynamoDB itself have classes in the SDK; those that all of
 * AWS shares have only a name, and some of them two.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/CommonErrors.html
 */
export const exceptions: ReadonlyMap<string, Translation> = new Map<string, Translation>([
  ["ConditionalCheckFailedException", conditionFailed],
  ["DuplicateItemException", itemAlreadyExists],
  // DynamoDB documents this code of a statement within a batch; DynamoDB Local gives it to a single statement too.
  ["DuplicateItem", itemAlreadyExists],

  ["ResourceNotFoundException", tableNotFound],
  ["TableNotFoundException", tableNotFound],
  ["IndexNotFoundException", indexNotFound],
  ["ResourceInUseException", tableInUse],
  ["TableInUseException", tableInUse],
  ["TableAlreadyExistsException", tableInUse],

  ["ProvisionedThroughputExceededException", throttled],
  ["ThrottlingException", throttled],
  ["Throttling", throttled],
  ["ThrottledException", throttled],
  ["RequestLimitExceeded", throttled],
  ["RequestThrottled", throttled],
  ["RequestThrottledException", throttled],
  ["TooManyRequestsException", throttled],
  ["SlowDown", throttled],
  ["BandwidthLimitExceeded", throttled],
  ["EC2ThrottledException", throttled],
  ["PriorRequestNotComplete", throttled],
  ["LimitExceededException", limitExceeded],
  ["ItemCollectionSizeLimitExceededException", itemCollectionTooLarge],
  ["TransactionConflictException", transactionConflict],
  ["ReplicatedWriteConflictException", replicatedWriteConflict],

  ["TransactionCanceledException", transactionCanceled],
  ["TransactionInProgressException", transactionInProgress],
  ["IdempotentParameterMismatchException", idempotencyMismatch],

  ["AccessDeniedException", accessDenied],
  ["AccessDenied", accessDenied],
  ["NotAuthorized", accessDenied],
  ["OptInRequired", accessDenied],
  ["SubscriptionRequiredException", accessDenied],
  ["CredentialsProviderError", credentialsMissing],
  ["TokenProviderError", credentialsMissing],
  ["ProviderError", credentialsMissing],
  ["MissingAuthenticationTokenException", credentialsMissing],
  ["MissingAuthenticationToken", credentialsMissing],
  ["UnrecognizedClientException", credentialsUnknown],
  ["InvalidClientTokenId", credentialsUnknown],
  ["InvalidAccessKeyId", credentialsUnknown],
  ["AuthFailure", credentialsUnknown],
  ["ExpiredTokenException", credentialsExpired],
  ["ExpiredToken", credentialsExpired],
  ["InvalidSignatureException", signatureRefused],
  ["SignatureDoesNotMatch", signatureRefused],
  ["IncompleteSignatureException", signatureRefused],
  ["IncompleteSignature", signatureRefused],
  ["RequestExpired", signatureRefused],
  ["RequestTimeTooSkewed", signatureRefused],
  ["RequestInTheFuture", signatureRefused],

  ["ValidationException", rejected],
  ["ValidationError", rejected],
  ["SerializationException", rejected],
  ["UnknownOperationException", rejected],
  ["InvalidAction", rejected],

  ["RequestTimeout", timedOut],
  ["RequestTimeoutException", timedOut],

  ["InternalServerError", unavailable],
  ["InternalServerException", unavailable],
  ["InternalFailure", unavailable],
  ["ServiceUnavailable", unavailable],
  ["ServiceUnavailableException", unavailable],
]);
