import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import type { Executor } from "@dynamorm/core";
import { type ClientConfig, clientExecutor } from "../../src/index.ts";

/** A way to send requests with a client. */
export type Transport = (client: DynamoDBClient) => Executor;

/** What the fast transport is held to. */
export const sdk: Transport = (client) => clientExecutor(client, { transport: "sdk" });
/** The straight line, and nothing else: it has to be able to. */
export const fast: Transport = (client) => clientExecutor(client, { transport: "fast" });

/** What the same came to by the SDK and by the fast transport. */
export interface Both<Result> {
  readonly sdk: Result;
  readonly fast: Result;
}

/** Does the same twice, each time with a transport of its own and with nothing shared. */
export async function onBoth<Result>(
  run: (transport: Transport) => Promise<Result>,
  tested: Transport = fast,
): Promise<Both<Result>> {
  const [bySdk, byFast] = await Promise.all([run(sdk), run(tested)]);
  return { sdk: bySdk, fast: byFast };
}

/** Makes a client, has it used, and destroys it. What is `undefined` counts as not given. */
export async function withClient<Result>(
  config: ClientConfig,
  use: (client: DynamoDBClient) => Promise<Result>,
): Promise<Result> {
  const client = new DynamoDBClient(config as DynamoDBClientConfig);
  try {
    return await use(client);
  } finally {
    client.destroy();
  }
}
