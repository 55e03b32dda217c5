import type { Operations } from "./operations/operations.ts";

/** The name of a DynamoDB operation that the library uses, e.g. `"GetItem"`. */
export type OperationName = keyof Operations;

/** What DynamoDB takes for an operation. */
export type OperationInput<Name extends OperationName> = Operations[Name]["input"];

/** What DynamoDB answers to an operation. */
export type OperationOutput<Name extends OperationName> = Operations[Name]["output"];

/**
 * A request as plain data: the operation and the very input that DynamoDB's API takes. It can be printed, compared in a test,
 * or sent with the raw SDK.
 */
export interface DynamoDBRequest<Name extends OperationName = OperationName> {
  readonly operation: Name;
  readonly input: OperationInput<Name>;
  /** The model it was made for, for logs and errors; DynamoDB does not see it. */
  readonly model?: string;
}

/** What every call that waits for the network takes. */
export interface CallOptions {
  /** Ends the call when it aborts: what is under way is cut off, and nothing more is sent. The call throws an `AbortedError`. */
  readonly signal?: AbortSignal | undefined;
  /**
   * How long the whole call may take, over all its requests, pages, retries and waits, in milliseconds: more than 0 and at most
   * 2,147,483,647. After that it ends as by a signal, and throws a `TimeoutError`.
   */
  readonly timeoutMs?: number | undefined;
}

/**
 * Sends one request and gives the answer. The SDK is one executor, a mock is another.
 *
 * An executor throws errors of this library only ({@link ServiceError}, {@link ConditionFailedError}, {@link TransactionCanceledError}); the cause is what it met.
 */
export type Executor = <Name extends OperationName>(
  request: DynamoDBRequest<Name>,
  options?: CallOptions,
) => Promise<OperationOutput<Name>>;

/**
 * Wraps an executor in another one. The one mechanism for all that goes around a request: logging, metrics, retries, caching, faults.
 *
 * @example
 * const logging: Middleware = (next) => async (request, options) => {
 *   console.log(request.operation, request.input);
 *   return next(request, options);
 * };
 */
export type Middleware = (next: Executor) => Executor;
