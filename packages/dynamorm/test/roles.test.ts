import { DescribeTimeToLiveCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ItemUpdate, NewItem } from "dynamorm";
import { expectTypeOf } from "expect-type";
import { Account, account } from "./fixtures/account.ts";
import type { RawTable } from "./fixtures/raw-table.ts";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const start = Date.UTC(2026, 0, 1);
let clock = start;
const tick = (): Date => new Date((clock += 1000));
let bed: TestBed;
let raw: RawTable;
const accounts = () => bed.db.model(Account);

beforeAll(async () => {
  bed = await startTestBed({ fullScans: "error", now: () => new Date(clock) });
  await bed.db.createTable(Account);
  raw = bed.raw(Account.table);
});

afterAll(() => bed.stop());

// What the library sets need not be given, and is no part of an update.
expectTypeOf<NewItem<typeof Account>>().toEqualTypeOf<{
  id: string;
  team: string;
  rank: number;
  createdAt?: Date | undefined;
  updatedAt?: Date | undefined;
  version?: number | undefined;
  expires?: Date | undefined;
  deletedAt?: Date | undefined;
}>();
expectTypeOf<Pick<ItemUpdate<typeof Account>, "version" | "expires">>().toEqualTypeOf<{
  version?: number | undefined;
  expires?: Date | null | undefined;
}>();
expectTypeOf<Extract<keyof ItemUpdate<typeof Account>, "createdAt" | "updatedAt">>().toEqualTypeOf<never>();

describe("M4 roles: createdAt, updatedAt, version, ttl", () => {
  test("create, update, put", async () => {
    const first = tick();
    const expires = new Date(clock + 500);
    const created = await accounts().create({ ...account("c1"), expires });
    expect(created).toStrictEqual({
      ...account("c1"),
      createdAt: first,
      updatedAt: first,
      version: 0,
      expires: new Date(clock),
    });
    expect(await raw.get({ id: { S: "c1" } })).toEqual({
      id: { S: "c1" },
      team: { S: "t" },
      rank: { N: "1" },
      createdAt: { S: first.toISOString() },
      updatedAt: { N: String(first.getTime()) },
      version: { N: "0" },
      expires: { N: String(clock / 1000) },
    });
    const second = tick();
    const updated = await accounts().update({ id: "c1" }, { rank: 2 });
    expect(updated).toStrictEqual({ ...created, rank: 2, updatedAt: second, version: 1 });
    const third = tick();
    expect(await accounts().put(updated)).toStrictEqual({ ...updated, updatedAt: third, version: 2 });
    // All else is as it is given now, but the version counts on: whoever still has version 2 in hand is told.
    const fourth = tick();
    expect(await accounts().put(account("c1"))).toStrictEqual({
      ...account("c1"),
      createdAt: fourth,
      updatedAt: fourth,
      version: 3,
    });
    await expect(accounts().update({ id: "c1" }, { rank: 9, version: 2 })).rejects.toMatchObject({
      code: "VERSION_CONFLICT",
      current: { rank: 1, version: 3 },
    });
  });

  test("a new item may bring its createdAt, and no updatedAt", async () => {
    tick();
    expect(
      await accounts().create({ ...account("c2"), createdAt: new Date(start - 1), updatedAt: new Date(start - 1) }),
    ).toMatchObject({ createdAt: new Date(start - 1), updatedAt: new Date(clock) });
  });

  test("an update of what the library sets is refused by the compiler, and does nothing", async () => {
    const before = await accounts().create(account("c3"));
    const past = new Date(start - 1);
    // @ts-expect-error: createdAt never changes
    expect(await accounts().update({ id: "c3" }, { createdAt: past })).toMatchObject({ createdAt: before.createdAt });
    // @ts-expect-error: updatedAt is the library's
    expect(await accounts().update({ id: "c3" }, { updatedAt: past })).toMatchObject({ updatedAt: new Date(clock) });
  });

  test("ttl is removed, and set to a whole second", async () => {
    await accounts().create({ ...account("c4"), expires: new Date(clock) });
    expect(await accounts().update({ id: "c4" }, { expires: null })).not.toHaveProperty("expires");
    expect(await accounts().update({ id: "c4" }, { expires: new Date(clock + 999) })).toMatchObject({
      expires: new Date(clock),
    });
    expect(
      await accounts()
        .where("id", "=", "c4")
        .filter("expires", "<", new Date(clock + 1))
        .count(),
    ).toBe(1);
    expect(() =>
      accounts()
        .query()
        .filter("expires", "=", new Date(clock + 1)),
    ).toThrow(
      `Model "Account": "expires" is stored in whole seconds, and "=" compares it to ${new Date(clock + 1).toISOString()}, which is within one; round the date, or ask for a range`,
    );
  });

  test("the table expires items by it", async () => {
    const { TimeToLiveDescription } = await bed.client.send(
      new DescribeTimeToLiveCommand({ TableName: Account.table }),
    );
    expect(TimeToLiveDescription).toMatchObject({ AttributeName: "expires", TimeToLiveStatus: "ENABLED" });
  });

  test.each([
    [-1, "the number -1"],
    [0.5, "the number 0.5"],
    ["1", 'the string "1"'],
    [null, "null"],
  ])("%p is no version", async (version, words) => {
    for (const write of [
      () => accounts().create({ ...account("v"), version: version as never }),
      () => accounts().put({ ...account("v"), version: version as never }),
      () => accounts().update({ id: "v" }, { version: version as never }),
    ]) {
      await expect(write()).rejects.toMatchObject({
        code: "INVALID_QUERY",
        message: `Model "Account": "version" is the version of an item, a whole number from 0, not ${words}`,
      });
    }
  });
});
