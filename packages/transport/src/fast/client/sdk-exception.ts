import * as sdk from "@aws-sdk/client-dynamodb";
import {
  ConditionalCheckFailedException,
  DuplicateItemException,
  DynamoDBServiceException,
  IdempotentParameterMismatchException,
  IndexNotFoundException,
  InternalServerError,
  ItemCollectionSizeLimitExceededException,
  LimitExceededException,
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ResourceInUseException,
  ResourceNotFoundException,
  TableAlreadyExistsException,
  TableInUseException,
  TableNotFoundException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from "@aws-sdk/client-dynamodb";
import type { ExceptionFields } from "../parts.ts";
import { withFields } from "../with-fields.ts";

type SdkMetadata = DynamoDBServiceException["$metadata"];
type ExceptionClass = new (options: { message: string; $metadata: SdkMetadata }) => Error;

/** The exceptions of our operations that the SDK has a class for. */
const classes: ReadonlyMap<string, ExceptionClass | undefined> = new Map<string, ExceptionClass | undefined>(
  Object.entries<ExceptionClass | undefined>({
    ConditionalCheckFailedException,
    DuplicateItemException,
    IdempotentParameterMismatchException,
    IndexNotFoundException,
    InternalServerError,
    ItemCollectionSizeLimitExceededException,
    LimitExceededException,
    ProvisionedThroughputExceededException,
    RequestLimitExceeded,
    ResourceInUseException,
    ResourceNotFoundException,
    TableAlreadyExistsException,
    TableInUseException,
    TableNotFoundException,
    TransactionCanceledException,
    TransactionConflictException,
    TransactionInProgressException,
    // Older versions have no classes for these: an import of their names would fail there, and a look at the module does not.
    ReplicatedWriteConflictException: sdk.ReplicatedWriteConflictException,
    ThrottlingException: sdk.ThrottlingException,
  }),
);

/** Makes the exception that the SDK would: of its own class, with the fields of the answer, such as `Item` and `CancellationReasons`. */
export function sdkException({ name, message, $fault, body, ...told }: ExceptionFields): Error {
  const $metadata = told.$metadata as SdkMetadata;
  const Exception = classes.get(name);
  const exception =
    Exception === undefined
      ? new DynamoDBServiceException({ name, message, $fault, $metadata })
      : new Exception({ message, $metadata });
  return withFields(exception, body);
}
