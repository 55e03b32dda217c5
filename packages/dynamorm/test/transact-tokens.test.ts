import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { DynamORM } from "dynamorm";
import { Account, type BankBed, cancellation, startBank } from "./fixtures/bank.ts";

let bed: BankBed;
let db: DynamORM;

beforeAll(async () => {
  bed = await startBank();
  db = bed.db;
});
afterAll(() => bed.stop());
beforeEach(() => bed.reset());

const pay = (token: string, amount = 4): Promise<void> =>
  db.transaction(
    (tx) => {
      tx.update(Account, { id: "a" }, (u) => u.add("balance", -amount));
      tx.update(Account, { id: "b" }, (u) => u.add("balance", amount));
    },
    { token },
  );

describe("W11: tokens", () => {
  test("W11: the same transaction with the same token is done once", async () => {
    await pay("once");
    await pay("once");
    expect(await bed.balances()).toEqual([6, 4]);
  });

  test("W11: another one with the same token is refused", async () => {
    await pay("mine");
    await expect(pay("mine", 5)).rejects.toMatchObject({ code: "IDEMPOTENCY_MISMATCH", retryable: false });
    expect(await bed.balances()).toEqual([6, 4]);
  });

  test("W11: so is one at another moment, where the models keep timestamps", async () => {
    await pay("again");
    bed.moment = new Date("2026-01-01T00:00:01.000Z");
    await expect(pay("again")).rejects.toMatchObject({ code: "IDEMPOTENCY_MISMATCH" });
    expect(await bed.balances()).toEqual([6, 4]);
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
    expect(await bed.balances()).toEqual([12, 0]);
  });
});
