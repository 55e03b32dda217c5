import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { attr, defineModel, DynamORM, type Item } from "dynamorm";

// The example that the library is judged from, as a reader would write it. The table alone has a name of its own, so that tests
// can share an engine.
const User = defineModel({
  name: "User",
  table: ownTable("users"),
  attributes: {
    id: attr.string(),
    email: attr.string(),
    age: attr.number(),
    status: attr.enum(["active", "disabled"]).default("active"),
    tags: attr.set(attr.string()).optional(),
    notes: attr.list(attr.string()).optional(),
    address: attr.map({ city: attr.string(), zip: attr.string() }).optional(),
    createdAt: attr.createdAt(),
    updatedAt: attr.updatedAt(),
    version: attr.version(),
  },
  key: { partitionKey: "id" },
  indexes: {
    byStatus: { partitionKey: "status", sortKey: "age" },
    byEmail: { partitionKey: "email" },
  },
});
type User = Item<typeof User>;

let engine: LocalEngine;
const before = { ...process.env };

beforeAll(async () => {
  engine = await startLocal();
  // What the SDK takes its defaults from.
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
  });
});

afterAll(async () => {
  process.env = before;
  await engine.stop();
});

test("the example of the README runs from top to bottom", async () => {
  const db = new DynamORM();
  const users = db.model(User);

  await db.ensureTable(User);

  const john: User = await users.create({ id: "123", email: "john@example.com", age: 30 });
  expect(john).toEqual({
    id: "123",
    email: "john@example.com",
    age: 30,
    status: "active",
    createdAt: expect.any(Date),
    updatedAt: expect.any(Date),
    version: 0,
  });

  const same = await users.get({ id: "123" });
  expect(same).toEqual(john);

  await users.create({ id: "124", email: "ann@example.com", age: 40, tags: new Set(["premium", "early"]) });
  await users.create({
    id: "125",
    email: "bob@example.com",
    age: 50,
    tags: new Set(["premium"]),
    address: { city: "Paris", zip: "75001" },
  });
  await users.create({ id: "126", email: "eve@example.com", age: 60, tags: new Set(["premium"]), status: "disabled" });

  const premium = await users
    .where("status", "=", "active")
    .where("age", ">", 18)
    .filter("tags", "contains", "premium")
    .orderBy("age", "desc")
    .limit(50)
    .all();
  expect(premium.map(({ id }) => id)).toEqual(["125", "124"]);

  const either = await users
    .where("status", "=", "active")
    .filter((eb) => eb.or([eb("address.city", "=", "Paris"), eb.size("tags", ">", 3)]))
    .select("id", "email")
    .all();
  expect(either).toEqual([{ id: "125", email: "bob@example.com" }]);

  await users.where("id", "=", "123").update({ email: "new@example.com" });
  expect(await users.get({ id: "123" })).toMatchObject({ email: "new@example.com", version: 1 });

  await users
    .where("id", "=", "123")
    .updateBuilder()
    .increment("age")
    .set("status", "disabled")
    .appendToList("notes", ["hello"]) // also when there is no list yet
    .conditionVersion(john.version + 1)
    .execute();
  await users.where("id", "=", "125").updateBuilder().set("address.city", "Lyon").execute();
  await users.modify({ id: "123" }, (user) => ({ ...user, age: user.age + 1 })); // retries on a version conflict
  expect(await users.get({ id: "123" })).toMatchObject({ age: 32, notes: ["hello"], status: "disabled", version: 3 });
  expect(await users.get({ id: "125" })).toMatchObject({ address: { city: "Lyon", zip: "75001" } });

  await users.delete({ id: "123" });
  expect(await users.get({ id: "123" })).toBeUndefined();

  const done: number[] = [];
  const onProgress = (progress: { readonly done: number }): void => void done.push(progress.done);
  const many = Array.from({ length: 60 }, (_, n) => ({ id: String(n), email: `${n}@example.com`, age: n }));
  await users.batchCreate(many, { concurrency: 8, onProgress });
  expect(done.at(-1)).toBe(60);
  const found = await users.batchGet([{ id: "1" }, { id: "none" }, { id: "2" }]);
  expect(found.map((user) => user?.email)).toEqual(["1@example.com", undefined, "2@example.com"]);

  expect(users.where("age", ">", 18).explain()).toMatchObject({
    operation: "Scan",
    reason: "no partition key equality on the table, byStatus or byEmail",
  });

  await db.deleteTable(User);
  db.close();
});

/** A name for a table that no other test has. */
function ownTable(name: string): string {
  return `${name}-${process.pid}-${Date.now()}`;
}

test("the example of a transaction runs from top to bottom", async () => {
  const Account = defineModel({
    name: "Account",
    table: ownTable("accounts"),
    attributes: { id: attr.string(), balance: attr.number(), version: attr.version() },
    key: { partitionKey: "id" },
  });
  const Merchant = defineModel({
    name: "Merchant",
    table: ownTable("merchants"),
    attributes: { id: attr.string() },
    key: { partitionKey: "id" },
  });
  const Payment = defineModel({
    name: "Payment",
    table: ownTable("payments"),
    attributes: { id: attr.string(), amount: attr.number(), createdAt: attr.createdAt() },
    key: { partitionKey: "id" },
  });
  const db = new DynamORM();
  for (const model of [Account, Merchant, Payment]) await db.ensureTable(model);
  const [from, merchant, amount] = ["a1", "m1", 30];
  await db.model(Account).create({ id: from, balance: 50 });
  await db.model(Merchant).create({ id: merchant });

  const pay = (id: string): Promise<unknown> =>
    db.transaction((tx) => {
      tx.create(Payment, { id, amount });
      tx.update(Account, { id: from }, (u) => u.add("balance", -amount).condition("balance", ">=", amount));
      tx.check(Merchant, { id: merchant }, (c) => c.exists("id"));
    });
  await pay("p1");
  await expect(pay("p2")).rejects.toMatchObject({
    code: "TRANSACTION_CANCELED",
    failures: [{ index: 1, model: "Account", code: "ConditionalCheckFailed", current: { balance: 20 } }],
  });
  expect(await db.model(Payment).get({ id: "p2" })).toBeUndefined();

  const [account, shop] = await db.transactGet([
    [Account, { id: from }],
    [Merchant, { id: merchant }],
  ]);
  expect(account).toEqual({ id: from, balance: 20, version: 1 });
  expect(shop).toEqual({ id: merchant });
  db.close();
});
