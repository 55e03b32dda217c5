import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { DynamORM } from "dynamorm";
import { Account, type BankBed, cancellation, Merchant, payment, Payment, startBank } from "./fixtures/bank.ts";

let bed: BankBed;
let db: DynamORM;

beforeAll(async () => {
  bed = await startBank();
  db = bed.db;
});
afterAll(() => bed.stop());
beforeEach(() => bed.reset());

describe("W11: a transaction by a function", () => {
  test("W11: gives the items of actions in an object by their names", async () => {
    const made = await db.transaction((tx) => ({
      paid: tx.create(Payment, payment),
      made: tx.upsert(Merchant, { id: "n" }),
      changed: tx.update(Account, { id: "a" }, (u) => u.add("balance", -4)),
    }));
    expect(made).toEqual({
      paid: { ...payment, createdAt: bed.moment },
      made: { id: "n", status: "open" },
      changed: undefined,
    });
  });

  test("W11: does all of it", async () => {
    const paid = await db.transaction((tx) => {
      tx.update(Account, { id: "a" }, (u) => u.add("balance", -4).condition("balance", ">=", 4));
      tx.update(Account, { id: "b" }, (u) => u.add("balance", 4));
      tx.check(Merchant, { id: "m" }, (c) => c("status", "=", "open"));
      return tx.create(Payment, payment);
    });
    expect(paid).toEqual({ ...payment, createdAt: bed.moment });
    expect(await bed.balances()).toEqual([6, 4]);
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
    expect(await bed.balances()).toEqual([10, 0]);
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
    expect(await bed.balances()).toEqual([1, undefined]);
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
