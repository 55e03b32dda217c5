import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";

/**
 * What {@link createClient} takes: the options of the SDK's `DynamoDBClientConfig`. An option that is `undefined` counts as not
 * given.
 *
 * - `region`: `"eu-west-1"`, or a function. Otherwise AWS_REGION, or the profile's.
 * - `endpoint`: an address such as `"http://localhost:8000"`. Otherwise AWS_ENDPOINT_URL_DYNAMODB, or AWS's own for the region.
 * - `credentials`: `{ accessKeyId, secretAccessKey }`, or a provider. Otherwise the environment's, the profile's, or the role's.
 * - `maxAttempts`: how often a request is sent at most. Otherwise AWS_MAX_ATTEMPTS, or what the SDK finds right.
 * - `requestHandler`: timeouts in milliseconds and agents, or a handler.
 */
export type ClientConfig = {
  readonly [Option in keyof DynamoDBClientConfig]?: DynamoDBClientConfig[Option] | undefined;
};

/** Every option that the SDK's types know. What is not here is a slip of the pen, which the SDK would pass over in silence. */
export const optionNames = [
  "accountId",
  "accountIdEndpointMode",
  "apiVersion",
  "authSchemePreference",
  "base64Decoder",
  "base64Encoder",
  "bodyLengthChecker",
  "cacheMiddleware",
  "credentialDefaultProvider",
  "credentials",
  "customUserAgent",
  "defaultUserAgentProvider",
  "defaultsMode",
  "disableClockSkewCorrection",
  "disableHostPrefix",
  "endpoint",
  "endpointCacheSize",
  "endpointDiscoveryEnabled",
  "endpointDiscoveryEnabledProvider",
  "endpointProvider",
  "extensions",
  "httpAuthSchemeProvider",
  "httpAuthSchemes",
  "ignoreConfiguredEndpointUrls",
  "logger",
  "maxAttempts",
  "profile",
  "protocol",
  "protocolSettings",
  "region",
  "requestHandler",
  "retryMode",
  "retryStrategy",
  "runtime",
  "serviceConfiguredEndpoint",
  "serviceId",
  "sha256",
  "signer",
  "signerConstructor",
  "signingEscapePath",
  "signingRegion",
  "streamCollector",
  "systemClockOffset",
  "tls",
  "urlParser",
  "useDualstackEndpoint",
  "useFipsEndpoint",
  "userAgentAppId",
  "utf8Decoder",
  "utf8Encoder",
] as const;
