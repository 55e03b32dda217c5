import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { InvalidOptionError, TableNotFoundError } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { getUser } from "../../test/failure-of.ts";
import { thrownBy } from "../../test/thrown-by.ts";
import { untyped } from "../../test/untyped.ts";
import type { SdkClient } from "./sdk-client.ts";
import { sdkExecutor } from "./sdk-executor.ts";

interface FakeClient extends SdkClient {
  readonly sent: unknown[][];
}

/** A client that keeps what it was to send, and answers with an item or throws. */
function fakeClient(thrown?: unknown): FakeClient {
  const sent: unknown[][] = [];
  return {
    config: new DynamoDBClient({ region: "eu-west-1" }).config,
    sent,
    send: async (...given: unknown[]) => {
      sent.push(given);
      if (thrown !== undefined) throw thrown;
      return { $metadata: {}, Item: { id: { S: "1" } } };
    },
  };
}

test("a request becomes the SDK's command, and the SDK's answer is the answer", async () => {
  const client = fakeClient();
  expect(await sdkExecutor(client)(getUser)).toEqual({ $metadata: {}, Item: { id: { S: "1" } } });
  // One argument: with options, the SDK does not use its cache of handlers.
  expect(client.sent).toEqual([[expect.any(GetItemCommand)]]);
  expect(client.sent[0]?.[0]).toHaveProperty("input", getUser.input);
});

test("Q17: signal and timeoutMs are the SDK's abortSignal, which aborts with the call", async () => {
  const controller = new AbortController();
  const given: unknown[] = [];
  const client: SdkClient = {
    config: new DynamoDBClient({ region: "eu-west-1" }).config,
    send: (_, options) => {
      given.push(options);
      return new Promise(() => {});
    },
  };
  const call = sdkExecutor(client)(getUser, { signal: controller.signal, timeoutMs: 60_000 });
  expect(given).toEqual([{ abortSignal: expect.objectContaining({ aborted: false }) }]);
  controller.abort("enough");
  expect(given).toEqual([{ abortSignal: expect.objectContaining({ aborted: true }) }]);
  await expect(call).rejects.toMatchObject({ code: "ABORTED", cause: "enough" });
});

test("nothing is sent when the signal has aborted already", async () => {
  const client = fakeClient();
  const call = sdkExecutor(client)(getUser, { signal: AbortSignal.abort("enough") });
  await expect(call).rejects.toMatchObject({ code: "ABORTED", cause: "enough" });
  expect(client.sent).toEqual([]);
});

test("an error of the library passes unchanged", async () => {
  const ours = new TableNotFoundError("ours", {});
  expect(await thrownBy(() => sdkExecutor(fakeClient(ours))(getUser))).toBe(ours);
});

test("any other error is told with the region, and is the cause", async () => {
  const thrown = Object.assign(new Error("No!"), { name: "ResourceNotFoundException", $fault: "client" });
  await expect(sdkExecutor(fakeClient(thrown))(getUser)).rejects.toMatchObject({
    code: "TABLE_NOT_FOUND",
    message: expect.stringContaining(`there is no table "users" in region eu-west-1.`),
    cause: thrown,
  });
});

test("an operation that is none is refused", async () => {
  for (const operation of ["getItem", "constructor", undefined]) {
    const call = sdkExecutor(fakeClient())(untyped({ ...getUser, operation }));
    await expect(call).rejects.toThrow(InvalidOptionError);
    await expect(call).rejects.toThrow(/^there is no operation .+; there are GetItem, PutItem, /);
  }
});

describe("what is no client for DynamoDB is refused", () => {
  class S3Client {
    readonly config = { serviceId: "S3" };
    send(): void {}
  }

  test.each<[unknown, string]>([
    [undefined, "nothing"],
    [null, "null"],
    ["http://localhost:8000", `the string "http://localhost:8000"`],
    [{ region: "eu-west-1" }, "an object"],
    [DynamoDBClient, "a function"],
    [new S3Client(), "an instance of S3Client, a client for S3"],
    [{ send: () => {}, config: { serviceId: "DynamoDB Streams" } }, "an object, a client for DynamoDB Streams"],
    [{ send: () => {}, config: {} }, "an object"],
    [{ send: () => {}, config: null }, "an object"],
    [{ documentClient: {}, table: "users" }, "an object"],
  ])("%p", (client, what) => {
    expect(() => sdkExecutor(untyped(client))).toThrow(
      expect.objectContaining({
        code: "INVALID_OPTION",
        message: `an executor takes a client for DynamoDB, not ${what}. Give it createClient({ … }), a DynamoDBClient of @aws-sdk/client-dynamodb, or a DynamoDBDocumentClient of @aws-sdk/lib-dynamodb`,
      }),
    );
  });
});
