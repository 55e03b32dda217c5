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

type SdkMetadata = DynamoDBServiceException["$metadata"];
type ExceptionClass = new (options: { message: string; $metadata: SdkMetadata }) => Error;

/** The exceptions of our operations that every supported version of the SDK has a class for. */
const classes: ReadonlyMap<string, ExceptionClass> = new Map<string, ExceptionClass>(
  Object.entries<ExceptionClass>({
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
  // What the body calls itself is not to replace what every error has.
  const { name: _name, message: _message, Message: _Message, stack: _stack, ...fields } = body;
  return Object.assign(exception, fields);
}
