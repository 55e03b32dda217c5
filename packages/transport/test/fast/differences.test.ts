import { Readable } from "node:stream";
import type { DynamoDBRequest } from "@dynamorm/core";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { useOneRealm } from "../one-realm.ts";
import { untyped } from "../untyped.ts";
import { answers, exceptionBody, item, throws } from "./behaviours.ts";
import { get } from "./destination.ts";
import type { Behaviour } from "./misbehaving-server.ts";
import { play, type Play } from "./played.ts";
import { summaryOf } from "./summary.ts";
import { fast, sdk } from "./transports.ts";

// Where the fast transport does not as the SDK does, on purpose: all of it is here.

beforeAll(useOneRealm);

async function summaries(given: Play): Promise<{ readonly sdk: string; readonly fast: string }> {
  const [bySdk, byFast] = await Promise.all([play(sdk, given), play(fast, given)]);
  return { sdk: summaryOf(bySdk), fast: summaryOf(byFast) };
}

describe("of answers that DynamoDB never gives, no more is made than of empty ones", () => {
  const transaction: DynamoDBRequest = {
    operation: "TransactWriteItems",
    input: { TransactItems: [{ Delete: { TableName: "users", Key: { id: { S: "1" } } } }] },
  };
  test.each<[string, Behaviour, string, DynamoDBRequest?]>([
    ["an error in a list", answers({ status: 400, body: '["a"]' }), "UNKNOWN by Unknown, 1 request", get],
    ["an error in a text", answers({ status: 400, body: '"ab"' }), "UNKNOWN by Unknown, 1 request", get],
    ["a success in a text", answers({ body: '"ab"' }), "answered, 1 request", get],
    [
      "a message that is no text",
      answers({ status: 400, body: '{"__type":"ResourceNotFoundException","message":{}}' }),
      "TABLE_NOT_FOUND by ResourceNotFoundException, 1 request",
      get,
    ],
    [
      "reasons that are null",
      throws("TransactionCanceledException", { CancellationReasons: null }),
      "TRANSACTION_CANCELED by TransactionCanceledException, 1 request",
      transaction,
    ],
  ])("%s", async (_, behaviour, summary, request = get) => {
    expect(await summaries({ server: [behaviour], requests: [request] })).toEqual({ sdk: summary, fast: summary });
  });

  test("a name that is a number", async () => {
    expect(await summaries({ server: [answers({ status: 400, body: '{"__type":17}' })] })).toEqual({
      sdk: "UNKNOWN by 17, 1 request",
      fast: "UNKNOWN by Unknown, 1 request",
    });
  });
});

test("a request handler's stream of what are no bytes is an error of the call, where the SDK throws past it", async () => {
  const body = Readable.from([{ Item: {} }, { Item: {} }]);
  const requestHandler = untyped({ handle: async () => ({ response: { statusCode: 200, headers: {}, body } }) });
  const { outcomes } = await play(fast, { server: [], config: () => ({ requestHandler }) });
  expect(outcomes).toMatchObject([{ error: { code: "UNKNOWN", cause: { class: "TypeError" } } }]);
});

test("fields of an answer that the SDK does not know are given too", async () => {
  const server = [answers({ body: JSON.stringify({ Item: item, Surprise: 1, $metadata: { attempts: 99 } }) })];
  const { outcomes } = await play(fast, { server });
  expect(outcomes).toMatchObject([{ value: { Surprise: 1, $metadata: { attempts: 1 } } }]);
});

test("an attribute named __proto__ is an attribute, where the SDK loses it", async () => {
  const server = [answers({ body: '{"Item":{"__proto__":{"S":"x"},"m":{"M":{"__proto__":{"B":"AQ=="}}}}}' })];
  const { outcomes } = await play(fast, { server });
  const [outcome] = outcomes;
  expect(JSON.stringify(outcome?.value)).toContain('"__proto__":{"S":"x"}');
  expect(JSON.stringify(outcome?.value)).toContain('"__proto__":{"B":{"class":"Uint8Array","bytes":[1]}}');
});

/** A server whose clock is so many minutes ahead, with what it answers. */
function minutesAhead(minutes: number, name?: string): Behaviour {
  return (exchange) => {
    const headers = { Date: new Date(Date.now() + minutes * 60_000).toUTCString() };
    const error = name === undefined ? {} : { status: 400, body: exceptionBody(name) };
    answers({ headers, body: "{}", ...error })(exchange);
  };
}

describe("the clock", () => {
  test("is left alone for less than four minutes, of which nobody takes notice", async () => {
    const given: Play = { server: [minutesAhead(2)], requests: [get, get] };
    expect((await play(sdk, given)).skews).toEqual([0, 2]);
    expect((await play(fast, given)).skews).toEqual([0, 0]);
  });

  test("is corrected once, and a signature that is refused all the same is not sent again", async () => {
    const given: Play = { server: [minutesAhead(10, "InvalidSignatureException")] };
    expect(await summaries(given)).toEqual({
      sdk: "CREDENTIALS by InvalidSignatureException, 3 requests",
      fast: "CREDENTIALS by InvalidSignatureException, 2 requests",
    });
  });

  test("that is right again is tried again, also where the SDK fails once", async () => {
    const wrong = minutesAhead(10);
    const right: Behaviour = minutesAhead(0, "RequestTimeTooSkewed");
    const given: Play = { server: [wrong, right, minutesAhead(0)], requests: [get, get] };
    expect(await summaries(given)).toEqual({
      sdk: "answered, CREDENTIALS by RequestTimeTooSkewed, 2 requests",
      fast: "answered, answered, 3 requests",
    });
  });
});

test("who asks is told without the features of the SDK that a request uses", async () => {
  const userAgents: string[] = [];
  const server: Behaviour[] = [
    (exchange) => {
      userAgents.push(exchange.request.headers["user-agent"] ?? "");
      answers({ body: "{}" })(exchange);
    },
  ];
  await play(sdk, { server });
  await play(fast, { server });
  expect(userAgents).toEqual([expect.stringMatching(/ m\/\S+$/), expect.stringMatching(/ md\/dynamorm#fast$/)]);
});
