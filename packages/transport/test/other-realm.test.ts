import { Agent } from "node:http";
import type { DynamoDBRequest } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { type ClientConfig, clientExecutor, createClient, type Transport } from "../src/index.ts";
import { closedEndpoint, tcpServer } from "./tcp-server.ts";
import { thrownBy } from "./thrown-by.ts";

// In a VM, as under Jest, the SDK wraps the errors of Node.js and keeps nothing but their text. They are told apart all the same.

const get: DynamoDBRequest = { operation: "GetItem", input: { TableName: "users", Key: { id: { S: "1" } } } };

function connectionError(details: string): object {
  return { code: "CONNECTION", retryable: true, message: expect.stringContaining(` (${details}).`) };
}

describe.each<[Transport, { readonly severalAddresses: string }]>([
  ["sdk", { severalAddresses: "AggregateError" }],
  ["fast", { severalAddresses: "ECONNREFUSED" }],
])("%s", (transport, { severalAddresses }) => {
  async function failureAt(endpoint: string, config: ClientConfig = {}): Promise<unknown> {
    const client = createClient({ endpoint, maxAttempts: 1, ...config });
    const error = await thrownBy(() => clientExecutor(client, { transport })(get));
    client.destroy();
    return error;
  }

  test("nobody listens", async () => {
    expect(await failureAt(await closedEndpoint())).toMatchObject(connectionError("ECONNREFUSED"));
  });

  test("nobody listens at any of several addresses", async () => {
    const httpAgent = new Agent({
      autoSelectFamily: true,
      lookup: (_host, _options, found) =>
        found(null, [
          { address: "127.0.0.1", family: 4 },
          { address: "127.0.0.2", family: 4 },
        ]),
    });
    const endpoint = (await closedEndpoint()).replace("127.0.0.1", "localhost");
    const error = await failureAt(endpoint, { requestHandler: { httpAgent } });
    expect(error).toMatchObject(connectionError(severalAddresses));
  });

  test("the connection is reset", async () => {
    await using server = await tcpServer((socket) => socket.resetAndDestroy());
    expect(await failureAt(server.endpoint)).toMatchObject(connectionError("ECONNRESET"));
  });

  test("the connection ends", async () => {
    await using server = await tcpServer((socket) => socket.end());
    expect(await failureAt(server.endpoint)).toMatchObject(connectionError("ECONNRESET"));
  });
});
