import { checkOptions, describeValue, type OptionChecks, takes, takesOneOf } from "@dynamorm/core";
import { isHostLabel } from "../client/host-label.ts";
import { parseEndpoint } from "../client/parse-endpoint.ts";
import type { Credentials, HttpHandler, RetryStrategy } from "../fast/parts.ts";
import { fieldOf } from "../field-of.ts";
import { areCredentials, type CredentialsProvider } from "./credentials.ts";
import type { AccountIdMode } from "./endpoint-rules.ts";

/** What {@link createFastClient} takes. All of it can be left out in AWS Lambda. */
export interface FastClientConfig {
  /** `"eu-west-1"`. Otherwise AWS_REGION or AWS_DEFAULT_REGION. */
  readonly region?: string | undefined;
  /** `"http://localhost:8000"`. Otherwise AWS_ENDPOINT_URL_DYNAMODB or AWS_ENDPOINT_URL, or AWS's own for the region. */
  readonly endpoint?: string | undefined;
  /** Credentials, or what gives them, e.g. `fromNodeProviderChain()` of `@aws-sdk/credential-providers`. Otherwise AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, as AWS Lambda sets them. Profiles and other machines' roles are not looked for. */
  readonly credentials?: Credentials | CredentialsProvider | undefined;
  /** How often a request is sent at most. Otherwise AWS_MAX_ATTEMPTS, or 4. */
  readonly maxAttempts?: number | undefined;
  /** How long it may take to connect, in milliseconds: 3,000 where nothing is said. For the handler that is made here. */
  readonly connectionTimeoutMs?: number | undefined;
  /** How long one attempt may take, until all of its answer is there, in milliseconds: 60,000 where nothing is said. For the handler that is made here. */
  readonly attemptTimeoutMs?: number | undefined;
  /** How many connections there are at most: 50 where nothing is said. For the handler that is made here. */
  readonly maxSockets?: number | undefined;
  /** What sends instead of `node:https`: a handler of the SDK, such as `FetchHttpHandler`, or one's own. */
  readonly requestHandler?: HttpHandler | undefined;
  /** Says when a request is sent again, instead of AWS's standard way: a strategy of the SDK, or one's own. */
  readonly retryStrategy?: RetryStrategy | undefined;
  /** Otherwise AWS_USE_FIPS_ENDPOINT. */
  readonly useFipsEndpoint?: boolean | undefined;
  /** Otherwise AWS_USE_DUALSTACK_ENDPOINT. */
  readonly useDualstackEndpoint?: boolean | undefined;
  /** Whether the endpoint names the account of the credentials. Otherwise AWS_ACCOUNT_ID_ENDPOINT_MODE, or `"preferred"`. */
  readonly accountIdEndpointMode?: AccountIdMode | undefined;
}

const milliseconds = takes(
  "milliseconds, more than 0 and at most 2,147,483,647",
  (value) => typeof value === "number" && value > 0 && value <= 2_147_483_647,
);
const count = takes("a whole number from 1 up", (value) => Number.isSafeInteger(value) && Number(value) > 0);
const flag = takes("true or false", (value) => typeof value === "boolean");

/** Checks the options of a client. Credentials are not shown. */
const checks: OptionChecks = {
  region: takes('the name of a region such as "eu-west-1"', isHostLabel),
  endpoint: (option, value) =>
    typeof value === "string"
      ? undefined
      : `the option "${option}" takes an address such as "http://localhost:8000", not ${describeValue(value)}`,
  credentials: (option, value) =>
    typeof value === "function" || areCredentials(value)
      ? undefined
      : `the option "${option}" takes { accessKeyId, secretAccessKey }, texts that are not empty and have no spaces, or a function that gives them`,
  maxAttempts: count,
  connectionTimeoutMs: milliseconds,
  attemptTimeoutMs: milliseconds,
  maxSockets: count,
  requestHandler: takes("an object with handle()", (value) => typeof fieldOf(value, "handle") === "function"),
  retryStrategy: takes(
    "an object with acquireInitialRetryToken(), refreshRetryTokenForRetry() and recordSuccess()",
    (value) =>
      ["acquireInitialRetryToken", "refreshRetryTokenForRetry", "recordSuccess"].every(
        (method) => typeof fieldOf(value, method) === "function",
      ),
  ),
  useFipsEndpoint: flag,
  useDualstackEndpoint: flag,
  accountIdEndpointMode: takesOneOf("preferred", "disabled", "required"),
};

/** @throws InvalidOptionError that names the option, what was given and what is expected. */
export function checkFastClientConfig(config: FastClientConfig): void {
  checkOptions("createFastClient()", {}, config, checks);
  if (config.endpoint !== undefined) parseEndpoint(config.endpoint, "createFastClient");
}
