import { attr, defineModel } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { userModel } from "../../test/fixtures/user.ts";
import { repository, transactions } from "../index.ts";

const now = new Date("2026-03-01T12:00:00.000Z");
const moment = { S: "2026-03-01T12:00:00.000Z" };
const User = userModel();
const Note = defineModel({
  name: "Note",
  table: "notes",
  attributes: { id: attr.string(), text: attr.string().optional(), deletedAt: attr.deletedAt() },
  key: { partitionKey: "id" },
});

function setUp(...answers: readonly (object | Error)[]) {
  const { execute, requests } = recordingExecutor(...answers);
  return {
    db: transactions(execute, { now: () => now }),
    users: repository(User, execute, { now: () => now }),
    requests,
  };
}

describe("W11: the request of a transaction", () => {
  test("W11: has an action for each, made as the single writes are", async () => {
    const { db, requests } = setUp();
    const request = await db
      .transaction()
      .create(Note, { id: "n", text: "hello" })
      .update(Note, { id: "u" }, { text: null }, { condition: (eb) => eb("text", "=", "old") })
      .update(Note, { id: "b" }, (u) => u.set("text", "new").condition("text", "<>", "newer"))
      .delete(Note, { id: "s" })
      .delete(Note, { id: "d" }, { hard: true })
      .restore(Note, { id: "r" })
      .check(Note, { id: "c" }, (c) => c.exists("text"))
      .toRequest({ token: "mine" });
    expect(requests).toEqual([]);
    const failure = { ReturnValuesOnConditionCheckFailure: "ALL_OLD" };
    const TableName = "notes";
    expect(request).toEqual({
      operation: "TransactWriteItems",
      model: "Note",
      input: {
        ClientRequestToken: "mine",
        TransactItems: [
          {
            Put: {
              TableName,
              Item: { id: { S: "n" }, text: { S: "hello" } },
              ConditionExpression: "attribute_not_exists(#n0)",
              ExpressionAttributeNames: { "#n0": "id" },
              ...failure,
            },
          },
          {
            Update: {
              TableName,
              Key: { id: { S: "u" } },
              UpdateExpression: "REMOVE #n2",
              ConditionExpression: "attribute_exists(#n0) AND attribute_not_exists(#n1) AND #n2 = :v0",
              ExpressionAttributeNames: { "#n0": "id", "#n1": "deletedAt", "#n2": "text" },
              ExpressionAttributeValues: { ":v0": { S: "old" } },
              ...failure,
            },
          },
          {
            Update: {
              TableName,
              Key: { id: { S: "b" } },
              UpdateExpression: "SET #n2 = :v1",
              ConditionExpression: "attribute_exists(#n0) AND attribute_not_exists(#n1) AND #n2 <> :v0",
              ExpressionAttributeNames: { "#n0": "id", "#n1": "deletedAt", "#n2": "text" },
              ExpressionAttributeValues: { ":v0": { S: "newer" }, ":v1": { S: "new" } },
              ...failure,
            },
          },
          {
            Update: {
              TableName,
              Key: { id: { S: "s" } },
              UpdateExpression: "SET #n1 = :v0",
              ConditionExpression: "attribute_exists(#n0) AND attribute_not_exists(#n1)",
              ExpressionAttributeNames: { "#n0": "id", "#n1": "deletedAt" },
              ExpressionAttributeValues: { ":v0": moment },
              ...failure,
            },
          },
          { Delete: { TableName, Key: { id: { S: "d" } } } },
          {
            Update: {
              TableName,
              Key: { id: { S: "r" } },
              UpdateExpression: "REMOVE #n1",
              ConditionExpression: "attribute_exists(#n0) AND attribute_exists(#n1)",
              ExpressionAttributeNames: { "#n0": "id", "#n1": "deletedAt" },
              ...failure,
            },
          },
          {
            ConditionCheck: {
              TableName,
              Key: { id: { S: "c" } },
              ConditionExpression: "attribute_exists(#n0)",
              ExpressionAttributeNames: { "#n0": "text" },
              ...failure,
            },
          },
        ],
      },
    });
  });

  test("W11: of a function is the same as that of the builder, and as those of single writes", async () => {
    const { db, users, requests } = setUp();
    const user = { id: "1", email: "e", age: 1 };
    const built = db
      .transaction()
      .put(User, { ...user, version: 3 })
      .upsert(User, { ...user, id: "2" })
      .update(User, { id: "3" }, { age: 2, version: 4 });
    await db.transaction(
      (tx) => {
        tx.put(User, { ...user, version: 3 });
        tx.upsert(User, { ...user, id: "2" });
        tx.update(User, { id: "3" }, { age: 2, version: 4 });
      },
      { token: "t" },
    );
    expect(requests).toEqual([await built.toRequest({ token: "t" })]);
    await users.put({ ...user, version: 3 });
    await users.upsert({ ...user, id: "2" }).catch(() => {});
    await users.update({ id: "3" }, { age: 2, version: 4 }).catch(() => {});
    const singles = requests.slice(1).map(({ input }) => {
      const { ReturnValues: _, ...rest } = input as { ReturnValues?: unknown };
      return rest;
    });
    const [{ input }] = requests as unknown as [{ input: { TransactItems: readonly Record<string, object>[] } }];
    expect(input.TransactItems.map((action) => Object.values(action)[0])).toEqual(singles);
  });

  test("W11: has a token always, another one for each transaction", async () => {
    const { db, requests } = setUp();
    const note = (id: string) => db.transaction((tx) => tx.create(Note, { id }));
    await note("1");
    await note("2");
    const tokens = requests.map(({ input }) => (input as { ClientRequestToken?: string }).ClientRequestToken);
    expect(new Set(tokens).size).toBe(2);
    for (const token of tokens) expect(token).toMatch(/^[-0-9a-f]{32,36}$/);
  });

  test("W11: has one also where the runtime makes no UUIDs", async () => {
    const makesNone = { value: undefined, configurable: true };
    Object.defineProperty(crypto, "randomUUID", makesNone);
    try {
      const { input } = await setUp().db.transaction().create(Note, { id: "1" }).toRequest();
      expect(input.ClientRequestToken).toMatch(/^[0-9a-f]{32}$/);
    } finally {
      Reflect.deleteProperty(crypto, "randomUUID");
    }
    expect(typeof crypto.randomUUID).toBe("function");
  });

  test("W11: names the models that it is about", async () => {
    const { db } = setUp();
    const request = await db
      .transaction()
      .create(Note, { id: "1" })
      .check(User, { id: "1" }, (c) => c.exists("id"))
      .create(Note, { id: "2" })
      .toRequest();
    expect(request.model).toBe("Note, User");
  });

  test("W11: a builder can be kept, and gone on with twice", async () => {
    const { db } = setUp();
    const one = db.transaction().create(Note, { id: "1" });
    const two = one.create(Note, { id: "2" });
    const count = async (builder: { toRequest: typeof one.toRequest }): Promise<number> =>
      (await builder.toRequest()).input.TransactItems.length;
    expect([await count(one), await count(two), await count(one.delete(Note, { id: "3" }))]).toEqual([1, 2, 2]);
  });

  test("W11: has the objects as they were when they were given", async () => {
    const { db, requests } = setUp();
    const note = { id: "1", text: "a" };
    const key = { id: "3" };
    await db.transaction((tx) => {
      for (const id of ["1", "2"]) {
        note.id = id;
        tx.create(Note, note);
      }
      tx.delete(Note, key, { hard: true });
      key.id = "4";
    });
    expect(requests[0]?.input).toMatchObject({
      TransactItems: [
        { Put: { Item: { id: { S: "1" } } } },
        { Put: { Item: { id: { S: "2" } } } },
        { Delete: { Key: { id: { S: "3" } } } },
      ],
    });
  });
});

describe("W11: what a transaction gives", () => {
  test("W11: is what its function says: nothing, an item, a list of them, or anything else", async () => {
    const { db } = setUp();
    const made = { id: "1", text: "a" };
    expect(await db.transaction((tx) => void tx.create(Note, made))).toBeUndefined();
    expect(await db.transaction((tx) => tx.create(Note, made))).toEqual(made);
    expect(await db.transaction(async (tx) => [tx.create(Note, made), tx.delete(Note, { id: "2" }), 7])).toEqual([
      made,
      undefined,
      7,
    ]);
    expect(await db.transaction((tx) => (tx.create(Note, made), { any: "thing" }))).toEqual({ any: "thing" });
  });

  test("W11: an upsert is read back, consistently and once", async () => {
    const { db, requests } = setUp({}, { Responses: { notes: [{ id: { S: "1" }, text: { S: "there" } }] } });
    const note = await db.transaction((tx) => {
      const upserted = tx.upsert(Note, { id: "1", text: "a" });
      tx.upsert(Note, { id: "2", text: "not asked for" });
      return upserted;
    });
    expect(note).toEqual({ id: "1", text: "there" });
    expect(requests.slice(1)).toEqual([
      {
        operation: "BatchGetItem",
        model: "Note",
        input: { RequestItems: { notes: { Keys: [{ id: { S: "1" } }], ConsistentRead: true } } },
      },
    ]);
  });

  test("W11: what goes wrong with reading back says that the transaction was done, and not to repeat it", async () => {
    const { db } = setUp({}, {});
    await expect(db.transaction((tx) => tx.upsert(Note, { id: "1", text: "a" }))).rejects.toMatchObject({
      code: "ITEM_NOT_FOUND",
      retryable: false,
      message:
        'upsert of Note { id: "1" }: the item was deleted before it could be read back (the transaction itself was done)',
    });
  });

  test("W11: so does an item that does not fit its model, and where it does not", async () => {
    const { db } = setUp({}, { Responses: { notes: [{ id: { S: "1" }, text: { N: "5" } }] } });
    await expect(db.transaction((tx) => tx.upsert(Note, { id: "1", text: "a" }))).rejects.toMatchObject({
      code: "ITEM_MISMATCH",
      retryable: false,
      path: "text",
      received: '{ N: "5" }',
      message: expect.stringContaining("(the transaction itself was done)"),
    });
  });
});
