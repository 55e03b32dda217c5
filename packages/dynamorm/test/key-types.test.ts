import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel, type Repository } from "dynamorm";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";
import { beyond, bytes } from "./fixtures/thing.ts";

const Frame = defineModel({
  name: "Frame",
  table: ownTable("frames"),
  attributes: {
    film: attr.binary(),
    frame: attr.bigint(),
    hash: attr.binary(),
    taken: attr.date({ format: "epochSeconds" }),
    stars: attr.number(),
  },
  key: { partitionKey: "film", sortKey: "frame" },
  indexes: {
    byHash: { type: "local", sortKey: "hash" },
    byTaken: { partitionKey: "stars", sortKey: "taken" },
  },
});
const film = bytes(1, 2);
const frames = Array.from({ length: 9 }, (_, n) => ({
  film,
  frame: beyond + BigInt(n),
  hash: bytes(n % 2, n),
  taken: new Date(Date.UTC(2026, 0, 1, 0, 0, n)),
  stars: -0.5,
}));
let all: Repository<typeof Frame>;

let bed: TestBed;

beforeAll(async () => {
  bed = await startTestBed({ fullScans: "error" });
  await bed.db.createTable(Frame);
  all = bed.db.model(Frame);
  for (const frame of frames) await all.create(frame);
});

afterAll(() => bed.stop());

describe("M5 keys of every type", () => {
  test("get, update, delete", async () => {
    const id = { film, frame: beyond + 1n };
    expect(await all.get(id)).toStrictEqual(frames[1]);
    expect(await all.update(id, { taken: frames[1]?.taken })).toStrictEqual(frames[1]);
    expect(await all.delete({ film, frame: 0n })).toBe(false);
  });

  test("ranges of a bigint beyond 2^53", async () => {
    const query = all
      .where("film", "=", film)
      .where("frame", ">=", beyond + 1n)
      .where("frame", "<=", beyond + 2n);
    expect(await query.all()).toStrictEqual(frames.slice(1, 3));
    expect(
      await all
        .where("film", "=", film)
        .where("frame", "between", [beyond + 3n, beyond + 4n])
        .all(),
    ).toStrictEqual(frames.slice(3, 5));
  });

  test("what bytes begin with", async () => {
    const query = all.where("film", "=", film).where("hash", "begins_with", bytes(1));
    expect(query.explain()).toMatchObject({ operation: "Query", index: "byHash" });
    expect(await query.all()).toStrictEqual(frames.filter((_, n) => n % 2 === 1));
  });

  test.each([
    ["the table", () => all.where("film", "=", film), (n: number) => n],
    ["an index sorted by bytes", () => all.where("film", "=", film).orderBy("hash"), (n: number) => (n % 2) * 10 + n],
    [
      "an index of a number and a date",
      () => all.where("stars", "=", -0.5).orderBy("taken", "desc"),
      (n: number) => -n,
    ],
  ])("pages of %s", async (_, query, order) => {
    const read: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await query().limit(4).cursor(cursor).allPaginated();
      read.push(...page.items);
      cursor = page.cursor;
    } while (cursor !== undefined);
    const expected = frames.map((frame, n) => ({ frame, n })).toSorted((one, other) => order(one.n) - order(other.n));
    expect(read).toStrictEqual(expected.map(({ frame }) => frame));
  });
});
