import type { Executor } from "@dynamorm/core";
import type { HttpHandler, Parts } from "../fast/parts.ts";
import { straightLine } from "../fast/straight-line.ts";
import { signRequest } from "../fast/sign.ts";
import { composeMiddleware } from "../middleware/compose-middleware.ts";
import { endOnAbort } from "../middleware/end-on-abort.ts";
import { translateErrors } from "../middleware/translate-errors.ts";
import { type CredentialsProvider, environmentCredentials, keepCredentials } from "./credentials.ts";
import { variable } from "./environment.ts";
import { checkFastClientConfig, type FastClientConfig } from "./fast-client-config.ts";
import { nodeHandler } from "./node-handler.ts";
import { serviceException } from "./service-exception.ts";
import { settingsOf } from "./settings.ts";
import { standardRetry } from "./standard-retry.ts";
import { targetFinder } from "./target-finder.ts";

/** A client without the SDK. */
export interface FastClient {
  /** Sends requests. Its answers have the SDK's shapes, and its errors are the library's. */
  readonly executor: Executor;
  /** Closes the connections. A `requestHandler` that was given is left alone: it is yours. */
  readonly destroy: () => void;
}

/**
 * A client for DynamoDB without the AWS SDK. Nothing of the SDK is loaded, so that a function starts in less than half of the time. What it takes from
 * the environment is what AWS Lambda sets; elsewhere, give it a provider of credentials.
 *
 * It signs, retries (AWS's standard way), corrects a clock that is wrong, and finds the endpoint as the SDK does. For an `endpoint` on this
 * machine, missing credentials are made up, and a missing region is `us-east-1`.
 *
 * @throws InvalidOptionError for an option, or a variable of the environment, that does not exist or cannot be.
 * @example
 * const client = createFastClient();
 * const { Item } = await client.executor({ operation: "GetItem", input: { TableName: "users", Key: { id: { S: "1" } } } });
 */
export function createFastClient(config: FastClientConfig = {}): FastClient {
  checkFastClientConfig(config);
  const settings = settingsOf(config);
  const { region, endpoint, maxAttempts } = settings;
  const credentials = keepCredentials(
    config.credentials === undefined ? defaults(settings.isLocal) : provider(config.credentials),
  );
  const { handler, destroy } = handlerOf(config);
  const strategy = config.retryStrategy ?? standardRetry(maxAttempts);
  const userAgent = userAgentHeaders();
  const clock = { offset: 0 };
  const parts: Parts = {
    target: targetFinder(settings, credentials),
    credentials,
    sign: signRequest,
    handler,
    retryStrategy: async () => strategy,
    maxAttempts: async () => maxAttempts,
    userAgent: async () => userAgent,
    clock: async () => clock,
    exception: serviceException,
  };
  const located = { config: { region, endpoint }, isWithoutSdk: true } as const;
  return { executor: composeMiddleware(straightLine(parts), [endOnAbort, translateErrors(located)]), destroy };
}

/** Engines on this machine take any credentials. Letters and digits only: DynamoDB Local names a file after the access key. */
function defaults(isLocal: boolean): CredentialsProvider {
  return isLocal ? () => ({ accessKeyId: "local", secretAccessKey: "local" }) : environmentCredentials;
}

function provider(given: NonNullable<FastClientConfig["credentials"]>): CredentialsProvider {
  return typeof given === "function" ? given : () => given;
}

function handlerOf(config: FastClientConfig): { readonly handler: HttpHandler; readonly destroy: () => void } {
  const { requestHandler, connectionTimeoutMs = 3000, attemptTimeoutMs = 60_000, maxSockets = 50 } = config;
  if (requestHandler !== undefined) return { handler: requestHandler, destroy: () => {} };
  const handler = nodeHandler({ connectionTimeoutMs, attemptTimeoutMs, maxSockets });
  return { handler, destroy: () => handler.destroy() };
}

/** Who asks, in the form that AWS counts its SDKs by. */
function userAgentHeaders(): Readonly<Record<string, string>> {
  const runtime = globalThis.process === undefined ? "lang/js" : `lang/js md/nodejs#${process.versions.node}`;
  const environment = variable("AWS_EXECUTION_ENV");
  return {
    "user-agent": `dynamorm ${runtime}${environment === undefined ? "" : ` exec-env/${environment.replaceAll(/[^\w.-]/g, "-")}`}`,
    "x-amz-user-agent": "dynamorm",
  };
}
