import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
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

const there = async (id: string): Promise<Account> => {
  tick();
  return accounts().create(account(id, `team ${id}`, 7));
};

describe("M4 roles: deletedAt, writing", () => {
  test("delete marks the item, once", async () => {
    const before = await there("d1");
    const at = tick();
    expect(await accounts().delete({ id: "d1" })).toBe(true);
    const marked = { ...before, deletedAt: at, updatedAt: at, version: 1 };
    expect(await accounts().get({ id: "d1" }, { withDeleted: true })).toStrictEqual(marked);
    expect(await raw.get({ id: { S: "d1" } })).toMatchObject({ gone: { N: String(at.getTime() / 1000) } });
    tick();
    expect(await accounts().delete({ id: "d1" })).toBe(false);
    expect(await accounts().get({ id: "d1" }, { withDeleted: true })).toStrictEqual(marked);
    expect(await accounts().delete({ id: "never" })).toBe(false);
  });

  test("writes find no deleted item, and say that it was deleted", async () => {
    await there("x1");
    await accounts().delete({ id: "x1" });
    const notFound = {
      code: "ITEM_NOT_FOUND",
      key: { id: "x1" },
      message: `there is no Account { id: "x1" } in table "${Account.table}": it was deleted softly; restore() brings it back`,
    };
    await expect(accounts().update({ id: "x1" }, { rank: 9 })).rejects.toMatchObject(notFound);
    await expect(accounts().update({ id: "x1" }, { rank: 9, version: 1 })).rejects.toMatchObject(notFound);
    await expect(accounts().where("id", "=", "x1").where("rank", "=", 7).update({ rank: 9 })).rejects.toMatchObject(
      notFound,
    );
    await expect(accounts().where("id", "=", "x1").where("rank", "=", 7).delete()).rejects.toMatchObject(notFound);
    await expect(accounts().create(account("x1"))).rejects.toMatchObject({
      code: "ITEM_ALREADY_EXISTS",
      current: expect.objectContaining({ id: "x1", deletedAt: new Date(clock) }),
      message: `Account { id: "x1" } is in table "${Account.table}" already, deleted softly; restore() brings it back, put() overwrites`,
    });
    expect(await accounts().put(account("x1"))).not.toHaveProperty("deletedAt");
    expect(await accounts().get({ id: "x1" })).toMatchObject(account("x1"));
  });

  test("restore", async () => {
    const before = await there("y1");
    await accounts().delete({ id: "y1" });
    const at = tick();
    const restored = { ...before, updatedAt: at, version: 2 };
    expect(await accounts().restore({ id: "y1" })).toStrictEqual(restored);
    expect(await accounts().get({ id: "y1" })).toStrictEqual(restored);
    expect(await raw.get({ id: { S: "y1" } })).not.toHaveProperty("gone");
    await expect(accounts().restore({ id: "y1" })).rejects.toMatchObject({
      code: "ITEM_NOT_FOUND",
      message: `Account { id: "y1" } in table "${Account.table}" is not deleted: nothing is to be restored`,
    });
    await expect(accounts().restore({ id: "never" })).rejects.toMatchObject({
      code: "ITEM_NOT_FOUND",
      message: `there is no Account { id: "never" } in table "${Account.table}"`,
    });
  });

  test("hard deletes for good, be it deleted or not", async () => {
    await there("h1");
    await there("h2");
    await accounts().delete({ id: "h1" });
    for (const id of ["h1", "h2"]) {
      expect(await accounts().delete({ id }, { hard: true })).toBe(true);
      expect(await raw.get({ id: { S: id } })).toBeUndefined();
      expect(await accounts().delete({ id }, { hard: true })).toBe(false);
    }
    await expect(accounts().restore({ id: "h1" })).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
    await there("h3");
    expect(await accounts().delete({ id: "h3" }, { hard: false })).toBe(true);
    expect(await raw.get({ id: { S: "h3" } })).toHaveProperty("gone");
    await expect(accounts().delete({ id: "h3" }, { hard: "yes" as never })).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: `delete of model "Account": the option "hard" takes true or false, not the string "yes"`,
    });
  });

  test("under conditions", async () => {
    const before = await there("k1");
    const one = accounts().where("id", "=", "k1");
    await expect(one.where("rank", ">", 7).delete()).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      current: before,
    });
    await expect(one.where("rank", ">", 7).delete({ hard: true })).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      message: `the condition of this DeleteItem does not hold for Account { id: "k1" }; it asks for rank > …`,
    });
    expect(await one.where("rank", "=", 7).delete()).toBe(true);
    expect(await one.where("rank", "=", 7).delete({ hard: true })).toBe(true);
    await expect(one.where("rank", "=", 7).delete()).rejects.toMatchObject({
      code: "ITEM_NOT_FOUND",
      message: `there is no Account { id: "k1" } in table "${Account.table}"`,
    });
  });

  test("by hand: an update may set it, and null restores nothing", async () => {
    await there("z1");
    const at = new Date(start);
    expect(await accounts().update({ id: "z1" }, { deletedAt: at })).toMatchObject({ deletedAt: at });
    expect(await accounts().get({ id: "z1" })).toBeUndefined();
    await expect(accounts().update({ id: "z1" }, { deletedAt: null })).rejects.toMatchObject({
      code: "ITEM_NOT_FOUND",
    });
  });

  test("an item that does not fit the model can be deleted all the same", async () => {
    await raw.put({
      id: { S: "legacy" },
      team: { S: "legacy" },
      rank: { N: "1" },
      version: { N: "1" },
      expires: { S: "never" },
    });
    expect(await accounts().delete({ id: "legacy" })).toBe(true);
    expect(await raw.get({ id: { S: "legacy" } })).toMatchObject({
      gone: { N: expect.any(String) },
      version: { N: "2" },
    });
    await expect(accounts().restore({ id: "legacy" })).rejects.toMatchObject({
      code: "ITEM_MISMATCH",
      message: expect.stringContaining("(the write itself was made)"),
    });
    expect(await raw.get({ id: { S: "legacy" } })).not.toHaveProperty("gone");
  });
});
