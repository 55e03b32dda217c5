import {
  type CallOptions,
  type DynamoDBRequest,
  isRecord,
  type OperationInput,
  type OperationName,
  sleep,
} from "@dynamorm/core";
import { randomUUID } from "node:crypto";
import { noteRefused } from "../sdk/refused-attempts.ts";
import { isFailure } from "./answer.ts";
import type { Credentials, Metadata, Parts, RetryToken, Target } from "./parts.ts";
import { retryInformation } from "./retry-information.ts";
import { type Attempt, sendOnce } from "./send-once.ts";
import { traceHeaders } from "./trace-headers.ts";
import { writeBody } from "./wire-text.ts";

/**
 * Sends a request in a straight line: body, target, credentials, signature, handler, answer. What the SDK does by a stack of middleware that
 * is put together for each request, and by walking through all values twice, is done here by calling one part after the other.
 *
 * @returns the answer in the SDK's shapes, with its `$metadata`.
 * @throws what the SDK throws.
 */
export async function send(parts: Parts, request: DynamoDBRequest, options: CallOptions | undefined): Promise<object> {
  const signal = options?.signal;
  const strategy = await parts.retryStrategy();
  // What goes wrong up to here is not tried again: no request was sent, and whoever finds region or credentials has tried already.
  const { headers, credentials, ...constant } = await prepare(parts, request);
  let token: RetryToken = await strategy.acquireInitialRetryToken("");
  let totalRetryDelay = 0;
  let refused = 0;
  for (;;) {
    // Strategies wait by themselves, and handlers of one's own need not look at a signal: nothing is sent for a call that is over.
    signal?.throwIfAborted();
    const attempts = token.getRetryCount() + 1;
    const attempt: Attempt = {
      ...constant,
      headers: { ...headers, "amz-sdk-request": `attempt=${attempts}; max=${constant.maxAttempts}` },
      credentials: attempts === 1 ? credentials : undefined,
      signal,
    };
    // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
    const { output, thrown, response } = await sendOnce(parts, attempt);
    if (output !== undefined) {
      strategy.recordSuccess(token);
      tellAttempts(output, attempts, totalRetryDelay);
      return output;
    }
    const error: object = isRecord(thrown) ? thrown : new Error(String(thrown));
    tellAttempts(error, attempts, totalRetryDelay);
    noteRefused(error, refused);
    if (response !== undefined && isFailure(response) && response.statusCode < 500) refused++;
    // Whoever has aborted waits for nothing.
    if (signal?.aborted === true) throw error;
    try {
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
      token = await strategy.refreshRetryTokenForRetry(token, retryInformation(error, response));
    } catch {
      // It says that there shall be no other attempt, and not why there was no answer.
      throw error;
    }
    const delay = token.getRetryDelay();
    totalRetryDelay += (token.$retryLog?.acquisitionDelay ?? 0) + delay;
    // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
    if (delay > 0) await sleep(delay, signal);
  }
}

/** What is the same for all attempts, and the credentials of the first. */
interface Prepared {
  readonly body: string;
  readonly target: Target;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxAttempts: number;
  readonly credentials: Credentials;
}

async function prepare(parts: Parts, request: DynamoDBRequest): Promise<Prepared> {
  const input = withToken(request);
  const body = writeBody(input);
  const [target, credentials, userAgent, maxAttempts] = await Promise.all([
    parts.target(request.operation, input),
    parts.credentials(),
    parts.userAgent(),
    parts.maxAttempts(),
  ]);
  const headers = {
    ...target.headers,
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": `DynamoDB_20120810.${request.operation}`,
    "content-length": String(Buffer.byteLength(body)),
    ...userAgent,
    ...traceHeaders(),
    "amz-sdk-invocation-id": randomUUID(),
  };
  return { body, target, headers, maxAttempts, credentials };
}

/** A write of several items carries a token, so that sending it again does nothing twice: the SDK makes one where there is none. */
function withToken({ operation, input }: DynamoDBRequest): OperationInput<OperationName> {
  if (operation !== "TransactWriteItems") return input;
  const given = input as OperationInput<"TransactWriteItems">;
  return { ...given, ClientRequestToken: given.ClientRequestToken ?? randomUUID() };
}

function tellAttempts(told: object & { $metadata?: Metadata }, attempts: number, totalRetryDelay: number): void {
  const metadata = told.$metadata ?? {};
  if (Object.isExtensible(metadata)) Object.assign(metadata, { attempts, totalRetryDelay });
  if (told.$metadata === undefined && Object.isExtensible(told)) told.$metadata = metadata;
}
