import { attr, type CallOptions, defineModel } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { GroupedQuery } from "./aggregate-grouped-query.ts";
import type { GroupPath } from "./aggregate-types.ts";

const Order = defineModel({
  name: "Order",
  table: "orders",
  attributes: {
    id: attr.string(),
    status: attr.string(),
    total: attr.number(),
    coupon: attr.string().nullable().optional(),
    gift: attr.boolean().optional(),
    placedAt: attr.date().optional(),
    address: attr.map({ city: attr.string() }).optional(),
    tags: attr.set(attr.string()).optional(),
  },
  key: { partitionKey: "id" },
});
interface Order {
  id: string;
  status: string;
  total: number;
  coupon?: string | null;
  gift?: boolean;
  placedAt?: Date;
  address?: { city: string };
}
const orders: readonly Partial<Order>[] = [
  { status: "open", total: 1, coupon: "X", placedAt: new Date(5), address: { city: "Paris" } },
  { status: "paid", total: 2, coupon: null, gift: true },
  { status: "open", total: 4, placedAt: new Date(5), gift: false, address: { city: "Paris" } },
  { status: "paid", total: 8, coupon: "null" },
];

/** Groups of these orders, and what was read for them. */
function grouped<At extends GroupPath<Order>>(...paths: readonly At[]) {
  const read: { readonly names: readonly string[]; readonly options: CallOptions }[] = [];
  const groups = new GroupedQuery<Order, At>(Order, paths, async function* (names, options) {
    read.push({ names, options });
    yield* orders;
  });
  return { groups, read };
}

describe("groups are rows, in the order in which their first items came", () => {
  test("Q19: count, sum, average, min and max of each group", async () => {
    const { groups, read } = grouped("status");
    expect(await groups.count()).toEqual([
      { status: "open", count: 2 },
      { status: "paid", count: 2 },
    ]);
    expect(await groups.sum("total")).toEqual([
      { status: "open", sum: 5 },
      { status: "paid", sum: 10 },
    ]);
    expect(await groups.average("total")).toMatchObject([{ average: 2.5 }, { average: 5 }]);
    expect(await groups.min("total")).toMatchObject([{ min: 1 }, { min: 2 }]);
    expect(await groups.max("placedAt")).toMatchObject([{ max: new Date(5) }, { max: undefined }]);
    expect(read.map(({ names }) => names)).toEqual([
      ["status"],
      ["status", "total"],
      ["status", "total"],
      ["status", "total"],
      ["status", "placedAt"],
    ]);
  });

  test("Q19: several aggregates in one pass, each under its name", async () => {
    const { groups, read } = grouped("status");
    const rows = await groups.aggregate((a) => ({ orders: a.count(), total: a.sum("total"), most: a.max("total") }));
    expect(rows).toEqual([
      { status: "open", orders: 2, total: 5, most: 4 },
      { status: "paid", orders: 2, total: 10, most: 8 },
    ]);
    expect(read).toHaveLength(1);
  });

  test("Q19: by several attributes; what is missing, null and the text are groups of their own", async () => {
    expect(await grouped("status", "coupon").groups.count()).toEqual([
      { status: "open", coupon: "X", count: 1 },
      { status: "paid", coupon: null, count: 1 },
      { status: "open", count: 1 },
      { status: "paid", coupon: "null", count: 1 },
    ]);
    const [, , missing] = await grouped("status", "coupon").groups.count();
    expect(Object.keys(missing ?? {})).toEqual(["status", "count"]);
  });

  test("Q19: by dates, booleans and nested values; a path is a name of its own", async () => {
    expect(await grouped("placedAt").groups.count()).toEqual([{ placedAt: new Date(5), count: 2 }, { count: 2 }]);
    expect(await grouped("gift").groups.count()).toEqual([
      { count: 2 },
      { gift: true, count: 1 },
      { gift: false, count: 1 },
    ]);
    expect(await grouped("address.city").groups.count()).toEqual([{ "address.city": "Paris", count: 2 }, { count: 2 }]);
  });

  test("Q19: no two values run into one group, however they are written", async () => {
    const values = ['a"', "a", "", "1", "string a", '["a"]', "__proto__", "constructor"];
    const groups = new GroupedQuery<Order, "status" | "coupon">(Order, ["status", "coupon"], async function* () {
      for (const status of values) for (const coupon of values) yield { status, coupon };
    });
    expect(await groups.count()).toHaveLength(values.length ** 2);
  });
});

describe("groups are in memory", () => {
  const many = new GroupedQuery<Order, "id">(Order, ["id"], async function* () {
    for (let id = 0; id < 10_001; id++) yield { id: String(id) };
  });

  test("Q19: more than 10,000 are refused, unless more are allowed", async () => {
    await expect(many.count()).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message:
        'Model "Order": groupBy("id") makes more than 10000 groups, which are held in memory; group by what has fewer values, narrow the query down, or allow more with { maxGroups }',
    });
    expect(await many.count({ maxGroups: 10_001 })).toHaveLength(10_001);
  });

  test.each([0, -1, 1.5, "10", Number.POSITIVE_INFINITY])(
    "Q19: maxGroups is a whole number from 1, not %p",
    async (maxGroups) => {
      await expect(many.count({ maxGroups } as never)).rejects.toMatchObject({
        code: "INVALID_OPTION",
        message: expect.stringContaining('count of model "Order": the option "maxGroups" takes a whole number from 1'),
      });
    },
  );
});

describe("what cannot be grouped is refused before anything is read", () => {
  test.each([
    [[], "groupBy() names at least one attribute"],
    [["tags"], 'groupBy("tags"): its type is set; groupBy() takes texts, numbers, dates and booleans'],
    [["address"], 'groupBy("address"): its type is map; groupBy() takes texts, numbers, dates and booleans'],
    [["state"], 'there is no attribute "state"'],
    [[7], "a path is a text"],
  ])("Q19: groupBy(%j)", (paths, message) => {
    expect(() => grouped(...(paths as never[]))).toThrow(
      expect.objectContaining({ code: "INVALID_QUERY", message: expect.stringContaining(`Model "Order": ${message}`) }),
    );
  });

  test("Q19: an aggregate that has the name of what the groups are told apart by", async () => {
    const { groups, read } = grouped("status");
    // @ts-expect-error the name is taken
    await expect(groups.aggregate((a) => ({ status: a.count() }))).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message:
        'Model "Order": aggregate(): "status" is what the groups are told apart by; give the aggregate another name',
    });
    expect(read).toEqual([]);
  });
});

test("Q19: a call that is ended gives the reading its signal", async () => {
  const { groups, read } = grouped("status");
  const controller = new AbortController();
  await groups.count({ signal: controller.signal });
  expect(read[0]?.options.signal).toBeInstanceOf(AbortSignal);
  await expect(groups.count({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "ABORTED" });
});
