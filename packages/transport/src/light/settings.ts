import { InvalidOptionError } from "@dynamorm/core";
import { isHostLabel } from "../client/host-label.ts";
import { isLoopbackHost } from "../client/loopback.ts";
import { parseEndpoint } from "../client/parse-endpoint.ts";
import type { AccountIdMode } from "./endpoint-rules.ts";
import { cannotBe, isSet, oneOf, variable } from "./environment.ts";
import type { FastClientConfig } from "./fast-client-config.ts";

/** What is configured, by options or by the environment. */
export interface Settings {
  /** Absent where none is known: the first request says so. */
  readonly region: string | undefined;
  /** Absent for AWS's own. */
  readonly endpoint: string | undefined;
  /** Whether the endpoint was given, and is this machine. */
  readonly isLocal: boolean;
  readonly maxAttempts: number;
  readonly useFips: boolean;
  readonly useDualstack: boolean;
  readonly accountIdMode: AccountIdMode;
}

/** The address of engines on this machine, which AWS's rules give for a region of this name. */
const localRegion = { name: "local", endpoint: "http://localhost:8000", signedFor: "us-east-1" } as const;

/**
 * Reads options, and for those that are not given the environment, by the names that all SDKs of AWS have.
 *
 * @throws InvalidOptionError for a variable that cannot be, and for what asks for something that there is not here, or that does not go together.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html
 */
export function settingsOf(config: FastClientConfig): Settings {
  const isLocal = config.endpoint !== undefined && isLoopbackHost(new URL(config.endpoint).hostname);
  const region = config.region ?? regionOfEnvironment() ?? (isLocal ? localRegion.signedFor : undefined);
  const given = config.endpoint ?? endpointOfEnvironment();
  const isLocalRegion = given === undefined && region === localRegion.name;
  const endpoint = isLocalRegion ? localRegion.endpoint : given;
  const useFips = config.useFipsEndpoint ?? isSet("AWS_USE_FIPS_ENDPOINT");
  const useDualstack = config.useDualstackEndpoint ?? isSet("AWS_USE_DUALSTACK_ENDPOINT");
  if (endpoint !== undefined && (useFips || useDualstack)) throw fixed(endpoint, useFips ? "FIPS" : "dual-stack");
  checkRetryMode(config);
  return {
    region: isLocalRegion ? localRegion.signedFor : region,
    endpoint,
    isLocal,
    maxAttempts: config.maxAttempts ?? attemptsOfEnvironment() ?? 4,
    useFips,
    useDualstack,
    accountIdMode: config.accountIdEndpointMode ?? oneOf("AWS_ACCOUNT_ID_ENDPOINT_MODE", modes) ?? "preferred",
  };
}

const modes: readonly AccountIdMode[] = ["preferred", "disabled", "required"];

function fixed(endpoint: string, what: string): InvalidOptionError {
  return new InvalidOptionError(
    `createFastClient: ${what} is asked for, by an option or by the environment, and the endpoint is ${new URL(endpoint).origin} in any case; leave out one of them`,
  );
}

function regionOfEnvironment(): string | undefined {
  const name = variable("AWS_REGION") === undefined ? "AWS_DEFAULT_REGION" : "AWS_REGION";
  const text = variable(name);
  if (text === undefined || isHostLabel(text)) return text;
  // It becomes a part of the host that requests are sent to.
  throw cannotBe(name, text, 'the name of a region such as "eu-west-1"');
}

function endpointOfEnvironment(): string | undefined {
  if (isSet("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")) return undefined;
  for (const name of ["AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL"]) {
    const endpoint = variable(name);
    if (endpoint === undefined) continue;
    parseEndpoint(endpoint, `createFastClient, by ${name}`);
    return endpoint;
  }
  return undefined;
}

/** What JavaScript's SDK calls `legacy` is the standard way too. */
function checkRetryMode({ retryStrategy }: FastClientConfig): void {
  if (retryStrategy !== undefined || oneOf("AWS_RETRY_MODE", ["standard", "legacy", "adaptive"]) !== "adaptive") return;
  throw new InvalidOptionError(
    "createFastClient retries in AWS's standard way; for AWS_RETRY_MODE=adaptive give it a retryStrategy, such as AdaptiveRetryStrategy of @smithy/util-retry",
  );
}

function attemptsOfEnvironment(): number | undefined {
  const text = variable("AWS_MAX_ATTEMPTS");
  if (text === undefined) return undefined;
  if (/^0*[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw cannotBe("AWS_MAX_ATTEMPTS", text, "a whole number from 1 up");
}
