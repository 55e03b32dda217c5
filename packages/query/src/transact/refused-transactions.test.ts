import { attr, defineModel } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { orderModel, userModel } from "../../test/fixtures/user.ts";
import { repository, transactions } from "../index.ts";

const User = userModel();
const Order = orderModel();
const Tag = defineModel({ name: "Tag", table: "tags", attributes: { id: attr.string() }, key: { partitionKey: "id" } });
const user = { id: "1", email: "e", age: 1 };
const users = repository(User, recordingExecutor().execute);

type Attempt = (db: ReturnType<typeof setUp>["db"]) => Promise<unknown>;

function setUp() {
  const { execute, requests } = recordingExecutor();
  return { db: transactions(execute), requests };
}

const refusals: [string, Attempt, string, string | RegExp][] = [
  [
    "no action",
    (db) => db.transaction(() => {}),
    "INVALID_QUERY",
    "this transaction cannot be sent: it has no action: there is nothing to send. A function that awaits something before it asks for its actions has to be awaited itself: forEach() awaits nothing, for … of does",
  ],
  ["no action of a builder", (db) => db.transaction().execute(), "INVALID_QUERY", /it has no action/],
  [
    "more than 100 actions",
    (db) =>
      db.transaction((tx) => {
        for (let id = 0; id <= 100; id++) tx.create(User, { ...user, id: String(id) });
      }),
    "INVALID_QUERY",
    /^this transaction cannot be sent: it has 101 actions; DynamoDB takes 100 at most/,
  ],
  [
    "two actions on one item",
    (db) =>
      db.transaction((tx) => {
        tx.check(User, { id: "1" }, (c) => c.exists("id"));
        tx.create(User, { ...user, id: "2" });
        tx.update(User, { id: "1" }, { age: 2 });
      }),
    "INVALID_QUERY",
    'this transaction cannot be sent: action 0 (check of User { id: "1" }) and action 2 (update of User { id: "1" }) are on the same item, which DynamoDB allows once in a transaction: make them one action (a check becomes its condition)',
  ],
  [
    "more than 4 MB",
    (db) =>
      db.transaction((tx) => {
        for (let id = 0; id < 11; id++)
          tx.create(User, { ...user, id: String(id), nickname: "x".repeat(2000), notes: ["x".repeat(395_000)] });
      }),
    "INVALID_QUERY",
    /^this transaction cannot be sent: its items have 4\d{6} bytes, 39\d{4} of them in action \d+ \(create of User .*\); DynamoDB takes 4194304 \(4 MB\) at most/,
  ],
  [
    "more than 4 MB by updates",
    (db) =>
      db.transaction((tx) => {
        for (let id = 0; id < 11; id++) tx.update(User, { id: String(id) }, { notes: ["x".repeat(395_000)] });
      }),
    "INVALID_QUERY",
    /its items have 4\d{6} bytes/,
  ],
  [
    "an upsert of nothing but a key",
    (db) => db.transaction((tx) => tx.upsert(Tag, { id: "1" })),
    "INVALID_QUERY",
    'Model "Tag": upsert of { id: "1" }, which has nothing but its key, cannot be an action of a transaction: an update there changes something; use create() or put(), or give the model an attr.updatedAt()',
  ],
  [
    "an item that does not fit the model",
    (db) => db.transaction((tx) => tx.create(User, { id: "1", email: "e" } as never)),
    "INVALID_ITEM",
    /^Model "User": "age"/,
  ],
  [
    "half a key",
    (db) => db.transaction((tx) => tx.delete(Order, { customerId: "c" } as never)),
    "INVALID_ITEM",
    /"orderId"/,
  ],
  [
    "what is no model",
    (db) => db.transaction((tx) => tx.create({} as typeof User, user)),
    "INVALID_MODEL",
    "this takes a model made by defineModel(), not an object",
  ],
  [
    "no model at all",
    (db) => db.transaction((tx) => tx.create(undefined as unknown as typeof User, user)),
    "INVALID_MODEL",
    "this takes a model made by defineModel(), not nothing",
  ],
  [
    "a check without a condition",
    (db) => db.transaction((tx) => tx.check(User, { id: "1" }, undefined as never)),
    "INVALID_QUERY",
    'Model "User": check() takes a function that makes a condition, e.g. (eb) => eb.exists("id")',
  ],
  [
    "an update by a function that gives nothing",
    (db) => db.transaction((tx) => tx.update(User, { id: "1" }, (() => {}) as never)),
    "INVALID_QUERY",
    'Model "User": the function of update() gives the builder after its steps, (u) => u.set(…).add(…), not nothing',
  ],
  [
    "an update by an async function",
    (db) => db.transaction((tx) => tx.update(User, { id: "1" }, (async () => {}) as never)),
    "INVALID_QUERY",
    /not a Promise: it cannot be async$/,
  ],
  [
    "an update by the builder of another model",
    (db) =>
      db.transaction((tx) => {
        let other: unknown;
        tx.update(Order, { customerId: "c", orderId: "o" }, (u) => (other = u.set("total", 1)) as typeof u);
        tx.update(User, { id: "1" }, () => other as never);
      }),
    "INVALID_QUERY",
    /^Model "User": the function of update\(\) gave another builder, of model "Order", than the one that it was given/,
  ],
  [
    "an update by the builder of another item",
    (db) => db.transaction((tx) => tx.update(User, { id: "1" }, () => users.updateBuilder({ id: "2" }).set("age", 2))),
    "INVALID_QUERY",
    /^Model "User": the function of update\(\) gave another builder, of model "User", than the one that it was given/,
  ],
  [
    "an update by a builder with conditions of its own, which would be lost",
    (db) =>
      db.transaction((tx) =>
        tx.update(User, { id: "1" }, () =>
          users.where("id", "=", "1").where("age", ">", 3).updateBuilder().set("age", 2),
        ),
      ),
    "INVALID_QUERY",
    /gave another builder, of model "User"/,
  ],
  [
    "an update by a builder whose steps were dropped",
    (db) =>
      db.transaction((tx) =>
        tx.update(User, { id: "1" }, (u) => {
          u.set("age", 2);
          return u;
        }),
      ),
    "INVALID_QUERY",
    'Model "User": no step was made that changes anything: a builder is immutable, so use what each step gives, e.g. b = b.set(…)',
  ],
  [
    "an update of nothing",
    (db) => db.transaction((tx) => tx.update(Order, { customerId: "c", orderId: "o" }, {})),
    "INVALID_QUERY",
    'Model "Order": update of { customerId: "c", orderId: "o" } changes nothing, and an update in a transaction changes something: give an attribute that changes; what has to hold for an item that stays as it is, is a check()',
  ],
  [
    "a builder that asks for the item",
    (db) => db.transaction((tx) => tx.update(User, { id: "1" }, (u) => u.set("age", 1).returnValues("ALL_NEW"))),
    "INVALID_QUERY",
    'Model "User": returnValues() means nothing in a transaction, which gives no items back; leave it out',
  ],
  [
    "an option that an action lacks",
    (db) => db.transaction((tx) => tx.create(User, user, { rejection: "value" } as never)),
    "INVALID_OPTION",
    'create in a transaction of model "User": there is no option "rejection"; it takes condition',
  ],
  [
    "an option of a delete that is another's",
    (db) => db.transaction((tx) => tx.delete(User, { id: "1" }, { returnValues: "ALL_OLD" } as never)),
    "INVALID_OPTION",
    'delete in a transaction of model "User": there is no option "returnValues"; it takes condition, hard and version',
  ],
  [
    "an option that a transaction lacks",
    (db) => db.transaction((tx) => tx.create(User, user), { retries: 3 } as never),
    "INVALID_OPTION",
    /^transaction: there is no option "retries"; it takes signal, timeoutMs, token and tries/,
  ],
  [
    "an empty token",
    (db) => db.transaction((tx) => tx.create(User, user), { token: "" }),
    "INVALID_OPTION",
    'transaction: the option "token" takes a text of 1 to 36 characters, not the string ""',
  ],
  [
    "a token that is too long",
    (db) =>
      db
        .transaction()
        .create(User, user)
        .execute({ token: "x".repeat(37) }),
    "INVALID_OPTION",
    /^execute of a transaction: the option "token" takes a text of 1 to 36 characters/,
  ],
  [
    "no tries",
    (db) => db.transaction((tx) => tx.create(User, user), { tries: 0 }),
    "INVALID_OPTION",
    'transaction: the option "tries" takes how often it is tried, a whole number from 1 to 100, not the number 0',
  ],
  [
    "a list in place of a function",
    (db) => db.transaction([] as never),
    "INVALID_OPTION",
    "transaction takes a function of what collects the actions, (tx) => { … }, or nothing, which gives a builder; not an empty array",
  ],
];

describe("W11: what cannot be sent is refused before anything is", () => {
  test.each(refusals)("W11: %s", async (_, attempt, code, message) => {
    const { db, requests } = setUp();
    // The builder refuses at once, what runs a function does when it is awaited.
    const error: unknown = await (async () => attempt(db))().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code });
    expect((error as Error).message).toMatch(message);
    expect(requests).toEqual([]);
  });
});
