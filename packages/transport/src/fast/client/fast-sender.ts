import type { CallOptions, DynamoDBRequest, Executor, OperationName, OperationOutput } from "@dynamorm/core";
import { straightLine } from "../straight-line.ts";
import { clientParts } from "./client-parts.ts";
import type { FastClient } from "./fast-client.ts";
import { reasonForSdk } from "./fitness.ts";
import { watchMiddleware } from "./middleware-entries.ts";
import { plainClient } from "./plain-client.ts";

/** Sends every request in a straight line, through the parts of a client. */
export function fastSender(client: FastClient): Executor {
  return straightLine(clientParts(client.config));
}

/** What was found of a client, and what it was found by. */
interface Judgement {
  /** Why its requests go through the SDK; absent where they need not. */
  readonly reason?: string | undefined;
  readonly holds: () => boolean;
}

/**
 * Sends in a straight line where a client is one that this does the same for, and by the SDK otherwise. Judged at the first request, and again
 * when its `send`, its middleware, handler, logger or retry strategy is another than before: mocks and tracers may come, and go, at any time.
 */
export function stepAsideSender(client: FastClient, bySdk: Executor, debug: (message: string) => void): Executor {
  const fast = fastSender(client);
  const said = new Set<string>();
  let judgement: Promise<Judgement> | undefined;
  function say(message: string): void {
    try {
      debug(message);
    } catch {
      // Whether somebody could be told changes nothing about a request.
    }
  }
  async function judge(): Promise<Judgement> {
    const found = await judgeClient(client);
    if (found.reason !== undefined && !said.has(found.reason)) {
      said.add(found.reason);
      say(
        `requests go through the AWS SDK and not by the fast transport: the client is not served by it, as ${found.reason}`,
      );
    }
    return found;
  }
  return async <Name extends OperationName>(
    request: DynamoDBRequest<Name>,
    options?: CallOptions,
  ): Promise<OperationOutput<Name>> => {
    let { reason, holds } = await (judgement ??= judge());
    if (!holds()) ({ reason } = await (judgement = judge()));
    return await (reason === undefined ? fast : bySdk)(request, options);
  };
}

async function judgeClient(client: FastClient): Promise<Judgement> {
  const { send: sendBefore } = client;
  let middlewareHolds: () => boolean;
  try {
    middlewareHolds = watchMiddleware(client);
  } catch {
    return { reason: "its middleware cannot be looked at", holds: () => true };
  }
  const { config } = client;
  const { requestHandler, retryStrategy, logger } = config;
  const holds = (): boolean =>
    client.send === sendBefore &&
    config.requestHandler === requestHandler &&
    config.retryStrategy === retryStrategy &&
    config.logger === logger &&
    middlewareHolds();
  try {
    return { reason: await reasonForSdk(client, plainClient()), holds };
  } catch {
    // Whatever is wrong with it, the SDK says it better.
    return { reason: "its configuration cannot be read", holds };
  }
}
