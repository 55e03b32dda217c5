import type { OperationInput, OperationName } from "@dynamorm/core";

/** What signs a request. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  /** When they end. */
  readonly expiration?: Date | undefined;
  /** The account that they are of, for endpoints that name it. */
  readonly accountId?: string | undefined;
}

/** Where a request goes, and for whom it is signed. */
export interface Target {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: number | undefined;
  /** It ends with a slash. */
  readonly path: string;
  /** `host`, and what an endpoint asks for besides. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signingRegion: string;
  readonly signingName: string;
}

/** A request as an HTTP handler takes it: the fields of the SDK's `HttpRequest`. */
export interface HttpRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** An answer as an HTTP handler gives it. */
export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A stream, or what else the handler is made for. */
  readonly body?: unknown;
}

/** What sends a request: `NodeHttpHandler`, `FetchHttpHandler`, or one's own. */
export interface HttpHandler {
  handle(
    request: HttpRequest,
    options: { readonly abortSignal?: AbortSignal | undefined },
  ): Promise<{ readonly response: HttpResponse }>;
}

/** What a retry strategy is told of a failure. */
export interface RetryInformation {
  readonly error?: unknown;
  readonly errorType: "THROTTLING" | "TRANSIENT" | "SERVER_ERROR" | "CLIENT_ERROR";
  /** When the answer says that one may come again. */
  readonly retryAfterHint?: Date;
}

/** A permission to send. */
export interface RetryToken {
  getRetryCount(): number;
  /** How long to wait before the next attempt, in milliseconds. */
  getRetryDelay(): number;
  /** What newer strategies tell of the time that they have waited themselves, before they gave the permission. */
  readonly $retryLog?: { readonly acquisitionDelay?: number };
}

/** Says whether a request is sent again, and when: the SDK's `RetryStrategyV2`. */
export interface RetryStrategy {
  acquireInitialRetryToken(scope: string): Promise<RetryToken>;
  /** @throws when it shall not be sent again. */
  refreshRetryTokenForRetry(token: RetryToken, information: RetryInformation): Promise<RetryToken>;
  recordSuccess(token: RetryToken): void;
}

/** What DynamoDB's clock is ahead of this machine's, as far as answers have shown. */
export interface Clock {
  /** In milliseconds. */
  offset: number;
}

/** What is said of an answer: the SDK's `$metadata`. */
export interface Metadata {
  httpStatusCode?: number | undefined;
  requestId?: string | undefined;
  extendedRequestId?: string | undefined;
  cfId?: string | undefined;
  attempts?: number;
  /** In milliseconds. */
  totalRetryDelay?: number;
  clockSkewCorrected?: boolean;
}

/** What an exception is made from. */
export interface ExceptionFields {
  readonly name: string;
  readonly message: string;
  readonly $fault: "client" | "server";
  readonly $metadata: Metadata;
  /** What the answer's body has besides. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** A request that lacks its signature, and what it is signed with. */
export interface Unsigned {
  readonly request: HttpRequest;
  readonly target: Target;
  readonly credentials: Credentials;
  readonly date: Date;
}

/**
 * All that a request needs on its way, called in a straight line by `send`. A client of the SDK has them in its configuration; without the
 * SDK they are made from options.
 */
export interface Parts {
  target<Name extends OperationName>(operation: Name, input: OperationInput<Name>): Promise<Target>;
  credentials(): Promise<Credentials>;
  /** Gives the request's headers, with those that sign it. */
  sign(unsigned: Unsigned): Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
  readonly handler: HttpHandler;
  retryStrategy(): Promise<RetryStrategy>;
  maxAttempts(): Promise<number>;
  /** Who asks: `user-agent` and `x-amz-user-agent`. */
  userAgent(): Promise<Readonly<Record<string, string>>>;
  /** The clock's offset, read and corrected; absent where it shall not be. */
  clock(): Promise<Clock | undefined>;
  /** Makes the error that an answer tells of. */
  exception(fields: ExceptionFields): Error;
}
