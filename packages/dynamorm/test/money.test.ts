import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { DynamORM } from "dynamorm";
import { type FaultProxy, startFaultProxy } from "./fixtures/fault-proxy.ts";
import {
  allMoney,
  balancesAfter,
  balancesOf,
  eachOf,
  type MoneyModels,
  moneyModels,
  openBank,
  pay,
  payByToken,
  totalOf,
  type Transfer,
  transferList,
} from "./fixtures/money-bank.ts";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";

let bed: TestBed;
let proxy: FaultProxy;
let db: DynamORM;

beforeAll(async () => {
  bed = await startTestBed();
  proxy = await startFaultProxy(bed.endpoint, {
    seed: 11,
    throttle: 0.03,
    cutBefore: 0.01,
    cutAfter: 0.03,
    timeoutAfter: 0.005,
    conflict: 0.05,
    throttleAction: 0.02,
    inProgress: 0.02,
  });
  db = new DynamORM({ endpoint: proxy.endpoint, requestHandler: { requestTimeout: 500, throwOnRequestTimeout: true } });
}, 60_000);
afterAll(async () => {
  db.close();
  await proxy.close();
  await bed.stop();
});

async function openOwnBank(name: string): Promise<MoneyModels> {
  const models = moneyModels(`${name}-${process.pid}`);
  await openBank(bed.db, models);
  return models;
}

const byId = (balances: ReadonlyMap<string, number>): object => Object.fromEntries(balances);

describe("W11: money that is moved between 50 accounts, while requests are throttled, cut off, not answered and in conflict", () => {
  test("W11: stays the same in all, and each of 2,000 transfers is made once or not at all", async () => {
    const models = await openOwnBank("each");
    const paid = new Map<string, Transfer>();
    const fates = { paid: 0, known: 0, poor: 0 };
    let watched = 0;
    const done = new AbortController();
    // Read at one moment, the total is the same at every moment: also in the middle of it all.
    const watching = (async () => {
      const { Account } = models;
      while (!done.signal.aborted) {
        const got = await bed.db.transactGet(
          Array.from({ length: 50 }, (_, number) => [Account, { id: `account-${number}` }] as const),
        );
        expect(got.reduce((sum, account) => sum + (account?.balance ?? 0), 0)).toBe(allMoney);
        expect(got.every((account) => account !== undefined && account.balance >= 0)).toBe(true);
        watched++;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();
    const working = eachOf(transferList(2000, 1), 12, async (transfer) => {
      const fate = await pay(db, models, transfer);
      fates[fate]++;
      if (fate !== "poor") paid.set(transfer.id, transfer);
    }).finally(() => done.abort());
    await Promise.all([watching, working]);

    const made = await bed.db.model(models.Transfer).scan().consistentRead().all();
    expect(byKey(made)).toEqual(byKey([...paid.values()]));
    const balances = await balancesOf(bed.db, models);
    expect(byId(balances)).toEqual(byId(balancesAfter(made)));
    expect(totalOf(balances)).toBe(allMoney);
    // It was not for lack of faults, or of transfers of both kinds.
    expect(watched).toBeGreaterThan(5);
    expect(fates.paid).toBeGreaterThan(1000);
    expect(fates.poor).toBeGreaterThan(10);
    for (const fault of ["throttle", "cutAfter", "timeoutAfter", "conflict", "throttleAction", "inProgress"] as const) {
      expect([fault, proxy.counts[fault] > 2]).toEqual([fault, true]);
    }
    expect(proxy.counts.engineFailures).toBe(0);
  }, 120_000);

  test("W11: and nothing but the token is needed for that", async () => {
    const models = await openOwnBank("token");
    const { cutAfter } = proxy.counts;
    const paid: Transfer[] = [];
    await eachOf(transferList(500, 2), 12, async (transfer) => {
      if ((await payByToken(db, models, transfer)) === "paid") paid.push(transfer);
    });
    expect(byId(await balancesOf(bed.db, models))).toEqual(byId(balancesAfter(paid)));
    expect(proxy.counts.cutAfter).toBeGreaterThan(cutAfter + 2);
  }, 60_000);
});

function byKey(transfers: readonly Transfer[]): object {
  return Object.fromEntries(transfers.map((transfer) => [transfer.id, transfer]));
}
