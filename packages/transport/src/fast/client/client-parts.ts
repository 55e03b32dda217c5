import type { DynamoDBClientResolvedConfig } from "@aws-sdk/client-dynamodb";
import type { OperationInput, OperationName } from "@dynamorm/core";
import { fieldOf } from "../../field-of.ts";
import type { Clock, HttpHandler, Parts, RetryStrategy, Target } from "../parts.ts";
import { type Endpoint, targetOf } from "../target-of.ts";
import { clientSigner } from "./client-signer.ts";
import { endpointParameters } from "./endpoint-parameters.ts";
import { sdkException } from "./sdk-exception.ts";
import { userAgentHeaders } from "./user-agent.ts";

/**
 * The parts that a client of the SDK was configured with. They are asked for with each request, as the SDK itself does: region, credentials
 * and all else may change while a client lives.
 */
export function clientParts(config: DynamoDBClientResolvedConfig): Parts {
  const target = clientTarget(config);
  const clock: Clock = {
    get offset() {
      return config.systemClockOffset;
    },
    set offset(offset: number) {
      config.systemClockOffset = offset;
    },
  };
  let userAgent: Promise<Readonly<Record<string, string>>> | undefined;
  function forget(error: unknown): never {
    userAgent = undefined;
    throw error;
  }
  return {
    target,
    credentials: () => config.credentials(),
    sign: clientSigner(config),
    get handler() {
      return config.requestHandler as HttpHandler;
    },
    retryStrategy: () => config.retryStrategy() as Promise<RetryStrategy>,
    maxAttempts: () => config.maxAttempts(),
    userAgent: () => (userAgent ??= userAgentHeaders(config).catch(forget)),
    clock: async () => ((await answer(config, "disableClockSkewCorrection")) === true ? undefined : clock),
    exception: sdkException,
  };
}

function clientTarget(config: DynamoDBClientResolvedConfig): Parts["target"] {
  // The endpoint rules give the same object for the same parameters, which are the same for nearly all requests.
  const targets = new WeakMap<object, Map<string, Target>>();
  return async (operation: OperationName, input: OperationInput<OperationName>): Promise<Target> => {
    const [parameters, region] = await Promise.all([endpointParameters(operation, input, config), config.region()]);
    const endpoint: Endpoint = config.endpointProvider(parameters as never, {});
    const kept = targets.get(endpoint)?.get(region);
    if (kept !== undefined) return kept;
    const target = targetOf(endpoint, region);
    if (!targets.has(endpoint)) targets.set(endpoint, new Map());
    targets.get(endpoint)?.set(region, target);
    return target;
  };
}

/** Newer clients have more to say; older ones do not know the question. */
async function answer(config: object, name: string): Promise<unknown> {
  const value = fieldOf(config, name);
  return typeof value === "function" ? value() : value;
}
