import { attr, defineModel, type DynamoDBRequest, key, type StoredItem } from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { batchExecutor } from "../../test/fixtures/batch-executor.ts";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { userModel } from "../../test/fixtures/user.ts";
import { modelContext } from "../context.ts";
import { batchRequest, readBatch } from "./read-batch.ts";

const User = userModel();
const user = (id: number): StoredItem => ({ id: { S: `u${id}` }, age: { N: String(id) } });
const keyOf = (id: number): StoredItem => ({ id: { S: `u${id}` } });
const many = (count: number): number[] => Array.from({ length: count }, (_, id) => id);
const keysOf = ({ input }: DynamoDBRequest): readonly StoredItem[] => {
  const { RequestItems } = input as DynamoDBRequest<"BatchGetItem">["input"];
  return RequestItems[User.table]?.Keys ?? [];
};

const bytes = new Uint8Array([0, 255, 44]);
const withKey = (at: string, sort: Uint8Array): StoredItem => ({ at: { N: at }, bytes: { B: sort } });

/** What a call is rejected with; looked at from its beginning, so that it is never an unhandled one. */
const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => "no failure",
    (reason: unknown) => reason,
  );

describe("a batch is one request for up to 100 keys", () => {
  test("Q20: gives items in the order of the keys, and nothing where there is none", async () => {
    const { execute, requests } = batchExecutor([user(1), user(2), user(3)]);
    const keys = [keyOf(3), keyOf(9), keyOf(1)];
    expect(await readBatch(modelContext(User, execute), keys, {}, {})).toEqual([user(3), undefined, user(1)]);
    expect(requests).toEqual([
      { operation: "BatchGetItem", model: "User", input: { RequestItems: { users: { Keys: keys } } } },
    ]);
  });

  test("Q20: asks for nothing where there are no keys", async () => {
    const { execute, requests } = batchExecutor([]);
    expect(await readBatch(modelContext(User, execute), [], {}, {})).toEqual([]);
    expect(requests).toEqual([]);
  });

  test("Q20: asks for a key that is given twice once, since DynamoDB refuses duplicates, and gives its item twice", async () => {
    const { execute, requests } = batchExecutor([user(1)]);
    const context = modelContext(User, execute);
    expect(await readBatch(context, [keyOf(1), keyOf(2), keyOf(1)], {}, {})).toEqual([user(1), undefined, user(1)]);
    expect(requests.map(keysOf)).toEqual([[keyOf(1), keyOf(2)]]);
  });

  test("Q20: 450 keys are five requests, of which no more than four are under way at once", async () => {
    const { execute, requests, mostAtOnce } = batchExecutor(many(450).map(user));
    const found = await readBatch(modelContext(User, execute), many(450).map(keyOf), {}, {});
    expect(found).toEqual(many(450).map(user));
    expect(requests.map(keysOf).map(({ length }) => length)).toEqual([100, 100, 100, 100, 50]);
    expect(mostAtOnce()).toBe(4);
  });
});

describe("a batch request", () => {
  const { execute } = recordingExecutor();

  test("Q20: names what is selected as the table has it, with the key, by which items are told", () => {
    const Note = defineModel({
      name: "Note",
      table: "notes",
      attributes: { size: attr.string().storedAs("s"), text: attr.string(), gone: attr.deletedAt().storedAs("d") },
      key: { partitionKey: key("pk", "NOTE#{size}") },
    });
    const { input } = batchRequest(modelContext(Note, execute), [{ pk: { S: "NOTE#1" } }], {
      select: ["size"],
      consistent: true,
    });
    expect(input.RequestItems["notes"]).toEqual({
      Keys: [{ pk: { S: "NOTE#1" } }],
      ConsistentRead: true,
      ProjectionExpression: "#n0, #n1, #n2, #n3",
      ExpressionAttributeNames: { "#n0": "s", "#n1": "_type", "#n2": "d", "#n3": "pk" },
    });
  });
});

describe("keys are told by their value", () => {
  const Point = defineModel({
    name: "Point",
    table: "points",
    attributes: { at: attr.number(), bytes: attr.binary() },
    key: { partitionKey: "at", sortKey: "bytes" },
  });

  test.each([
    ["1.0", "1"],
    ["1e3", "1000"],
    ["-0.10", "-1E-1"],
    ["0.0", "-0"],
    ["12345678901234567890123456789012345678", "1.2345678901234567890123456789012345678e37"],
  ])("Q20: the number %s comes back as %s", async (asked, answered) => {
    const { execute } = recordingExecutor({ Responses: { points: [withKey(answered, new Uint8Array(bytes))] } });
    const found = await readBatch(modelContext(Point, execute), [withKey(asked, bytes)], {}, {});
    expect(found).toEqual([withKey(answered, bytes)]);
  });

  test("Q20: numbers that differ in their last of 38 digits are two keys", async () => {
    const digits = "1234567890123456789012345678901234567";
    const { execute, requests } = recordingExecutor();
    await readBatch(modelContext(Point, execute), [withKey(`${digits}1`, bytes), withKey(`${digits}2`, bytes)], {}, {});
    const [request] = requests as DynamoDBRequest<"BatchGetItem">[];
    expect(request?.input.RequestItems["points"]?.Keys).toHaveLength(2);
  });

  test("Q20: bytes come back as bytes, or as the base64 of an answer's JSON", async () => {
    const base64 = { at: { N: "1" }, bytes: { B: "AP8s" as unknown as Uint8Array } };
    const { execute } = recordingExecutor({ Responses: { points: [base64] } });
    expect(await readBatch(modelContext(Point, execute), [withKey("1", bytes)], {}, {})).toEqual([base64]);
  });
});

describe("what DynamoDB leaves unprocessed is asked for again", () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  test("Q20: until all of it is there, after waits", async () => {
    const { execute, requests } = batchExecutor(many(100).map(user), { most: 40 });
    const reading = readBatch(modelContext(User, execute), many(100).map(keyOf), { consistent: true }, {});
    await jest.runAllTimersAsync();
    expect(await reading).toEqual(many(100).map(user));
    expect(requests.map(keysOf).map(({ length }) => length)).toEqual([100, 60, 20]);
    expect(requests[2]?.input).toMatchObject({ RequestItems: { users: { ConsistentRead: true } } });
  });

  test("Q20: ten times without an item, and not for ever: the error says which keys are left", async () => {
    const { execute, requests } = batchExecutor(many(5).map(user), { most: 0 });
    const failure = failureOf(readBatch(modelContext(User, execute), many(5).map(keyOf), {}, {}));
    await jest.runAllTimersAsync();
    expect(await failure).toMatchObject({
      code: "THROTTLED",
      retryable: true,
      model: "User",
      table: "users",
      operation: "BatchGetItem",
      keys: many(5).map(keyOf),
      message:
        'Model "User": DynamoDB left 5 keys unread 10 times in a row: id "u0", id "u1", id "u2" and 2 more; ask later, for fewer at once, or give table "users" more read capacity',
    });
    expect(requests).toHaveLength(10);
  });

  test("Q20: not when the call has ended", async () => {
    const { execute, requests } = batchExecutor([user(1)], { most: 0 });
    const controller = new AbortController();
    const failure = failureOf(readBatch(modelContext(User, execute), [keyOf(1)], {}, { signal: controller.signal }));
    await jest.advanceTimersByTimeAsync(0);
    controller.abort("enough");
    expect(await failure).toBe("enough");
    expect(jest.getTimerCount()).toBe(0);
    expect(requests.length).toBeGreaterThan(0);
  });
});

describe("a batch that fails", () => {
  test("Q20: a key that lacks a part is refused before anything is sent", async () => {
    const { execute, requests } = recordingExecutor();
    await expect(readBatch(modelContext(User, execute), [{ age: { N: "1" } }], {}, {})).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message: 'Model "User": a stored key has id, each a text, a number or bytes',
    });
    expect(requests).toEqual([]);
  });

  test("Q20: fails as a whole, and begins nothing more", async () => {
    const { execute, requests } = recordingExecutor({}, new Error("no"));
    const reading = readBatch(modelContext(User, execute), many(1000).map(keyOf), {}, {});
    await expect(reading).rejects.toThrow("no");
    expect(requests.length).toBeLessThan(10);
  });

  test("Q20: ends with the reason of the call's signal, however many requests are under way", async () => {
    const { execute, requests } = batchExecutor([], { most: 0 });
    const signal = AbortSignal.abort("enough");
    await expect(readBatch(modelContext(User, execute), many(300).map(keyOf), {}, { signal })).rejects.toBe("enough");
    expect(requests).toEqual([]);
  });

  test.each([
    ["an item that was not asked for", { Responses: { users: [user(7)] } }],
    ["an item that was not asked for", { Responses: { users: [{ age: { N: "1" } }] } }],
    ["an item that was not asked for", { Responses: { users: [null] } }],
    ["no list of items", { Responses: { users: {} } }],
    ["a key that was not asked for", { UnprocessedKeys: { users: { Keys: [keyOf(7)] } } }],
    ["no list of unprocessed keys", { UnprocessedKeys: { users: { Keys: "all" } } }],
  ])("Q20: an answer with %s is told of: %j", async (what, answer) => {
    const { execute } = recordingExecutor(answer);
    await expect(readBatch(modelContext(User, execute), [keyOf(1)], {}, {})).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: `the executor, or a middleware, answered BatchGetItem of model "User" with ${what}: a middleware returns what next() gives`,
    });
  });

  test.each([{}, { Responses: {} }, { Responses: undefined, UnprocessedKeys: undefined }, { UnprocessedKeys: {} }])(
    "Q20: an answer without items means that there are none: %j",
    async (answer) => {
      const { execute } = recordingExecutor(answer);
      expect(await readBatch(modelContext(User, execute), [keyOf(1)], {}, {})).toEqual([undefined]);
    },
  );
});
