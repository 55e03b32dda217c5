import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type FaultProxy, startFaultProxy } from "./fixtures/fault-proxy.ts";
import {
  allMoney,
  balancesAfter,
  balancesOf,
  type MoneyModels,
  moneyModels,
  openBank,
  totalOf,
  type Transfer,
  transferList,
} from "./fixtures/money-bank.ts";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const suffix = `killed-${process.pid}`;
const count = 400;
const seed = 3;

let bed: TestBed;
let proxy: FaultProxy;
let models: MoneyModels;
const running: ChildProcess[] = [];

beforeAll(async () => {
  bed = await startTestBed();
  // Slow enough that there is a middle to be killed in.
  proxy = await startFaultProxy(bed.endpoint, { seed: 5, cutAfter: 0.02, conflict: 0.05, delayMs: 20 });
  models = moneyModels(suffix);
  await openBank(bed.db, models);
}, 60_000);
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await proxy.close();
  await bed.stop();
});

/** Has a process of its own make the transfers, and kills it when it has told of so many of them. */
async function makeTransfers(killAfter: number): Promise<{ readonly told: string[]; readonly end: unknown[] }> {
  const program = fileURLToPath(new URL("fixtures/money-process.ts", import.meta.url));
  const runner = fileURLToPath(new URL("../../../tooling/run-typescript.mjs", import.meta.url));
  const child = spawn(
    process.execPath,
    ["--import", runner, "--conditions", "@dynamorm/source", program, proxy.endpoint, suffix, `${count}`, `${seed}`],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  running.push(child);
  const ended = once(child, "exit");
  const told: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    told.push(line);
    if (told.length === killAfter) child.kill("SIGKILL");
  }
  return { told, end: await ended };
}

/** Transfers, and the balances at the same moment: what a killed process had sent may be done after it was killed. */
async function readAll(): Promise<{ readonly made: Transfer[]; readonly balances: ReadonlyMap<string, number> }> {
  const transfers = bed.db.model(models.Transfer).scan().consistentRead();
  for (;;) {
    const made = await transfers.all();
    const balances = await balancesOf(bed.db, models);
    if ((await transfers.count()) === made.length) return { made, balances };
  }
}

/** Holds the money against the transfers, as the tables have them; says how many there are. */
async function audit(): Promise<number> {
  const { made, balances } = await readAll();
  expect(Object.fromEntries(balances)).toEqual(Object.fromEntries(balancesAfter(made)));
  expect(totalOf(balances)).toBe(allMoney);
  return made.length;
}

describe("W11: transfers by a process that is killed in the middle of them", () => {
  test("W11: are made once each by those that come after it, and no money is lost or made", async () => {
    let before = 0;
    for (const killAfter of [40, 150]) {
      const { told, end } = await makeTransfers(killAfter);
      expect(end).toEqual([null, "SIGKILL"]);
      expect(told.length).toBeLessThan(count);
      const made = await audit();
      expect(made).toBeGreaterThan(before);
      before = made;
    }
    const { told, end } = await makeTransfers(Number.POSITIVE_INFINITY);
    expect(end).toEqual([0, null]);
    expect(told).toHaveLength(count);
    const made = await audit();
    const ids = transferList(count, seed).map(({ id }) => id);
    const poor = told.filter((line) => line.endsWith(" poor")).map((line) => line.split(" ")[0]);
    expect(made).toBe(ids.length - poor.length);
    expect(made).toBeGreaterThan(before);
  }, 120_000);
});
