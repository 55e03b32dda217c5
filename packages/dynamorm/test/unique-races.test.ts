import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { DynamORM, type ErrorCode, isDynamORMError } from "dynamorm";
import { guardOf, Player } from "./fixtures/player.ts";
import { deleteStored, guardsIn, storedItems } from "./fixtures/stored-items.ts";
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

async function empty(): Promise<void> {
  for (const { id } of await storedItems(bed.client, Player.table)) {
    if (id !== undefined) await deleteStored(bed.client, Player.table, { id });
  }
}

beforeEach(empty);

const guards = (): Promise<Record<string, string | undefined>> => guardsIn(bed.client, Player.table);

/** The guards that there have to be for the items that there are. */
async function guardsOfItems(): Promise<Record<string, string>> {
  const all = await players().query().all();
  const entries = all.flatMap(({ id, nick }) => (nick === undefined ? [] : [[guardOf(nick), id] as const]));
  expect(new Set(entries.map(([guard]) => guard)).size).toBe(entries.length);
  return Object.fromEntries(entries);
}

/** How many of some writes were done; the others failed with one of the codes. */
async function done(writes: readonly Promise<unknown>[], ...codes: readonly ErrorCode[]): Promise<number> {
  const settled = await Promise.allSettled(writes);
  const others = settled.filter((one) => one.status === "rejected" && !isDynamORMError(one.reason, ...codes));
  expect(others).toEqual([]);
  return settled.filter(({ status }) => status === "fulfilled").length;
}

describe("W12: at the same time", () => {
  test("20 items want one value: one gets it, the others are told whose it is", async () => {
    const creates = Array.from({ length: 20 }, (_, index) => players().create({ id: `c${index}`, nick: "ada" }));
    expect(await done(creates, "UNIQUE_CONSTRAINT")).toBe(1);
    const [winner, ...others] = await players().query().all();
    expect(others).toEqual([]);
    expect(await guards()).toEqual({ [guardOf("ada")]: winner?.id });
  });

  test("20 items change to one value, by updates, puts and upserts", async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `u${index}`);
    await Promise.all(ids.map((id) => players().create({ id, nick: `nick-${id}` })));
    const writes = ids.map((id, index) =>
      index % 3 === 0
        ? players().put({ id, nick: "bob" })
        : index % 3 === 1
          ? players().upsert({ id, nick: "bob" })
          : players().update({ id }, { nick: "bob" }),
    );
    expect(await done(writes, "UNIQUE_CONSTRAINT")).toBe(1);
    expect(await guards()).toEqual(await guardsOfItems());
  });

  test("one item is changed by many: each change counts, and its last value is the one that is kept", async () => {
    await players().create({ id: "1", nick: "first" });
    const writes = Array.from({ length: 12 }, (_, index) =>
      index % 2 === 0
        ? players().update({ id: "1" }, { nick: `n${index}` })
        : players().where("id", "=", "1").updateBuilder().increment("points").execute(),
    );
    expect(await done(writes)).toBe(12);
    expect(await players().get({ id: "1" })).toMatchObject({ points: 6 });
    expect(await guards()).toEqual(await guardsOfItems());
  });

  test("two items exchange their values in transactions, others want the same ones", async () => {
    await players().create({ id: "1", nick: "x" });
    await players().create({ id: "2", nick: "y" });
    const exchange = (): Promise<unknown> =>
      db.transaction(async (tx) => {
        const [one, two] = await Promise.all([players().get({ id: "1" }), players().get({ id: "2" })]);
        tx.update(Player, { id: "1" }, { nick: two?.nick ?? "x" });
        tx.update(Player, { id: "2" }, { nick: one?.nick ?? "y" });
      });
    const writes = [
      ...Array.from({ length: 6 }, exchange),
      ...Array.from({ length: 6 }, (_, index) => players().create({ id: `t${index}`, nick: "x" })),
    ];
    await done(writes, "UNIQUE_CONSTRAINT", "TRANSACTION_CANCELED");
    const nicks = await Promise.all(["1", "2"].map((id) => players().get({ id })));
    expect(new Set(nicks.map((item) => item?.nick))).toEqual(new Set(["x", "y"]));
    expect(await guards()).toEqual(await guardsOfItems());
  });

  test("items are deleted and made with the values of each other", async () => {
    const nicks = ["a", "b", "c"];
    const writes = Array.from({ length: 30 }, (_, index) => {
      const [id, nick] = [`d${index % 4}`, nicks[index % 3] as string];
      if (index % 5 === 4) return players().delete({ id });
      if (index % 5 === 3) return players().delete({ id }, { hard: true });
      if (index % 5 === 2) return players().restore({ id });
      return players().put({ id, nick });
    });
    await done(writes, "UNIQUE_CONSTRAINT", "ITEM_NOT_FOUND");
    expect(await guards()).toEqual(await guardsOfItems());
  });

  test("the value of an item that is gone is taken by one of many", async () => {
    await players().create({ id: "gone", nick: "ghost" });
    await deleteStored(bed.client, Player.table, { id: { S: "gone" } });
    const creates = Array.from({ length: 10 }, (_, index) => players().create({ id: `g${index}`, nick: "ghost" }));
    expect(await done(creates, "UNIQUE_CONSTRAINT")).toBe(1);
    expect(await guards()).toEqual(await guardsOfItems());
  });

  test("an item whose value another one had for a while, and which has it again, gives it up all the same", async () => {
    await players().create({ id: "2", nick: "x" });
    await players().create({ id: "5" });
    let transactions = 0;
    const slow = new DynamORM({
      endpoint: bed.endpoint,
      middleware: [
        (next) => async (request, options) => {
          if (request.operation !== "TransactWriteItems" || transactions++ > 0) return await next(request, options);
          await players().update({ id: "2" }, { nick: "y" });
          await players().update({ id: "5" }, { nick: "x" });
          try {
            return await next(request, options);
          } finally {
            await players().update({ id: "5" }, { nick: "z" });
            await players().update({ id: "2" }, { nick: "x" });
          }
        },
      ],
    });
    await slow.model(Player).update({ id: "2" }, { nick: "new" });
    slow.close();
    expect(transactions).toBe(2);
    expect(await guards()).toEqual({ [guardOf("new")]: "2", [guardOf("z")]: "5" });
  });
});
