import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { attr, defineModel, DynamORM, type TransactionCanceledError } from "dynamorm";
import { Account, Merchant, Payment } from "./fixtures/bank.ts";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

let bed: TestBed;
let db: DynamORM;
let moment = new Date("2026-01-01T00:00:00.000Z");

beforeAll(async () => {
  bed = await startTestBed({ now: () => new Date(moment) });
  db = bed.db;
  for (const model of [Account, Payment, Merchant]) await db.ensureTable(model);
});
afterAll(() => bed.stop());
beforeEach(async () => {
  moment = new Date("2026-01-01T00:00:00.000Z");
  await db.model(Account).put({ id: "a", balance: 10 });
  await db.model(Account).put({ id: "b", balance: 0 });
  await db.model(Merchant).put({ id: "m" });
  await db.model(Payment).delete({ from: "a", number: 1 });
  bed.sent.length = 0;
});

const payment = { from: "a", number: 1, to: "b", amount: 4 };
const balances = async (): Promise<(number | undefined)[]> =>
  (await Promise.all(["a", "b"].map((id) => db.model(Account).get({ id }, { consistent: true })))).map(
    (account) => account?.balance,
  );

/** What a transaction was canceled for. */
async function cancellation(done: Promise<unknown>): Promise<TransactionCanceledError> {
  const error: unknown = await done.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ code: "TRANSACTION_CANCELED" });
  return error as TransactionCanceledError;
}

describe("W11: a transaction by a function", () => {
  test("W11: does all of it", async () => {
    const paid = await db.transaction((tx) => {
      tx.update(Account, { id: "a" }, (u) => u.add("balance", -4).condition("balance", ">=", 4));
      tx.update(Account, { id: "b" }, (u) => u.add("balance", 4));
      tx.check(Merchant, { id: "m" }, (c) => c("status", "=", "open"));
      return tx.create(Payment, payment);
    });
    expect(paid).toEqual({ ...payment, createdAt: moment });
    expect(await balances()).toEqual([6, 4]);
    expect(await db.model(Payment).get({ from: "a", number: 1 })).toEqual(paid);
    expect(bed.sent.filter(({ operation }) => operation === "TransactWriteItems")).toHaveLength(1);
  });

  test("W11: or nothing, and names each action that failed with the item that is there", async () => {
    const error = await cancellation(
      db.transaction((tx) => {
        tx.create(Payment, payment);
        tx.update(Account, { id: "a" }, (u) => u.add("balance", -11).condition("balance", ">=", 11));
        tx.update(Account, { id: "nobody" }, { balance: 1 });
        tx.update(Account, { id: "b" }, { balance: 11, version: 7 });
        tx.check(Merchant, { id: "m" }, (c) => c("status", "=", "closed"));
      }),
    );
    expect(error.retryable).toBe(false);
    expect(error.reasons.map(({ code }) => code)).toEqual(["None", ...Array(4).fill("ConditionalCheckFailed")]);
    expect(error.failures.map(({ index, kind, model, key }) => ({ index, kind, model, key }))).toEqual([
      { index: 1, kind: "update", model: "Account", key: { id: "a" } },
      { index: 2, kind: "update", model: "Account", key: { id: "nobody" } },
      { index: 3, kind: "update", model: "Account", key: { id: "b" } },
      { index: 4, kind: "check", model: "Merchant", key: { id: "m" } },
    ]);
    expect(error.failures.map((failed) => failed.error?.code)).toEqual([
      "CONDITION_FAILED",
      "ITEM_NOT_FOUND",
      "VERSION_CONFLICT",
      "CONDITION_FAILED",
    ]);
    expect(error.failures.map(({ current }) => current)).toEqual([
      expect.objectContaining({ id: "a", balance: 10 }),
      undefined,
      expect.objectContaining({ id: "b", balance: 0 }),
      { id: "m", status: "open" },
    ]);
    expect(error.message).toMatch(
      /^the transaction was canceled, so nothing was changed: action 1 \(update\): the condition of this UpdateItem does not hold for Account \{ id: "a" \}.*; action 2 \(update\): there is no Account \{ id: "nobody" \}.*; and 1 more$/,
    );
    expect(await balances()).toEqual([10, 0]);
    expect(await db.model(Payment).get({ from: "a", number: 1 })).toBeUndefined();
  });

  test("W11: tells an item that is there already", async () => {
    await db.model(Payment).create(payment);
    const error = await cancellation(db.transaction((tx) => tx.create(Payment, { ...payment, amount: 9 })));
    expect(error.failures).toMatchObject([
      { index: 0, kind: "create", current: { amount: 4 }, error: { code: "ITEM_ALREADY_EXISTS" } },
    ]);
  });

  test("W11: gives the items of the actions that it returns, read back where only the table knows them", async () => {
    const [created, put, upserted, updated, said] = await db.transaction(async (tx) => {
      await Promise.resolve();
      const made = tx.create(Payment, payment);
      return [
        made,
        tx.put(Account, { id: "a", balance: 5 }),
        tx.upsert(Account, { id: "b", balance: 6 }),
        tx.update(Merchant, { id: "m" }, { status: "closed" }),
        "done" as const,
      ];
    });
    expect(created).toMatchObject({ amount: 4 });
    expect(put).toEqual(await db.model(Account).get({ id: "a" }));
    expect(put.version).toBeGreaterThan(0);
    expect(upserted).toEqual(await db.model(Account).get({ id: "b" }));
    expect([updated, said]).toEqual([undefined, "done"]);
    expect((await db.model(Merchant).get({ id: "m" }))?.status).toBe("closed");
  });

  test("W11: takes each kind of write, with its conditions", async () => {
    const { version } = await db.model(Account).where("id", "=", "b").firstOrThrow();
    await db.transaction((tx) => {
      tx.put(Account, { id: "a", balance: 1 }, { condition: (eb) => eb("balance", "=", 10) });
      tx.delete(Account, { id: "b" }, { version, condition: (eb) => eb("balance", "=", 0) });
      tx.delete(Merchant, { id: "m" });
    });
    expect(await balances()).toEqual([1, undefined]);
    expect(await db.model(Merchant).get({ id: "m" })).toBeUndefined();
    await db.transaction((tx) => tx.restore(Merchant, { id: "m" }));
    expect(await db.model(Merchant).get({ id: "m" })).toEqual({ id: "m", status: "open" });
    await db.transaction((tx) => tx.delete(Merchant, { id: "m" }, { hard: true }));
    expect(await db.model(Merchant).get({ id: "m" }, { withDeleted: true })).toBeUndefined();
  });

  test("W11: a soft delete and a restore of what is not there fail; a delete for good does not", async () => {
    const error = await cancellation(
      db.transaction((tx) => {
        tx.delete(Merchant, { id: "nobody" });
        tx.restore(Merchant, { id: "m" });
        tx.delete(Account, { id: "nobody" });
      }),
    );
    expect(error.failures.map(({ index, kind, error: single }) => [index, kind, single?.code])).toEqual([
      [0, "delete", "ITEM_NOT_FOUND"],
      [1, "restore", "ITEM_NOT_FOUND"],
    ]);
  });

  test("W11: has one moment for all of its timestamps", async () => {
    let asked = 0;
    const ticking = new DynamORM({ endpoint: bed.endpoint, now: () => new Date(Date.UTC(2026, 0, 2, 0, 0, asked++)) });
    const [one, other] = await ticking.transaction((tx) => [
      tx.create(Payment, payment),
      tx.create(Payment, { ...payment, from: "z" }),
    ]);
    expect(one.createdAt).toEqual(other.createdAt);
    await db.model(Payment).delete({ from: "z", number: 1 });
    ticking.close();
  });

  test("W11: takes up to 100 actions", async () => {
    const numbers = Array.from({ length: 100 }, (_, number) => number);
    await db.transaction((tx) => {
      for (const number of numbers) tx.create(Payment, { ...payment, from: "many", number });
    });
    const { length } = await db.model(Payment).where("from", "=", "many").all();
    expect(length).toBe(100);
  });
});

describe("W11: tokens", () => {
  const pay = (token: string, amount = 4): Promise<void> =>
    db.transaction(
      (tx) => {
        tx.update(Account, { id: "a" }, (u) => u.add("balance", -amount));
        tx.update(Account, { id: "b" }, (u) => u.add("balance", amount));
      },
      { token },
    );

  test("W11: the same transaction with the same token is done once", async () => {
    await pay("once");
    await pay("once");
    expect(await balances()).toEqual([6, 4]);
  });

  test("W11: another one with the same token is refused", async () => {
    await pay("mine");
    await expect(pay("mine", 5)).rejects.toMatchObject({ code: "IDEMPOTENCY_MISMATCH", retryable: false });
    expect(await balances()).toEqual([6, 4]);
  });

  test("W11: so is one at another moment, where the models keep timestamps", async () => {
    await pay("again");
    moment = new Date("2026-01-01T00:00:01.000Z");
    await expect(pay("again")).rejects.toMatchObject({ code: "IDEMPOTENCY_MISMATCH" });
    expect(await balances()).toEqual([6, 4]);
  });

  test("W11: a transaction that was canceled can be made again with its token", async () => {
    const rich = (): Promise<void> =>
      db.transaction(
        (tx) => {
          tx.update(Account, { id: "a" }, (u) => u.add("balance", 1).condition("balance", ">=", 11));
        },
        { token: "canceled" },
      );
    await cancellation(rich());
    await db.model(Account).update({ id: "a" }, { balance: 11 });
    await rich();
    expect(await balances()).toEqual([12, 0]);
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
    expect(await db.transactGet([[Cat, { id: "1" }], [Dog, { id: "1" }]])).toEqual([{ id: "1", name: "Tom" }, undefined]);
  });
});
