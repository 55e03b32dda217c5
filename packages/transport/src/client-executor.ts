import { debuglog } from "node:util";
import { describeValue, type Executor, InvalidOptionError, isRecord } from "@dynamorm/core";
import { fastSender, stepAsideSender } from "./fast/client/fast-sender.ts";
import type { FastClient } from "./fast/client/fast-client.ts";
import { fieldOf } from "./field-of.ts";
import { checkSdkClient, type SdkClient } from "./sdk/sdk-client.ts";
import { executorOf, sendWith } from "./sdk/sdk-executor.ts";

/**
 * The way that requests take from a client to DynamoDB.
 *
 * - `"auto"`: in a straight line through the parts of the client, at a third to a half of the SDK's cost, where that does the same as the SDK; otherwise
 *   through the SDK.
 * - `"fast"`: in the straight line in any case. Middleware of the client is not called then.
 * - `"sdk"`: through the SDK in any case.
 */
export type Transport = "auto" | "fast" | "sdk";

/** What {@link clientExecutor} takes. */
export interface ClientExecutorOptions {
  /** Where nothing is said, what the environment variable `DYNAMORM_TRANSPORT` says; `"auto"` where that is not set, or empty. */
  readonly transport?: Transport | undefined;
  /** Is told, once for each reason, why requests go through the SDK. Where nothing is given, `NODE_DEBUG=dynamorm` prints it. */
  readonly debug?: ((message: string) => void) | undefined;
}

/**
 * The executor that sends requests with a client of the AWS SDK: with its credentials, region, endpoint rules, request handler, retry strategy and
 * signer. An answer has the SDK's shapes, with `$metadata`, whichever way it came; an error is one of the library, and its cause is the SDK's own
 * exception, of its own class. The client stays the caller's, to destroy too.
 *
 * The straight line is taken for a `DynamoDBClient`, a `DynamoDB`, or a document client of lib-dynamodb, of a tested version, that nothing was
 * done to: no middleware added or removed, no mock, no wrapped `send`, no logger, no codec, protocol or HTTP/2 handler of one's own, no endpoint
 * discovery. The SDK is used for all others.
 *
 * Where no option says it, the environment variable `DYNAMORM_TRANSPORT` (`auto`, `fast` or `sdk`) does: so the fast transport can be turned off
 * where a program runs, without a new release of it. It is read once, when the executor is made.
 *
 * @throws InvalidOptionError for what is no client for DynamoDB, for options that are none, for a `DYNAMORM_TRANSPORT` that is no transport, and
 *   with `"fast"` for a client that lacks a part that it takes.
 * @example
 * const execute = clientExecutor(new DynamoDBClient({ region: "eu-west-1" }), { transport: "fast" });
 * const { Item } = await execute({ operation: "GetItem", input: { TableName: "users", Key: { id: { S: "1" } } } });
 */
export function clientExecutor(client: SdkClient, options: ClientExecutorOptions = {}): Executor {
  checkSdkClient(client);
  const { transport = transportOfEnvironment(), debug = toDebugLog } = checkOptions(options);
  const bySdk = sendWith(client);
  if (transport === "sdk") return executorOf(client, bySdk);
  const fastClient = client as unknown as FastClient;
  if (transport === "auto") return executorOf(client, stepAsideSender(fastClient, bySdk, debug));
  checkParts(client.config, options.transport === undefined ? `${variable}=fast` : 'transport: "fast"');
  return executorOf(client, fastSender(fastClient));
}

const variable = "DYNAMORM_TRANSPORT";

function transportOfEnvironment(): Transport {
  const { [variable]: given = "" } = process.env;
  if (given === "") return "auto";
  if (isTransport(given)) return given;
  throw new InvalidOptionError(
    `the environment variable ${variable} is auto, fast or sdk, or not set, not ${describeValue(given)}`,
  );
}

const debugLog = debuglog("dynamorm");

function toDebugLog(message: string): void {
  debugLog("%s", message);
}

function checkOptions(options: unknown): ClientExecutorOptions {
  if (!isRecord(options)) {
    throw new InvalidOptionError(`clientExecutor takes { transport, debug }, not ${describeValue(options)}`);
  }
  const unknown = Object.keys(options).find((name) => name !== "transport" && name !== "debug");
  if (unknown !== undefined) {
    throw new InvalidOptionError(
      `clientExecutor has no option ${JSON.stringify(unknown)}; there are transport and debug`,
    );
  }
  const { transport, debug } = options as ClientExecutorOptions;
  checkTransport(transport);
  if (debug !== undefined && typeof debug !== "function") {
    throw new InvalidOptionError(`debug is a function that takes a message, not ${describeValue(debug)}`);
  }
  return options;
}

/** @throws InvalidOptionError for what is no transport. */
export function checkTransport(transport: unknown): void {
  if (transport === undefined || isTransport(transport)) return;
  throw new InvalidOptionError(`transport is "auto", "fast" or "sdk", not ${describeValue(transport)}`);
}

function isTransport(value: unknown): value is Transport {
  return value === "auto" || value === "fast" || value === "sdk";
}

/** The parts that the straight line calls, whoever made the client. */
const called = ["credentials", "region", "endpointProvider", "signer", "retryStrategy", "maxAttempts"] as const;

function checkParts(config: object, saidBy: string): void {
  const missing: string[] = called.filter((name) => typeof fieldOf(config, name) !== "function");
  if (typeof fieldOf(fieldOf(config, "requestHandler"), "handle") !== "function") missing.push("requestHandler");
  if (missing.length === 0) return;
  throw new InvalidOptionError(
    `${saidBy} takes a client with the parts of a DynamoDBClient; this one lacks ${missing.join(", ")}. With "auto", its requests go through the client`,
  );
}
