import { createRequire } from "node:module";
import type { DynamoDBClient, DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { LocalEngineError } from "./local-engine-error.ts";
import { systemErrorCode } from "./system-error-code.ts";

/** What is used of the SDK's module. */
export interface ClientModule {
  readonly DynamoDBClient: new (config: DynamoDBClientConfig) => DynamoDBClient;
}

/**
 * A client for an endpoint, with a region and credentials that a local engine takes: some are needed, and none are looked
 * at. What `config` gives goes before all of them.
 *
 * @param load - loads `@aws-sdk/client-dynamodb`.
 * @throws LocalEngineError `SDK_NOT_FOUND` when the SDK is not installed.
 */
export function createClient(
  endpoint: string,
  config: DynamoDBClientConfig = {},
  load: () => ClientModule = loadSdk,
): DynamoDBClient {
  const { DynamoDBClient: Client } = load();
  return new Client({
    endpoint,
    region: "us-east-1",
    // Letters and digits only: DynamoDB Local names a file after the access key.
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    ...config,
  });
}

/** Only when a client is asked for: loading the SDK takes some twenty times as long as starting the engine. */
function loadSdk(): ClientModule {
  try {
    const sdk: ClientModule = createRequire(import.meta.url)("@aws-sdk/client-dynamodb");
    return sdk;
  } catch (cause) {
    // Something that the SDK itself does not find is another fault, and not to be mended by installing the SDK.
    const notThere =
      systemErrorCode(cause) === "MODULE_NOT_FOUND" && String(cause).includes("@aws-sdk/client-dynamodb");
    if (!notThere) throw cause;
    throw new LocalEngineError(
      "SDK_NOT_FOUND",
      "client() gives a client of the AWS SDK, which is not installed. Install @aws-sdk/client-dynamodb, version 3.",
      { cause },
    );
  }
}
