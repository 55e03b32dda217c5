import type { DynamoDBRequest } from "@dynamorm/core";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { useOneRealm } from "../one-realm.ts";
import { answers, item, succeeds, throws } from "./behaviours.ts";
import type { Behaviour } from "./misbehaving-server.ts";
import { summaryOfBoth } from "./summary.ts";

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
      { Delete: { TableName: "users", Key: { id: { S: "3" } } } },
    ],
  },
};

type Row = readonly [title: string, server: readonly Behaviour[], summary: string, request?: DynamoDBRequest];

/** What comes of a row, by both transports. */
function outcomeOfRow([, server, , request]: Row): Promise<string> {
  return summaryOfBoth({ server, ...(request === undefined ? {} : { requests: [request] }) });
}

/** An error with a body and headers that DynamoDB itself does not give it. */
function named(headers: Record<string, string>, body: object): Behaviour {
  return answers({ status: 400, headers, body: JSON.stringify(body) });
}

describe("throttling and failures of DynamoDB are tried again", () => {
  const throughput = "ProvisionedThroughputExceededException";
  const rows: readonly Row[] = [
    ["throttled once", [throws(throughput), succeeds], "answered, 2 requests"],
    ["throttled on and on", [throws(throughput)], `THROTTLED by ${throughput}, 3 requests`],
    ["throttled by name", [throws("ThrottlingException")], "THROTTLED by ThrottlingException, 3 requests"],
    ["throttled by a name without a class", [throws("Throttling")], "THROTTLED by Throttling, 3 requests"],
    ["the account's limit", [throws("RequestLimitExceeded")], "THROTTLED by RequestLimitExceeded, 3 requests"],
    ["429 alone", [answers({ status: 429, body: "{}" }), succeeds], "answered, 2 requests"],
    ["503", [answers({ status: 503, body: "{}" }), succeeds], "answered, 2 requests"],
    [
      "503 with Retry-After",
      [answers({ status: 503, headers: { "Retry-After": "0" }, body: "{}" }), succeeds],
      "answered, 2 requests",
    ],
    ["500", [throws("InternalServerError", {}, { status: 500 }), succeeds], "answered, 2 requests"],
    [
      "500 on and on",
      [throws("InternalServerError", {}, { status: 500 })],
      "SERVICE_UNAVAILABLE by InternalServerError, 3 requests",
    ],
    ["500 in HTML", [answers({ status: 500, body: "<html>sorry</html>" }), succeeds], "answered, 2 requests"],
    [
      "500 in HTML, on and on",
      [answers({ status: 500, body: "<html>sorry</html>" })],
      "SERVICE_UNAVAILABLE by SyntaxError, 3 requests",
    ],
    ["500 without a body", [answers({ status: 500 }), succeeds], "answered, 2 requests"],
    ["502 on and on", [answers({ status: 502 })], "SERVICE_UNAVAILABLE by Unknown, 3 requests"],
    [
      "504 with a body that is cut",
      [answers({ status: 504, body: '{"message":"ga' }), succeeds],
      "answered, 2 requests",
    ],
    ["501", [answers({ status: 501, body: "{}" })], "SERVICE_UNAVAILABLE by Unknown, 1 request"],
    [
      "a transaction under way",
      [throws("TransactionInProgressException"), answers({ body: "{}" })],
      "answered, 2 requests",
      transaction,
    ],
    ["several reasons", [throws(throughput), answers({ status: 500 }), succeeds], "answered, 3 requests"],
  ];
  test.each(rows)("%s", async (...row) => {
    expect(await outcomeOfRow(row)).toBe(row[2]);
  });
});

describe("an answer that is an error", () => {
  const missing = "TABLE_NOT_FOUND by ResourceNotFoundException, 1 request";
  const rows: readonly Row[] = [
    ["by a name with a namespace", [throws("ResourceNotFoundException")], missing],
    ["by a name without one", [named({}, { __type: "ResourceNotFoundException", message: "no" })], missing],
    [
      "by a name of another namespace",
      [named({}, { __type: "com.amazon.coral.service#ResourceNotFoundException" })],
      missing,
    ],
    [
      "by a name with an address",
      [named({}, { __type: "ResourceNotFoundException:http://internal.amazon.com/x/" })],
      missing,
    ],
    [
      "by a name with namespace and address",
      [named({}, { __type: "a.b#ResourceNotFoundException:http://x/y,z" })],
      missing,
    ],
    ["by a header", [named({ "x-amzn-ErrorType": "ResourceNotFoundException" }, { message: "no" })], missing],
    [
      "by a header with an address",
      [named({ "X-Amzn-Errortype": "ResourceNotFoundException:http://x/" }, {})],
      missing,
    ],
    [
      "by a header with a namespace",
      [named({ "x-amzn-errortype": "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException" }, {})],
      missing,
    ],
    [
      "by a header, and another in the body",
      [named({ "x-amzn-errortype": "ValidationException" }, { __type: "ResourceNotFoundException" })],
      missing,
    ],
    ["by a code", [named({}, { code: "ResourceNotFoundException" })], missing],
    [
      "by a code, and another name",
      [named({}, { code: "ValidationException", __type: "ResourceNotFoundException" })],
      missing,
    ],
    ["by a code that is a number", [named({}, { code: 17, __type: "ResourceNotFoundException" })], missing],
    ["with a Message", [named({}, { __type: "ResourceNotFoundException", Message: "no" })], missing],
    ["with both", [named({}, { __type: "ResourceNotFoundException", message: "a", Message: "b" })], missing],
    ["with a message that is none", [named({}, { __type: "ResourceNotFoundException", message: null })], missing],
    [
      "with an unknown name",
      [throws("QuantumDecoherenceException", { Qubits: 3 })],
      "UNKNOWN by QuantumDecoherenceException, 1 request",
    ],
    [
      "with an unknown name and 500",
      [throws("QuantumDecoherenceException", {}, { status: 500 })],
      "SERVICE_UNAVAILABLE by QuantumDecoherenceException, 3 requests",
    ],
    ["with a name from Object", [throws("constructor")], "UNKNOWN by constructor, 1 request"],
    [
      "with fields that errors have",
      [throws("ValidationException", { name: "x", stack: "y", $fault: "z", $metadata: 1, cause: 2 })],
      "REQUEST_REJECTED by ValidationException, 1 request",
    ],
    ["without a name", [named({}, { message: "no" })], "UNKNOWN by Unknown, 1 request"],
    ["without a body", [answers({ status: 400 })], "UNKNOWN by Unknown, 1 request"],
    ["without a body, 403", [answers({ status: 403 })], "UNKNOWN by Unknown, 1 request"],
    ["in HTML", [answers({ status: 413, body: "<html>too much</html>" })], "UNKNOWN by SyntaxError, 1 request"],
    ["in null", [answers({ status: 400, body: "null" })], "UNKNOWN by Unknown, 1 request"],
    [
      "a 301",
      [answers({ status: 301, headers: { Location: "http://127.0.0.1:1/" } })],
      "UNKNOWN by Unknown, 1 request",
    ],
    ["a 304", [answers({ status: 304 })], "UNKNOWN by Unknown, 1 request"],
    ["a validation", [throws("ValidationException")], "REQUEST_REJECTED by ValidationException, 1 request"],
    ["no access", [throws("AccessDeniedException")], "ACCESS_DENIED by AccessDeniedException, 1 request"],
    ["a limit", [throws("LimitExceededException")], "LIMIT_EXCEEDED by LimitExceededException, 3 requests"],
  ];
  test.each(rows)("%s", async (...row) => {
    expect(await outcomeOfRow(row)).toBe(row[2]);
  });
});

describe("an exception with details", () => {
  const reasons = [
    { Code: "ConditionalCheckFailed", Message: "The conditional request failed", Item: item },
    { Code: "None" },
    {
      Code: "ValidationError",
      Message: null,
      Item: { list: { L: [{ M: { b: { B: "AQ==" } } }, { BS: ["Ag==", ""] }] } },
    },
  ];
  const rows: readonly Row[] = [
    [
      "the item of a condition, with bytes",
      [throws("ConditionalCheckFailedException", { Item: item })],
      "CONDITION_FAILED by ConditionalCheckFailedException, 1 request",
      put,
    ],
    [
      "a condition without an item",
      [throws("ConditionalCheckFailedException")],
      "CONDITION_FAILED by ConditionalCheckFailedException, 1 request",
      put,
    ],
    [
      "a condition after a lost answer",
      [answers({ status: 500 }), throws("ConditionalCheckFailedException")],
      "CONDITION_FAILED by ConditionalCheckFailedException, 2 requests",
      put,
    ],
    [
      "a condition after throttling",
      [throws("ThrottlingException"), throws("ConditionalCheckFailedException")],
      "CONDITION_FAILED by ConditionalCheckFailedException, 2 requests",
      put,
    ],
    [
      "the reasons of a transaction, with items and bytes",
      [throws("TransactionCanceledException", { CancellationReasons: reasons })],
      "TRANSACTION_CANCELED by TransactionCanceledException, 1 request",
      transaction,
    ],
    [
      "a transaction without reasons",
      [throws("TransactionCanceledException")],
      "TRANSACTION_CANCELED by TransactionCanceledException, 1 request",
      transaction,
    ],
    [
      "reasons of throttling",
      [
        throws("ThrottlingException", {
          throttlingReasons: [{ reason: "TableReadKeyRangeThroughputExceeded", resource: "arn:aws:dynamodb:x" }],
        }),
      ],
      "THROTTLED by ThrottlingException, 3 requests",
    ],
  ];
  test.each(rows)("%s", async (...row) => {
    expect(await outcomeOfRow(row)).toBe(row[2]);
  });
});
