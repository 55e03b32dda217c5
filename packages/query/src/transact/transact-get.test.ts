import { attr, defineModel, TransactionCanceledError } from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { orderModel } from "../../test/fixtures/user.ts";
import { transactions } from "../index.ts";

const Order = orderModel();
const shared = { table: "pets", typeTag: "kind", key: { partitionKey: "id" } } as const;
const Cat = defineModel({ name: "Cat", ...shared, attributes: { id: attr.number(), name: attr.string() } });
const Dog = defineModel({
  name: "Dog",
  ...shared,
  attributes: { id: attr.number(), name: attr.string(), deletedAt: attr.deletedAt() },
});
const tom = { id: { N: "1" }, name: { S: "Tom" }, kind: { S: "Cat" } };
const rex = { id: { N: "2" }, name: { S: "Rex" }, kind: { S: "Dog" }, deletedAt: { S: "2026-01-01T00:00:00.000Z" } };

function setUp(...answers: readonly (object | Error)[]) {
  const { execute, requests } = recordingExecutor(...answers);
  return { db: transactions(execute), requests };
}

describe("W11: transactGet", () => {
  test("W11: asks for items of several tables in one request, and gives them in order", async () => {
    const { db, requests } = setUp({ Responses: [{ Item: tom }, {}] });
    const got = await db.transactGet([
      [Cat, { id: 1 }],
      [Order, { customerId: "c", orderId: "o" }],
    ]);
    expect(got).toEqual([{ id: 1, name: "Tom" }, undefined]);
    expect(requests).toEqual([
      {
        operation: "TransactGetItems",
        model: "Cat, Order",
        input: {
          TransactItems: [
            { Get: { TableName: "pets", Key: { id: { N: "1" } } } },
            { Get: { TableName: "orders", Key: { customerId: { S: "c" }, orderId: { S: "o" } } } },
          ],
        },
      },
    ]);
  });

  test("W11: asks for an item once, as DynamoDB takes none twice, and gives it to each model that it is of", async () => {
    const { db, requests } = setUp({ Responses: [{ Item: tom }] });
    const got = await db.transactGet([
      [Dog, { id: 1 }],
      [Cat, { id: 1 }],
      [Cat, { id: 1 }],
    ]);
    expect(got).toEqual([undefined, { id: 1, name: "Tom" }, { id: 1, name: "Tom" }]);
    expect(got[1]).not.toBe(got[2]);
    expect(requests[0]?.input).toEqual({ TransactItems: [{ Get: { TableName: "pets", Key: { id: { N: "1" } } } }] });
  });

  test("W11: gives what was deleted softly only where that is asked for", async () => {
    const { db } = setUp({ Responses: [{ Item: rex }] }, { Responses: [{ Item: rex }, {}] });
    expect(await db.transactGet([[Dog, { id: 2 }]])).toEqual([undefined]);
    const [dog] = await db.transactGet(
      [
        [Dog, { id: 2 }],
        [Cat, { id: 9 }],
      ],
      { withDeleted: true },
    );
    expect(dog).toMatchObject({ name: "Rex" });
  });

  test("W11: asks for nothing where nothing is wanted", async () => {
    const { db, requests } = setUp();
    expect(await db.transactGet([])).toEqual([]);
    expect(requests).toEqual([]);
  });

  test.each<[string, unknown, string, string]>([
    [
      "no list",
      { id: 1 },
      "INVALID_QUERY",
      'transactGet takes a list of models with keys, [[User, { id: "1" }], …], not an object',
    ],
    [
      "a model alone",
      [Cat],
      "INVALID_QUERY",
      'transactGet takes a model and a key for each item, [User, { id: "1" }]; at 0 is an object',
    ],
    [
      "a hole",
      Object.assign(Array(2), { 0: [Cat, { id: 1 }] }),
      "INVALID_QUERY",
      'transactGet takes a model and a key for each item, [User, { id: "1" }]; at 1 is nothing',
    ],
    [
      "what is no model",
      [["Cat", { id: 1 }]],
      "INVALID_MODEL",
      'this takes a model made by defineModel(), not the string "Cat"',
    ],
    [
      "half a key",
      [[Order, { customerId: "c" }]],
      "INVALID_ITEM",
      'Model "Order": "orderId" is missing; expected a string: the key is customerId and orderId',
    ],
    [
      "101 items",
      Array.from({ length: 101 }, (_, id) => [Cat, { id }]),
      "INVALID_QUERY",
      "transactGet was asked for 101 items; DynamoDB takes 100 at most: what has not to be of one moment can be read by several, or by batchGet()",
    ],
  ])("W11: refuses %s before anything is sent", async (_, gets, code, message) => {
    const { db, requests } = setUp();
    await expect(db.transactGet(gets as never)).rejects.toMatchObject({ code, message });
    expect(requests).toEqual([]);
  });

  test("W11: refuses options that cannot be", async () => {
    const { db, requests } = setUp();
    await expect(db.transactGet([[Cat, { id: 1 }]], { withDeleted: true })).rejects.toMatchObject({
      message: 'Model "Cat": withDeleted is for models whose items are deleted softly: add an attr.deletedAt()',
    });
    await expect(db.transactGet([[Cat, { id: 1 }]], { consistent: true } as never)).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: expect.stringMatching(/^transactGet: there is no option "consistent"/),
    });
    expect(requests).toEqual([]);
  });
});

const conflict = (): Error =>
  new TransactionCanceledError("canceled", { reasons: [{ code: "None" }, { code: "TransactionConflict" }] });

describe("W11: transactGet of items that are being written", () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());
  const gets = [
    [Cat, { id: 1 }],
    [Cat, { id: 1 }],
    [Cat, { id: 2 }],
  ] as const;

  test("W11: asks again", async () => {
    const { db, requests } = setUp(conflict(), conflict(), { Responses: [{ Item: tom }, {}] });
    const got = db.transactGet(gets);
    await jest.advanceTimersByTimeAsync(200);
    expect(await got).toEqual([{ id: 1, name: "Tom" }, { id: 1, name: "Tom" }, undefined]);
    expect(requests).toHaveLength(3);
  });

  test("W11: and at last says which they are", async () => {
    const { db } = setUp(conflict(), conflict());
    const failure = db.transactGet(gets, { tries: 2 }).catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(200);
    expect(await failure).toMatchObject({
      code: "TRANSACTION_CANCELED",
      retryable: true,
      operation: "TransactGetItems",
      message: "transactGet was canceled because of Cat { id: 2 } (TransactionConflict)",
      failures: [{ index: 2, kind: "get", model: "Cat", table: "pets", key: { id: 2 }, code: "TransactionConflict" }],
    });
  });
});
