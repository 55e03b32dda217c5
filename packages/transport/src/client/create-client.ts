import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { checkClientConfig } from "./check-client-config.ts";
import type { ClientConfig } from "./client-config.ts";
import { isLoopbackHost } from "./loopback.ts";
import { parseEndpoint } from "./parse-endpoint.ts";
import { quietLogger } from "./quiet-logger.ts";

/**
 * A client of the SDK, with the SDK's own defaults, and its options looked at before a request is made.
 *
 * For an `endpoint` on this machine (`localhost` and names below it, 127.0.0.0/8, `[::1]`) nothing of AWS has to be set up:
 * unless a `profile` is given, missing `credentials` are made up, whatever the environment has, and a missing `region` is that of
 * AWS_REGION or AWS_DEFAULT_REGION, or else `us-east-1`. For any other host nothing is made up.
 *
 * @throws InvalidOptionError for an option that does not exist or cannot be.
 * @example
 * createClient();                                        // AWS, with the environment's region and credentials
 * createClient({ region: "eu-west-1", maxAttempts: 5 });
 * createClient({ endpoint: "http://localhost:8000" });   // an engine on this machine, and nothing to set up
 */
export function createClient(config: ClientConfig = {}): DynamoDBClient {
  checkClientConfig(config);
  const given = Object.fromEntries(
    Object.entries(config).filter(([, value]) => value !== undefined),
  ) as DynamoDBClientConfig;
  // Its type asks for an `info` too; the SDK does without.
  const logger = quietLogger as NonNullable<DynamoDBClientConfig["logger"]>;
  return new DynamoDBClient({ logger, ...localDefaults(given), ...given });
}

/** What an engine on this machine has to be told, and does not care about. */
function localDefaults(config: DynamoDBClientConfig): DynamoDBClientConfig {
  const address = config.endpoint === undefined ? undefined : parseEndpoint(config.endpoint);
  if (address === undefined || !isLoopbackHost(address.hostname) || config.profile !== undefined) return {};
  return {
    region: process.env["AWS_REGION"] || process.env["AWS_DEFAULT_REGION"] || "us-east-1",
    // Letters and digits only: DynamoDB Local names a file after the access key.
    ...(config.credentialDefaultProvider === undefined && {
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    }),
  };
}
