import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel } from "dynamorm";
import { Account, account } from "./fixtures/account.ts";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const start = Date.UTC(2026, 0, 1);
let clock = start;
const tick = (): Date => new Date((clock += 1000));
let bed: TestBed;
const accounts = () => bed.db.model(Account);

beforeAll(async () => {
  bed = await startTestBed({ fullScans: "error", now: () => new Date(clock) });
  await bed.db.createTable(Account);
});

afterAll(() => bed.stop());

const there = async (id: string): Promise<Account> => {
  tick();
  return accounts().create(account(id, `team ${id}`, 7));
};

describe("M4 roles: deletedAt, reading", () => {
  test("reads leave it out", async () => {
    await there("r1");
    const other = await accounts().create(account("r2", "team r1", 8));
    await accounts().delete({ id: "r1" });
    const team = accounts().where("team", "=", "team r1").index("byTeam");
    expect(await accounts().get({ id: "r1" })).toBeUndefined();
    expect(await accounts().where("id", "=", "r1").first()).toBeUndefined();
    expect(await accounts().where("id", "=", "r1").select("rank").all()).toEqual([]);
    expect(await accounts().where("id", "=", "r1").count()).toBe(0);
    expect(await team.all()).toEqual([other]);
    expect(await team.count()).toBe(1);
    expect(await team.limit(1).all()).toEqual([other]);
    expect(await team.limit(1).allPaginated()).toMatchObject({ items: [other], count: 1 });
    expect(await accounts().filter("team", "=", "team r1").fullScan("allow").all()).toEqual([other]);
    await expect(accounts().where("id", "=", "r1").firstOrThrow()).rejects.toMatchObject({
      code: "ITEM_NOT_FOUND",
      message: `there is no Account with id = "r1" in table "${Account.table}"`,
    });
  });

  test("withDeleted() gives it too, or only it", async () => {
    await there("w1");
    await accounts().create(account("w2", "team w1", 8));
    await accounts().delete({ id: "w1" });
    const ids = async (query: ReturnType<typeof team>): Promise<string[]> => (await query.all()).map(({ id }) => id);
    const team = () => accounts().where("team", "=", "team w1").index("byTeam");
    expect(await ids(team().withDeleted())).toEqual(["w1", "w2"]);
    expect(await ids(team().withDeleted("with").orderBy("rank", "desc"))).toEqual(["w2", "w1"]);
    expect(await ids(team().withDeleted("only"))).toEqual(["w1"]);
    expect(await team().withDeleted("only").count()).toBe(1);
    expect(await ids(accounts().where("id", "=", "w1").withDeleted("only"))).toEqual(["w1"]);
    expect(await ids(accounts().where("id", "=", "w2").withDeleted("only"))).toEqual([]);
    expect(await accounts().where("id", "=", "w1").withDeleted().select("rank").all()).toEqual([{ rank: 7 }]);
    expect(team().explain().filters).toEqual(["deletedAt attribute_not_exists"]);
    expect(team().withDeleted("only").explain().filters).toEqual(["deletedAt attribute_exists"]);
    expect(team().withDeleted().explain().filters).toEqual([]);
  });

  test("pages of what is not deleted give every item once", async () => {
    for (let n = 0; n < 9; n++) await accounts().create(account(`p${n}`, "team p", n));
    for (const n of [0, 3, 4, 8]) await accounts().delete({ id: `p${n}` });
    for (const size of [1, 2, 3, 9]) {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await accounts()
          .where("team", "=", "team p")
          .index("byTeam")
          .limit(size)
          .cursor(cursor)
          .allPaginated();
        ids.push(...page.items.map(({ id }) => id));
        cursor = page.cursor;
      } while (cursor !== undefined);
      expect(ids).toEqual(["p1", "p2", "p5", "p6", "p7"]);
    }
  });

  test("an index that lacks it is not chosen, and refused where it is named", async () => {
    const query = accounts().where("rank", "=", 7);
    expect(query.select("id").explain()).toMatchObject({
      operation: "Scan",
      rejected: expect.arrayContaining([
        {
          candidate: "keysOnly",
          reason: `it does not hold "deletedAt", which tells deleted items from others; withDeleted() reads both`,
        },
      ]),
    });
    expect(() => query.index("keysOnly").explain()).toThrow(
      `Model "Account": index "keysOnly" cannot serve this query: it does not hold "deletedAt", which tells deleted items from others; withDeleted() reads both`,
    );
    expect(query.index("keysOnly").withDeleted().explain()).toMatchObject({ operation: "Query", index: "keysOnly" });
    await there("i1");
    await accounts().delete({ id: "i1" });
    expect(await query.index("keysOnly").withDeleted().filter("id", "=", "i1").all()).toEqual([{ id: "i1", rank: 7 }]);
  });

  test("an index that holds it, or is sorted by it, serves", async () => {
    await there("j1");
    await accounts().create(account("j2", "team j1"));
    await accounts().delete({ id: "j1" });
    const deletedAt = new Date(clock);
    const team = accounts().where("team", "=", "team j1");
    expect(await team.index("withMark").all()).toEqual([{ id: "j2", team: "team j1" }]);
    expect(await team.index("withMark").withDeleted("only").all()).toEqual([{ id: "j1", team: "team j1", deletedAt }]);
    expect((await team.withDeleted("only").orderBy("deletedAt", "desc").all()).map(({ id }) => id)).toEqual(["j1"]);
    expect(team.where("deletedAt", ">=", new Date(start)).explain().rejected).toContainEqual({
      candidate: "byDeletion",
      reason: `its key is made of "deletedAt", which deleted items alone have; withDeleted() reads them`,
    });
    expect(await team.where("deletedAt", ">=", new Date(start)).all()).toEqual([]);
    expect(() => team.index("byDeletion").explain()).toThrow(
      `Model "Account": index "byDeletion" cannot serve this query: its key is made of "deletedAt", which deleted items alone have; withDeleted() reads them`,
    );
    const since = team.where("deletedAt", ">=", new Date(start)).withDeleted();
    expect(since.explain()).toMatchObject({ operation: "Query", index: "byDeletion" });
    expect((await since.all()).map(({ id }) => id)).toEqual(["j1"]);
    expect(await since.count()).toBe(1);
  });

  test("what asks for deleted items where there are none is refused", async () => {
    const Plain = defineModel({
      name: "Plain",
      table: ownTable("plain"),
      attributes: { id: attr.string() },
      key: { partitionKey: "id" },
    });
    const plain = bed.db.model(Plain);
    expect(() => plain.query().withDeleted()).toThrow(
      `Model "Plain": withDeleted is for models whose items are deleted softly: add an attr.deletedAt()`,
    );
    await expect(plain.restore({ id: "1" })).rejects.toThrow(
      `Model "Plain": restore() is for models whose items are deleted softly: add an attr.deletedAt()`,
    );
    await expect(plain.get({ id: "1" }, { withDeleted: true })).rejects.toThrow(
      `Model "Plain": withDeleted is for models whose items are deleted softly: add an attr.deletedAt()`,
    );
    // @ts-expect-error: another word
    expect(() => accounts().query().withDeleted("all")).toThrow(
      `Model "Account": withDeleted() takes "with" or "only", not the string "all"`,
    );
    await expect(accounts().where("id", "=", "1").withDeleted().update({ rank: 1 })).rejects.toThrow(
      `Model "Account": withDeleted() means nothing to update(), which is for one item by its key; leave it out`,
    );
  });
});
