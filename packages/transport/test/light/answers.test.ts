import type { DynamoDBRequest } from "@dynamorm/core";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { answers, exceptionBody, found, item, type RawAnswer, succeeds, throws } from "../fast/behaviours.ts";
import type { Behaviour } from "../fast/misbehaving-server.ts";
import { useOneRealm } from "../one-realm.ts";
import { expectSameByBoth, playLight, summaryOfBothClients } from "./both-clients.ts";

// Whatever comes, a client without the SDK makes of it what the SDK makes: the same value, or the same error with the same fields.

beforeAll(useOneRealm);

const put: DynamoDBRequest<"PutItem"> = {
  operation: "PutItem",
  input: { TableName: "users", Item: { id: { S: "1" } } },
};
const transaction: DynamoDBRequest<"TransactWriteItems"> = {
  operation: "TransactWriteItems",
  input: {
    ClientRequestToken: "token",
    TransactItems: [
      { Put: { TableName: "users", Item: { id: { S: "1" } } } },
      { Delete: { TableName: "users", Key: { id: { S: "2" } } } },
    ],
  },
};

describe("an answer that is a success", () => {
  test.each<[string, RawAnswer, summary: string]>([
    ["with an item, texts beyond ASCII and bytes", { body: found }, "answered, 1 request"],
    ["with the body of an error", { body: exceptionBody("ResourceNotFoundException") }, "answered, 1 request"],
    ["empty", {}, "answered, 1 request"],
    ["null", { body: "null" }, "answered, 1 request"],
    ["a list", { body: "[]" }, "answered, 1 request"],
    ["a text", { body: "It works!" }, "UNKNOWN by SyntaxError, 1 request"],
    ["JSON that is cut", { body: found.slice(0, -9) }, "UNKNOWN by SyntaxError, 1 request"],
    ["with null for an item", { body: '{"Item":null}' }, "answered, 1 request"],
    ["with bytes that are none", { body: '{"Item":{"a":{"B":"!!"}}}' }, "UNKNOWN by TypeError, 1 request"],
    ["204", { status: 204 }, "answered, 1 request"],
  ])("%s", async (_, answer, summary) => {
    expect(await summaryOfBothClients({ server: [answers(answer)] })).toBe(summary);
  });
});

describe("failures that are tried again", () => {
  const throughput = "ProvisionedThroughputExceededException";
  test.each<[string, readonly Behaviour[], summary: string]>([
    ["throttled once", [throws(throughput), succeeds], "answered, 2 requests"],
    ["throttled on and on", [throws(throughput)], `THROTTLED by ${throughput}, 3 requests`],
    ["throttled without a class", [throws("Throttling")], "THROTTLED by Throttling, 3 requests"],
    ["429 alone", [answers({ status: 429, body: "{}" }), succeeds], "answered, 2 requests"],
    [
      "503 with Retry-After",
      [answers({ status: 503, headers: { "Retry-After": "0" } }), succeeds],
      "answered, 2 requests",
    ],
    [
      "500 on and on",
      [throws("InternalServerError", {}, { status: 500 })],
      "SERVICE_UNAVAILABLE by InternalServerError, 3 requests",
    ],
    [
      "500 in HTML",
      [answers({ status: 500, body: "<html>sorry</html>" })],
      "SERVICE_UNAVAILABLE by SyntaxError, 3 requests",
    ],
    ["502 without a body", [answers({ status: 502 })], "SERVICE_UNAVAILABLE by Unknown, 3 requests"],
    ["501, which is not", [answers({ status: 501, body: "{}" })], "SERVICE_UNAVAILABLE by Unknown, 1 request"],
    ["several, one after the other", [throws(throughput), answers({ status: 500 }), succeeds], "answered, 3 requests"],
  ])("%s", async (_, server, summary) => {
    expect(await summaryOfBothClients({ server })).toBe(summary);
  });
});

describe("an answer that is an exception", () => {
  const missing = "TABLE_NOT_FOUND by ResourceNotFoundException, 1 request";
  const reasons = [
    { Code: "ConditionalCheckFailed", Message: "The conditional request failed", Item: item },
    { Code: "None" },
  ];
  test.each<[string, Behaviour, summary: string, request?: DynamoDBRequest]>([
    ["with a namespace", throws("ResourceNotFoundException"), missing],
    [
      "by a header with an address",
      answers({ status: 400, headers: { "X-Amzn-Errortype": "ResourceNotFoundException:http://x/" }, body: "{}" }),
      missing,
    ],
    [
      "with the item of a condition, and bytes",
      throws("ConditionalCheckFailedException", { Item: item }),
      "CONDITION_FAILED by ConditionalCheckFailedException, 1 request",
      put,
    ],
    [
      "with the reasons of a transaction",
      throws("TransactionCanceledException", { CancellationReasons: reasons }),
      "TRANSACTION_CANCELED by TransactionCanceledException, 1 request",
      transaction,
    ],
    [
      "of no known name",
      throws("QuantumDecoherenceException", { Qubits: 3 }),
      "UNKNOWN by QuantumDecoherenceException, 1 request",
    ],
    [
      "with fields that errors have",
      throws("ValidationException", { name: "x", stack: "y", $fault: "z", $metadata: 1 }),
      "REQUEST_REJECTED by ValidationException, 1 request",
    ],
    ["without a body", answers({ status: 403 }), "UNKNOWN by Unknown, 1 request"],
    ["in HTML", answers({ status: 413, body: "<html>too much</html>" }), "UNKNOWN by SyntaxError, 1 request"],
    [
      "a 301, which nobody follows",
      answers({ status: 301, headers: { Location: "http://127.0.0.1:1/" } }),
      "UNKNOWN by Unknown, 1 request",
    ],
    ["no access", throws("AccessDeniedException"), "ACCESS_DENIED by AccessDeniedException, 1 request"],
    [
      "an expired session, which is not tried again",
      throws("ExpiredTokenException"),
      "CREDENTIALS by ExpiredTokenException, 1 request",
    ],
  ])("%s", async (...[, behaviour, summary, request]) => {
    const requests = request === undefined ? {} : { requests: [request] };
    expect(await summaryOfBothClients({ server: [behaviour], ...requests })).toBe(summary);
  });

  test("has the SDK's fields, in a class that all of them share", async () => {
    const { outcomes } = await playLight({ server: [throws("ResourceNotFoundException")] });
    expect(outcomes).toMatchObject([
      {
        error: {
          class: "TableNotFoundError",
          cause: {
            class: "DynamoDBException",
            name: "ResourceNotFoundException",
            $fault: "client",
            $metadata: { httpStatusCode: 400, requestId: "REQUEST", attempts: 1 },
          },
        },
      },
    ]);
  });

  test("cannot make it anything else than an error", async () => {
    const body = '{"__type":"ValidationException","__proto__":{"x":1},"constructor":1,"toString":1,"message":"no"}';
    const { outcomes } = await expectSameByBoth({ server: [answers({ status: 400, body })] });
    expect(outcomes).toMatchObject([{ error: { code: "REQUEST_REJECTED", cause: { class: "DynamoDBException" } } }]);
  });
});
