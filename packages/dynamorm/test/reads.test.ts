import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { attr, type BuildCondition, defineModel, DynamORM, type Item, type Repository } from "dynamorm";

const Reading = defineModel({
  name: "Reading",
  table: `readings-${process.pid}-${Date.now()}`,
  attributes: {
    sensor: attr.string(),
    at: attr.date(),
    value: attr.number(),
    unit: attr.enum(["C", "F"]),
    ok: attr.boolean(),
    tags: attr.set(attr.string()).optional(),
    levels: attr.set(attr.number()).optional(),
    notes: attr.list(attr.string()).optional(),
    place: attr.map({ city: attr.string(), floor: attr.number() }).optional(),
    parts: attr.list(attr.map({ name: attr.string(), weight: attr.number() })).optional(),
  },
  key: { partitionKey: "sensor", sortKey: "at" },
  indexes: {
    byUnit: { partitionKey: "unit", sortKey: "value" },
    byValue: { type: "local", sortKey: "value" },
    keysOnly: { partitionKey: "unit", sortKey: "at", projection: "keys" },
  },
});
type Reading = Item<typeof Reading>;

/** Forty readings of two sensors, each with another mixture of attributes. */
const all: readonly Reading[] = Array.from({ length: 40 }, (_, n) => ({
  sensor: n % 2 ? "odd" : "even",
  at: new Date(Date.UTC(2026, 0, 1, 0, n)),
  value: (n * 7) % 20,
  unit: n % 3 ? "C" : "F",
  ok: n % 4 === 0,
  ...(n % 5 === 0 && { tags: new Set(["five", `n${n}`]) }),
  ...(n % 6 === 0 && { levels: new Set([n, n + 1]) }),
  ...(n % 4 === 1 && { notes: ["first", `note ${n}`] }),
  ...(n % 3 === 1 && { place: { city: n % 2 ? "Paris" : "Lyon", floor: n % 7 } }),
  ...(n % 8 === 2 && { parts: [{ name: "lid", weight: n }] }),
}));

let engine: LocalEngine;
let readings: Repository<typeof Reading>;

beforeAll(async () => {
  engine = await startLocal();
  const db = new DynamORM({ fullScans: "allow", endpoint: engine.endpoint });
  await db.createTable(Reading);
  readings = db.model(Reading);
  await Promise.all(all.map((reading) => readings.create(reading)));
});

afterAll(() => engine.stop());

const byTime = (a: Reading, b: Reading): number => a.at.getTime() - b.at.getTime();
const expected = (keep: (reading: Reading) => boolean): Reading[] => all.filter(keep).toSorted(byTime);

describe("each condition gives the items that a plain predicate gives", () => {
  test.each<[string, BuildCondition<Reading>, (reading: Reading) => boolean]>([
    ["=", (eb) => eb("value", "=", 7), (r) => r.value === 7],
    ["= of a boolean", (eb) => eb("ok", "=", true), (r) => r.ok],
    [
      "= of a map",
      (eb) => eb("place", "=", { city: "Lyon", floor: 4 }),
      (r) => r.place?.city === "Lyon" && r.place.floor === 4,
    ],
    ["= of a set", (eb) => eb("tags", "=", new Set(["n10", "five"])), (r) => r.tags?.has("n10") ?? false],
    ["<>", (eb) => eb("value", "<>", 7), (r) => r.value !== 7],
    ["<", (eb) => eb("value", "<", 7), (r) => r.value < 7],
    ["<=", (eb) => eb("value", "<=", 7), (r) => r.value <= 7],
    [">", (eb) => eb("value", ">", 7), (r) => r.value > 7],
    [
      ">= of a date",
      (eb) => eb("at", ">=", new Date(Date.UTC(2026, 0, 1, 0, 20))),
      (r) => r.at >= new Date(Date.UTC(2026, 0, 1, 0, 20)),
    ],
    ["between", (eb) => eb("value", "between", [3, 9]), (r) => r.value >= 3 && r.value <= 9],
    ["in", (eb) => eb("value", "in", [1, 2, 3]), (r) => [1, 2, 3].includes(r.value)],
    ["begins_with", (eb) => eb("sensor", "begins_with", "od"), (r) => r.sensor.startsWith("od")],
    ["contains, of a text", (eb) => eb("sensor", "contains", "ve"), (r) => r.sensor.includes("ve")],
    ["contains, of a set of texts", (eb) => eb("tags", "contains", "five"), (r) => r.tags?.has("five") ?? false],
    ["contains, of a set of numbers", (eb) => eb("levels", "contains", 12), (r) => r.levels?.has(12) ?? false],
    ["contains, of a list", (eb) => eb("notes", "contains", "first"), (r) => r.notes?.includes("first") ?? false],
    ["exists", (eb) => eb.exists("place"), (r) => r.place !== undefined],
    ["notExists", (eb) => eb.notExists("place"), (r) => r.place === undefined],
    ["type", (eb) => eb.type("levels", "NS"), (r) => r.levels !== undefined],
    ["size of a set", (eb) => eb.size("tags", "=", 2), (r) => r.tags?.size === 2],
    ["size of a text", (eb) => eb.size("sensor", "<", 4), (r) => r.sensor.length < 4],
    ["size between", (eb) => eb.size("notes", "between", [1, 2]), (r) => r.notes !== undefined],
    ["a path into a map", (eb) => eb("place.city", "=", "Paris"), (r) => r.place?.city === "Paris"],
    [
      "a path into a list",
      (eb) => eb("notes[1]", "begins_with", "note 1"),
      (r) => r.notes?.[1]?.startsWith("note 1") ?? false,
    ],
    ["a path into a map in a list", (eb) => eb("parts[0].weight", ">", 10), (r) => (r.parts?.[0]?.weight ?? 0) > 10],
    ["not", (eb) => eb.not(eb("value", ">", 7)), (r) => r.value <= 7],
    ["not of what may be missing", (eb) => eb.not(eb("place.city", "=", "Paris")), (r) => r.place?.city !== "Paris"],
    [
      "and within or within and",
      (eb) =>
        eb.and([
          eb("ok", "=", false),
          eb.or([eb("value", "<", 3), eb.and([eb("unit", "=", "F"), eb.not(eb.exists("tags"))])]),
        ]),
      (r) => !r.ok && (r.value < 3 || (r.unit === "F" && r.tags === undefined)),
    ],
    [
      "or of or",
      (eb) => eb.or([eb.or([eb("value", "=", 1), eb("value", "=", 2)]), eb("value", "=", 3)]),
      (r) => [1, 2, 3].includes(r.value),
    ],
  ])("%s", async (_, build, predicate) => {
    expect((await readings.filter(build).all()).toSorted(byTime)).toEqual(expected(predicate));
  });
});

describe("keys and indexes", () => {
  test("the sort key of the table, in both directions", async () => {
    const since = new Date(Date.UTC(2026, 0, 1, 0, 10));
    const query = readings.where("sensor", "=", "odd").where("at", ">", since);
    const want = expected((r) => r.sensor === "odd" && r.at > since);
    expect(await query.orderBy("at").all()).toEqual(want);
    expect(await query.orderBy("at", "desc").all()).toEqual(want.toReversed());
  });

  test.each([
    [
      "a global index",
      () => readings.where("unit", "=", "F").where("value", ">=", 5).where("value", "<=", 15),
      "byUnit",
      (r: Reading) => r.unit === "F" && r.value >= 5 && r.value <= 15,
    ],
    [
      "a local index",
      () => readings.where("sensor", "=", "even").where("value", "<", 9).consistentRead(),
      "byValue",
      (r: Reading) => r.sensor === "even" && r.value < 9,
    ],
  ])("%s", async (_, query, index, predicate) => {
    expect(query().explain().index).toBe(index);
    expect((await query().all()).toSorted(byTime)).toEqual(expected(predicate));
    expect((await query().orderBy("value", "desc").all()).map(({ value }) => value)).toEqual(
      expected(predicate)
        .map(({ value }) => value)
        .toSorted((a, b) => b - a),
    );
  });

  test("an index that holds keys only gives these", async () => {
    expect(await readings.where("unit", "=", "F").index("keysOnly").select("sensor", "at").orderBy("at").all()).toEqual(
      expected((r) => r.unit === "F").map(({ sensor, at }) => ({ sensor, at })),
    );
  });

  test("a Scan of an index", async () => {
    expect(await readings.query().index("keysOnly").select("sensor").all()).toHaveLength(40);
  });
});

describe("limit, pages and count", () => {
  test.each([1, 3, 7, 20, 100])("limit(%i) gives that many, whatever the filter takes", async (limit) => {
    const want = expected((r) => r.sensor === "odd" && r.value > 5);
    expect(await readings.where("sensor", "=", "odd").filter("value", ">", 5).limit(limit).pageSize(2).all()).toEqual(
      want.slice(0, limit),
    );
  });

  test.each([
    ["the table", () => readings.where("sensor", "=", "odd"), (r: Reading) => r.sensor === "odd"],
    [
      "the table, backwards, filtered",
      () => readings.where("sensor", "=", "odd").filter("value", ">", 5).orderBy("at", "desc"),
      (r: Reading) => r.sensor === "odd" && r.value > 5,
    ],
    ["a global index", () => readings.where("unit", "=", "C"), (r: Reading) => r.unit === "C"],
    [
      "a local index, filtered",
      () => readings.where("sensor", "=", "even").where("value", ">", 3).filter("ok", "=", true),
      (r: Reading) => r.sensor === "even" && r.value > 3 && r.ok,
    ],
    [
      "a Scan, filtered",
      () => readings.filter("place", "attribute_exists").filter("value", ">", 3),
      (r: Reading) => r.place !== undefined && r.value > 3,
    ],
  ] as const)("pages through %s give every item once", async (_, query, predicate) => {
    for (const [limit, pageSize] of [
      [1, 1],
      [2, 3],
      [3, 2],
      [5, 50],
      [7, 4],
    ] as const) {
      const items: Reading[] = [];
      let cursor: string | undefined;
      do {
        const page = await query().limit(limit).pageSize(pageSize).cursor(cursor).allPaginated();
        expect(page.items.length).toBeLessThanOrEqual(limit);
        expect(page.items.length === limit || !page.hasMore).toBe(true);
        items.push(...page.items);
        cursor = page.cursor;
      } while (cursor !== undefined);
      expect(items.toSorted(byTime)).toEqual(expected(predicate));
    }
  });

  test("count() counts what all() gives", async () => {
    expect(await readings.query().count()).toBe(40);
    expect(await readings.where("sensor", "=", "odd").filter("value", ">", 5).pageSize(3).count()).toBe(
      expected((r) => r.sensor === "odd" && r.value > 5).length,
    );
    expect(await readings.query().limit(7).count()).toBe(7);
  });

  test("first() and firstOrThrow()", async () => {
    const [first] = expected((r) => r.sensor === "odd" && r.value > 15);
    const query = readings.where("sensor", "=", "odd").filter("value", ">", 15).pageSize(1);
    expect(await query.first()).toEqual(first);
    expect(await query.firstOrThrow()).toEqual(first);
    await expect(readings.where("sensor", "=", "none").firstOrThrow()).rejects.toMatchObject({
      code: "ITEM_NOT_FOUND",
      model: "Reading",
    });
  });

  test("a full key is one GetItem, and gives the item", async () => {
    const [reading] = all as readonly [Reading];
    const query = readings.where("sensor", "=", reading.sensor).where("at", "=", reading.at);
    expect(query.explain().operation).toBe("GetItem");
    expect(await query.first()).toEqual(reading);
    expect(await query.select("value").all()).toEqual([{ value: reading.value }]);
  });
});

test("an aborted call ends with an AbortedError", async () => {
  await expect(readings.query().all({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "ABORTED" });
});
