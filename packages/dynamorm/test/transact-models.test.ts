import { TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { DynamORM, attr, defineModel } from "dynamorm";
import { Account, type BankBed, cancellation, Merchant, payment, Payment, startBank } from "./fixtures/bank.ts";
import { ownTable } from "./fixtures/test-bed.ts";

let bed: BankBed;
let db: DynamORM;

beforeAll(async () => {
  bed = await startBank();
  db = bed.db;
});
afterAll(() => bed.stop());
beforeEach(() => bed.reset());

describe("W11: items that are read together", () => {
  test("W11: come in order, from several tables, those that are not there as undefined", async () => {
    await db.model(Merchant).delete({ id: "m" });
    const [account, merchant, nobody, again] = await db.transactGet([
      [Account, { id: "a" }],
      [Merchant, { id: "m" }],
      [Account, { id: "nobody" }],
      [Account, { id: "a" }],
    ]);
    expect(account).toMatchObject({ id: "a", balance: 10 });
    expect([merchant, nobody]).toEqual([undefined, undefined]);
    expect(again).toEqual(account);
    const [deleted] = await db.transactGet([[Merchant, { id: "m" }]], { withDeleted: true });
    expect(deleted).toMatchObject({ id: "m", deletedAt: bed.moment });
  });

  test("W11: can be 100", async () => {
    const gets = Array.from({ length: 100 }, (_, n) => [Account, { id: n === 99 ? "a" : `none-${n}` }] as const);
    const got = await db.transactGet(gets);
    expect(got.map((account) => account?.id)).toEqual([...Array<undefined>(99).fill(undefined), "a"]);
  });
});

describe("W11: a transaction by a builder", () => {
  test("W11: gives a result for each action, in order", async () => {
    const results = await db
      .transaction()
      .create(Payment, payment)
      .update(Account, { id: "a" }, (u) => u.add("balance", -4))
      .upsert(Account, { id: "b", balance: 4 })
      .check(Merchant, { id: "m" }, (c) => c.notExists("deletedAt"))
      .execute();
    expect(results).toEqual([
      { ...payment, createdAt: bed.moment },
      undefined,
      await db.model(Account).get({ id: "b" }),
      undefined,
    ]);
    expect(await bed.balances()).toEqual([6, 4]);
  });

  test("W11: shows its request, which the raw SDK can send", async () => {
    const { input } = await db.transaction().create(Payment, payment).toRequest();
    await bed.client.send(new TransactWriteItemsCommand(input));
    expect(await db.model(Payment).get({ from: "a", number: 1 })).toMatchObject(payment);
  });
});

describe("W11: transactions of one table and of tables with a prefix", () => {
  test("W11: go where the connection says", async () => {
    const prefixed = new DynamORM({ endpoint: bed.endpoint, tablePrefix: "test-" });
    await prefixed.ensureTable(Account);
    await prefixed.transaction((tx) => {
      tx.create(Account, { id: "prefixed", balance: 1 });
    });
    expect(await prefixed.transactGet([[Account, { id: "prefixed" }]])).toMatchObject([{ balance: 1 }]);
    expect(await db.transactGet([[Account, { id: "prefixed" }]])).toEqual([undefined]);
    prefixed.close();
  });

  test("W11: an item of another model that has the key is told of", async () => {
    const table = ownTable("bank-shared");
    const attributes = { id: attr.string(), name: attr.string() };
    const Cat = defineModel({ name: "Cat", table, typeTag: "_type", attributes, key: { partitionKey: "id" } });
    const Dog = defineModel({ name: "Dog", table, typeTag: "_type", attributes, key: { partitionKey: "id" } });
    await db.ensureTable([Cat, Dog]);
    await db.model(Cat).create({ id: "1", name: "Tom" });
    const error = await cancellation(db.transaction((tx) => tx.put(Dog, { id: "1", name: "Rex" })));
    expect(error.failures).toMatchObject([{ error: { code: "CONDITION_FAILED" } }]);
    expect(error.message).toContain(`its key is taken by an item of another model`);
    expect(
      await db.transactGet([
        [Cat, { id: "1" }],
        [Dog, { id: "1" }],
      ]),
    ).toEqual([{ id: "1", name: "Tom" }, undefined]);
  });
});
