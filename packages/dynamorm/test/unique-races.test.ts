import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { attr, defineModel, type DynamORM, isDynamORMError } from "dynamorm";
import * as fc from "fast-check";
import { deleteStored, guardsIn, storedItems } from "./fixtures/stored-items.ts";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const Player = defineModel({
  name: "Player",
  table: ownTable("unique-players"),
  attributes: {
    id: attr.string(),
    nick: attr.string().unique().optional(),
    points: attr.number().default(0),
    deletedAt: attr.deletedAt(),
  },
  key: { partitionKey: "id" },
});

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
const guardOf = (nick: string): string => `_unique#Player#nick#${nick}`;

/** The guards that there have to be for the items that there are. */
async function guardsOfItems(): Promise<Record<string, string>> {
  const all = await players().query().all();
  const entries = all.flatMap(({ id, nick }) => (nick === undefined ? [] : [[guardOf(nick), id] as const]));
  expect(new Set(entries.map(([guard]) => guard)).size).toBe(entries.length);
  return Object.fromEntries(entries);
}

/** How many of some writes were done; the others failed with one of the codes. */
async function done(writes: readonly Promise<unknown>[], ...codes: readonly string[]): Promise<number> {
  const settled = await Promise.allSettled(writes);
  for (const one of settled) {
    if (one.status === "rejected") expect(codes).toContain((one.reason as { readonly code?: string }).code);
  }
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
    expect(nicks.map((item) => item?.nick).toSorted()).toEqual(["x", "y"]);
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
});

/** What the library should do, on a map. */
interface Held {
  readonly nick: string | undefined;
  readonly isDeleted: boolean;
}

type Step =
  | { readonly kind: "create" | "put" | "upsert" | "update"; readonly id: string; readonly nick: string | undefined }
  | { readonly kind: "touch" | "delete" | "erase" | "restore"; readonly id: string };

const id = fc.constantFrom("1", "2", "3", "4");
const nick = fc.constantFrom("a", "b", "c", undefined);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom("create", "put", "upsert", "update"), id, nick }),
  fc.record({ kind: fc.constantFrom("touch", "delete", "erase", "restore"), id }),
);

/** What a step comes to: the code of its error, or nothing. Changes the map if it is done. */
function model(held: Map<string, Held>, { kind, id: own, ...rest }: Step): string | undefined {
  const there = held.get(own);
  const given = "nick" in rest ? rest.nick : undefined;
  const isTaken = (wanted: string | undefined): boolean =>
    wanted !== undefined && [...held].some(([key, item]) => key !== own && !item.isDeleted && item.nick === wanted);
  const store = (wanted: string | undefined): string | undefined => {
    if (isTaken(wanted)) return "UNIQUE_CONSTRAINT";
    held.set(own, { nick: wanted, isDeleted: false });
    return undefined;
  };
  switch (kind) {
    case "create":
      return there === undefined ? store(given) : "ITEM_ALREADY_EXISTS";
    case "put":
      return store(given);
    case "upsert":
      return there?.isDeleted ? "CONDITION_FAILED" : store(given ?? there?.nick);
    case "update":
      return there === undefined || there.isDeleted ? "ITEM_NOT_FOUND" : store(given);
    case "touch":
      return there === undefined || there.isDeleted ? "ITEM_NOT_FOUND" : undefined;
    case "delete":
      if (there !== undefined) held.set(own, { ...there, isDeleted: true });
      return undefined;
    case "erase":
      held.delete(own);
      return undefined;
    case "restore":
      return there?.isDeleted ? store(there.nick) : "ITEM_NOT_FOUND";
  }
}

function run({ kind, id: own, ...rest }: Step): Promise<unknown> {
  const given = "nick" in rest ? rest.nick : undefined;
  const item = { id: own, ...(given !== undefined && { nick: given }) };
  switch (kind) {
    case "create":
    case "put":
    case "upsert":
      return players()[kind](item);
    case "update":
      return players().update({ id: own }, { nick: given ?? null });
    case "touch":
      return players().where("id", "=", own).updateBuilder().increment("points").execute();
    case "delete":
      return players().delete({ id: own });
    case "erase":
      return players().delete({ id: own }, { hard: true });
    case "restore":
      return players().restore({ id: own });
  }
}

test("W12: after every write, the guards in the table are exactly those of the items that are there", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      await empty();
      const held = new Map<string, Held>();
      for (const one of steps) {
        const expected = model(held, one);
        const code = await run(one).then(
          () => undefined,
          (error: unknown) => {
            if (isDynamORMError(error)) return error.code;
            throw error;
          },
        );
        expect(code).toBe(expected);
        const wanted = [...held].flatMap(([key, item]) =>
          item.isDeleted || item.nick === undefined ? [] : [[guardOf(item.nick), key]],
        );
        expect(await guards()).toEqual(Object.fromEntries(wanted));
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);
