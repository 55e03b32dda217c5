import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { DynamoDBRequest } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { sdkExecutor } from "./sdk-executor.ts";

const put: DynamoDBRequest<"PutItem"> = {
  operation: "PutItem",
  input: {
    TableName: "users",
    Item: { id: { S: "1" } },
    ConditionExpression: "attribute_not_exists(id)",
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  },
};

type Reply = "throttle" | "cut" | "error" | "fail";

const answers: Readonly<Record<Exclude<Reply, "cut">, readonly [status: number, body: object]>> = {
  throttle: [400, { __type: "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException", message: "" }],
  error: [500, { __type: "com.amazonaws.dynamodb.v20120810#InternalServerError", message: "" }],
  fail: [
    400,
    {
      __type: "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
      message: "",
      Item: { id: { S: "1" } },
    },
  ],
};

/** A server that replies to each request in turn. */
async function replying(...replies: readonly Reply[]): Promise<{ server: Server; endpoint: string }> {
  const left = [...replies];
  const server = createServer((request, response) => {
    request.resume().once("end", () => {
      const reply = left.shift() ?? "fail";
      if (reply === "cut") return request.socket.destroy();
      const [status, body] = answers[reply];
      return response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, endpoint: `http://127.0.0.1:${(server.address() as { port: number }).port}` };
}

describe("W6: the attempts of a failed condition", () => {
  test.each<[string, Reply[], number]>([
    ["one", [], 1],
    ["one, where the others were throttled", ["throttle", "throttle"], 1],
    ["two, where an answer was lost", ["cut"], 2],
    ["two, where DynamoDB failed", ["error"], 2],
    ["two, of four", ["throttle", "cut", "throttle"], 2],
  ])("W6: are %s", async (_, replies, attempts) => {
    const { server, endpoint } = await replying(...replies);
    const client = new DynamoDBClient({
      endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "a", secretAccessKey: "b" },
      maxAttempts: 5,
    });
    try {
      await expect(sdkExecutor(client)(put)).rejects.toMatchObject({
        code: "CONDITION_FAILED",
        attempts,
        current: { id: { S: "1" } },
      });
      // The client may keep what it made of the first command for all that follow.
      await expect(sdkExecutor(client)(put)).rejects.toMatchObject({ attempts: 1 });
    } finally {
      client.destroy();
      server.closeAllConnections();
      server.close();
    }
  });
});
