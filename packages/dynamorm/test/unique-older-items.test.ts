import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type DynamORM, type ErrorCode, isDynamORMError } from "dynamorm";
import { deleteStored, guardsIn, storedItems } from "./fixtures/stored-items.ts";
import { guardOf, Player } from "./fixtures/player.ts";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";

let bed: TestBed;
let db: DynamORM;
const players = () => db.model(Player);

beforeAll(async () => {
  bed = await startTestBed();
  db = bed.db;
  await db.createTable(Player);
});
afterAll(() => bed.stop());

/** Stores a player as a program does that knows of no guards. */
const older = (id: string, nick?: string, more: object = {}): Promise<void> =>
  bed
    .raw(Player.table)
    .put({ id: { S: id }, points: { N: "0" }, ...(nick !== undefined && { nick: { S: nick } }), ...more });

describe("W12: items that are older than the constraint", () => {
  test("get the guards that they lack, and those that have a value of another are told", async () => {
    await players().create({ id: "1", nick: "a" });
    await older("2", "a");
    await older("3", "b");
    await older("4", "c");
    await older("5", "c");
    await older("6");
    await older("7", "d", { deletedAt: { S: "2026-01-01T00:00:00.000Z" } });
    // A guard that is left of an item that is gone.
    await players().create({ id: "gone", nick: "e" });
    await deleteStored(bed.client, Player.table, { id: { S: "gone" } });
    await older("8", "e");

    const { duplicates, ...counts } = await players().ensureUnique();
    expect(counts).toEqual({ items: 7, claimed: 3 });
    expect(duplicates).toHaveLength(2);
    expect(duplicates).toContainEqual({ attribute: "nick", key: { id: "2" }, owner: { id: "1" } });
    const [first] = duplicates.filter(({ owner }) => owner?.id !== "1");
    expect(new Set([first?.key.id, first?.owner?.id])).toEqual(new Set(["4", "5"]));
    expect(await guardsIn(bed.client, Player.table)).toEqual({
      [guardOf("a")]: "1",
      [guardOf("b")]: "3",
      [guardOf("c")]: first?.owner?.id,
      [guardOf("e")]: "8",
    });
    await expect(players().create({ id: "9", nick: "b" })).rejects.toMatchObject({ owner: { id: "3" } });

    bed.sent.length = 0;
    expect(await players().ensureUnique()).toMatchObject({ items: 7, claimed: 0 });
    expect(bed.sent.filter(({ operation }) => operation === "TransactWriteItems")).toHaveLength(2);
  });

  test("while they are written by others", async () => {
    for (const { id } of await storedItems(bed.client, Player.table)) {
      if (id !== undefined) await deleteStored(bed.client, Player.table, { id });
    }
    const ids = Array.from({ length: 30 }, (_, index) => `${index}`);
    await Promise.all(ids.map((id) => older(id, `nick-${id}`)));
    const codes: readonly ErrorCode[] = ["UNIQUE_CONSTRAINT", "ITEM_NOT_FOUND"];
    const writes = ids.map((id, index) =>
      index % 3 === 0
        ? players().delete({ id }, { hard: true })
        : index % 3 === 1
          ? players().update({ id }, { nick: `nick-${index - 1}` })
          : players().put({ id, nick: `nick-${id}` }),
    );
    const settled = await Promise.allSettled([players().ensureUnique({ concurrency: 20 }), ...writes]);
    expect(settled.filter((one) => one.status === "rejected" && !isDynamORMError(one.reason, ...codes))).toEqual([]);
    const { duplicates } = await players().ensureUnique();
    const all = await players().query().all();
    const wanted = all.filter(({ id }) => !duplicates.some(({ key }) => key.id === id));
    expect(await guardsIn(bed.client, Player.table)).toMatchObject(
      Object.fromEntries(wanted.map(({ id, nick }) => [guardOf(nick ?? ""), id])),
    );
  });

  test("is refused where nothing is unique, and for wrong options", async () => {
    const { Account } = await import("./fixtures/account.ts");
    await expect(db.model(Account).ensureUnique()).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message: `Model "Account": ensureUnique() is for models with unique attributes, and this one has none`,
    });
    await expect(players().ensureUnique({ concurrency: 0 })).rejects.toMatchObject({ code: "INVALID_OPTION" });
    const stopped = players().ensureUnique({ signal: AbortSignal.abort() });
    await expect(stopped).rejects.toMatchObject({ code: "ABORTED" });
  });
});
