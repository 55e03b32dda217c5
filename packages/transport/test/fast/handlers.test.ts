import { Readable } from "node:stream";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { useOneRealm } from "../one-realm.ts";
import { untyped } from "../untyped.ts";
import { found } from "./behaviours.ts";
import { get } from "./destination.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { credentials } from "./sent.ts";
import { onBoth, withClient } from "./transports.ts";

beforeAll(useOneRealm);

/** What becomes of an answer that a request handler of one's own gives. */
async function outcomeOfBoth(response: () => object): Promise<Outcome> {
  const requestHandler = untyped({ handle: async () => ({ response: response() }), destroy: () => {} });
  const { sdk, fast } = await onBoth((transport) =>
    withClient({ region: "eu-west-1", credentials, requestHandler, maxAttempts: 1 }, (client) =>
      outcomeOf(() => transport(client)(get)),
    ),
  );
  expect(fast).toEqual(sdk);
  return sdk;
}

const bytes = Buffer.from(found);

function failingStream(): Readable {
  return new Readable({
    read() {
      this.destroy(new Error("lost"));
    },
  });
}

describe("a request handler of one's own", () => {
  test.each<[string, () => unknown]>([
    ["a stream", () => Readable.from([bytes])],
    ["a stream of several pieces, within characters", () => Readable.from([...bytes].map((byte) => Buffer.of(byte)))],
    ["a stream of texts", () => Readable.from([found.slice(0, 5), found.slice(5)])],
    ["a stream of one text", () => Readable.from([found])],
    ["a stream of the web", () => new Blob([bytes]).stream()],
    ["bytes", () => new Uint8Array(bytes)],
  ])("gives %s", async (_, bodyOf) => {
    const headers = { "x-amzn-requestid": "REQUEST" };
    const outcome = await outcomeOfBoth(() => ({ statusCode: 200, headers, body: bodyOf() }));
    expect(outcome).toMatchObject({ value: { Item: { id: { S: "é" } }, $metadata: { requestId: "REQUEST" } } });
  });

  test("gives no body", async () => {
    expect(await outcomeOfBoth(() => ({ statusCode: 200, headers: {} }))).toMatchObject({ value: {} });
  });

  test("gives a stream that fails", async () => {
    const outcome = await outcomeOfBoth(() => ({ statusCode: 200, headers: {}, body: failingStream() }));
    expect(outcome).toMatchObject({ error: { code: "UNKNOWN", cause: { class: "Error" } } });
  });

  test("gives an error in headers of any case", async () => {
    const headers = { "X-Amzn-RequestId": "REQUEST", "X-Amzn-ErrorType": "ResourceNotFoundException" };
    const outcome = await outcomeOfBoth(() => ({ statusCode: 400, headers, body: Readable.from([Buffer.from("{}")]) }));
    expect(outcome).toMatchObject({ error: { code: "TABLE_NOT_FOUND" } });
  });
});
