import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { clientExecutor, type SdkClient, type Transport } from "../../src/index.ts";
import { get } from "./destination.ts";
import { recordingHandler } from "./recording-handler.ts";
import { credentials } from "./sent.ts";

/** The way that a request took, told by what it says of itself: the client's `send`, the SDK's code, or the straight line. */
export type Way = "fast" | "sdk" | "not sent";

/** A client that sends nothing, and what is seen of its requests. */
export interface Watched {
  readonly config: DynamoDBClientConfig;
  /** The ways of all requests up to now. */
  readonly ways: () => Way[];
}

/** Options of a client whose requests are watched. */
export function watched(config: DynamoDBClientConfig = {}): Watched {
  const { requestHandler, requests } = recordingHandler();
  return {
    config: { region: "eu-west-1", credentials, requestHandler, ...config },
    ways: () => requests.map(({ headers }) => (headers["user-agent"]?.includes("dynamorm#fast") ? "fast" : "sdk")),
  };
}

/** What a client's executor did with requests, and what it said. */
export interface Taken {
  readonly ways: readonly Way[];
  readonly said: readonly string[];
}

/** Sends two requests with a client, and tells the ways that they took. */
export async function waysTaken(
  config: DynamoDBClientConfig,
  clientOf: (config: DynamoDBClientConfig) => SdkClient = (given) => new DynamoDBClient(given),
  transport?: Transport,
): Promise<Taken> {
  const { config: all, ways } = watched(config);
  const said: string[] = [];
  const execute = clientExecutor(clientOf(all), { transport, debug: (message) => said.push(message) });
  await execute(get);
  await execute(get);
  return { ways: ways(), said };
}

/** The straight line, of which nothing is said. */
export const straight: Taken = { ways: ["fast", "fast"], said: [] };

/** Middleware that does nothing. */
export const middleware =
  <Arguments, Output>(next: (args: Arguments) => Promise<Output>) =>
  (args: Arguments): Promise<Output> =>
    next(args);

/** Makes a client that something was done to. */
export function changed(change: (client: DynamoDBClient) => void): (config: DynamoDBClientConfig) => SdkClient {
  return (config) => {
    const client = new DynamoDBClient(config);
    change(client);
    return client;
  };
}
