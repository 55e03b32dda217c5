import { attr, defineModel } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { randomNumbers } from "../../test/fixtures/random-numbers.ts";
import { aggregateBuilder, type AggregateBuilder, type Aggregates, buildAggregates } from "./aggregate.ts";
import { aggregateItems, namesOf } from "./aggregate-items.ts";

const Order = defineModel({
  name: "Order",
  table: "orders",
  attributes: {
    id: attr.string(),
    total: attr.number(),
    discount: attr.number().nullable().optional(),
    points: attr.bigint().optional(),
    placedAt: attr.date(),
    status: attr.enum(["open", "paid"]),
    isGift: attr.boolean().optional(),
    tags: attr.set(attr.string()).optional(),
    address: attr.map({ city: attr.string(), floor: attr.number().optional() }).optional(),
    lines: attr.list(attr.map({ price: attr.number() })).optional(),
    prices: attr.record(attr.number()).optional(),
    mixed: attr.union([attr.string(), attr.number()]).optional(),
    money: attr.custom(attr.string(), { encode: String, decode: Number }).optional(),
  },
  key: { partitionKey: "id" },
});
interface Order {
  total: number;
  discount?: number | null;
  points?: bigint;
  placedAt: Date;
  status: string;
  money?: number;
  address?: { city: string; floor?: number };
  lines?: { price: number }[];
  prices?: Record<string, number>;
}

async function* stream(items: readonly object[]): AsyncGenerator<object> {
  yield* items;
}
const aggregate = <Wanted extends Aggregates>(
  items: readonly object[],
  build: (builder: AggregateBuilder<Order>) => Wanted,
) => aggregateItems(Order, buildAggregates<Order, Wanted>(Order, build), stream(items));

const exact = (a: AggregateBuilder<Order>) => ({ sum: a.sum("total"), average: a.average("total") });
const day = (date: number): Date => new Date(Date.UTC(2026, 0, date));

describe("aggregates are worked out in one pass", () => {
  const items = [
    {
      total: 10,
      discount: 1,
      points: 2n ** 64n,
      placedAt: day(2),
      status: "paid",
      address: { city: "Paris", floor: 3 },
    },
    { total: 0.1, discount: null, placedAt: day(3), status: "open", lines: [{ price: 5 }] },
    { total: 0.2, placedAt: day(1), status: "open", points: 1n, address: { city: "Lyon" }, prices: { "a.b": 4 } },
  ];

  test("Q19: count, sum, average, min and max of numbers, bigints, texts and dates", async () => {
    const results = await aggregate(items, (a) => ({
      orders: a.count(),
      total: a.sum("total"),
      mean: a.average("total"),
      points: a.sum("points"),
      least: a.min("points"),
      meanPoints: a.average("points"),
      first: a.min("placedAt"),
      last: a.max("placedAt"),
      status: a.max("status"),
    }));
    expect(results).toEqual({
      orders: 3,
      total: 10.3,
      mean: 10.3 / 3,
      points: 2n ** 64n + 1n,
      least: 1n,
      meanPoints: 2 ** 63,
      first: day(1),
      last: day(3),
      status: "paid",
    });
  });

  test("Q19: what is missing or null is left out of account, as SQL does", async () => {
    const results = await aggregate(items, (a) => ({
      sum: a.sum("discount"),
      average: a.average("discount"),
      min: a.min("discount"),
      floor: a.max("address.floor"),
    }));
    expect(results).toEqual({ sum: 1, average: 1, min: 1, floor: 3 });
  });

  test("Q19: nested values are found, in maps, lists and records", async () => {
    const results = await aggregate(items, (a) => ({
      city: a.min("address.city"),
      price: a.sum("lines[0].price"),
      beyond: a.sum("lines[7].price"),
    }));
    expect(results).toEqual({ city: "Lyon", price: 5, beyond: 0 });
  });

  test("Q19: of no items the sum is 0 of its kind, and the others are undefined", async () => {
    const results = await aggregate([], (a) => ({
      orders: a.count(),
      total: a.sum("total"),
      points: a.sum("points"),
      average: a.average("total"),
      min: a.min("placedAt"),
      max: a.max("status"),
    }));
    expect(results).toEqual({ orders: 0, total: 0, points: 0n, average: undefined, min: undefined, max: undefined });
  });

  test("Q19: texts are in DynamoDB's order, of code points", async () => {
    const texts = ["\u{1F600}", "\uFF5E", "a"].map((status) => ({ status }));
    expect(await aggregate(texts, (a) => ({ max: a.max("status") }))).toEqual({ max: "\u{1F600}" });
  });

  test("Q19: only what is looked at is read, each attribute once", () => {
    const builder = aggregateBuilder<Order>(Order);
    const wanted = {
      a: builder.count(),
      b: builder.sum("total"),
      c: builder.max("total"),
      d: builder.min("address.city"),
    };
    expect(namesOf(wanted)).toEqual(["total", "address"]);
  });
});

describe("sums are exact", () => {
  test.each([
    [[0.1, 0.2], 0.3],
    [[0.1, 0.2, -0.3], 0],
    [[1e125, 1, -1e125], 1],
    [[1e-130, 1e-130], 2e-130],
    [[9007199254740991, 1, 1, -2], 9007199254740991],
    [[19.99, 5.01, -25], 0],
    [[-0], 0],
    [[1.5e300, -1.5e300, 2.5], 2.5],
  ])("Q19: %j add up to %d", async (totals, sum) => {
    const items = totals.map((total) => ({ total }));
    expect(await aggregate(items, (a) => ({ sum: a.sum("total") }))).toEqual({ sum });
  });

  test("Q19: amounts of money add up to the cent, in any order", async () => {
    const random = randomNumbers(1);
    for (let run = 0; run < 100; run++) {
      const cents = Array.from({ length: 200 }, () => Math.round((random() - 0.5) * 1e9));
      const items = cents.map((amount) => ({ total: amount / 100 }));
      const sum = cents.reduce((total, amount) => total + amount, 0) / 100;
      expect(await aggregate(items, exact)).toEqual({ sum, average: sum / 200 });
      expect(await aggregate(items.toReversed(), exact)).toEqual({ sum, average: sum / 200 });
    }
  });

  test("Q19: numbers of any size add up to the same in any order, and to nothing with their opposites", async () => {
    const random = randomNumbers(2);
    for (let run = 0; run < 100; run++) {
      const totals = Array.from({ length: 50 }, () => (random() - 0.5) * 10 ** Math.round((random() - 0.5) * 250));
      const items = totals.map((total) => ({ total }));
      expect(await aggregate(items.toReversed(), exact)).toEqual(await aggregate(items, exact));
      const opposites = totals.map((total) => ({ total: -total }));
      expect(await aggregate([...items, ...opposites], exact)).toEqual({ sum: 0, average: 0 });
    }
  });
});

describe("what cannot be worked out is refused before anything is read", () => {
  test.each([
    [
      "status",
      (a: AggregateBuilder<Order>) => a.sum("status" as never),
      'sum("status"): its type is enum; sum() takes numbers',
    ],
    [
      "placedAt",
      (a: AggregateBuilder<Order>) => a.average("placedAt" as never),
      'average("placedAt"): its type is date; average() takes numbers',
    ],
    [
      "mixed",
      (a: AggregateBuilder<Order>) => a.sum("mixed" as never),
      'sum("mixed"): its type is union; sum() takes numbers',
    ],
    [
      "isGift",
      (a: AggregateBuilder<Order>) => a.min("isGift" as never),
      'min("isGift"): its type is boolean; min() takes numbers, texts and dates',
    ],
    [
      "tags",
      (a: AggregateBuilder<Order>) => a.max("tags" as never),
      'max("tags"): its type is set; max() takes numbers, texts and dates',
    ],
    [
      "mixed",
      (a: AggregateBuilder<Order>) => a.max("mixed" as never),
      'max("mixed"): its type is union; max() takes numbers, texts and dates',
    ],
  ] as const)("Q19: by its type: %s", (path, make, message) => {
    expect(() => make(aggregateBuilder<Order>(Order))).toThrow(
      expect.objectContaining({ code: "INVALID_QUERY", attribute: path, message: `Model "Order": ${message}` }),
    );
  });

  test.each([
    [undefined, "aggregate() takes a function"],
    [() => undefined, "aggregate() takes a function that gives an object of aggregates"],
    [() => ({}), "aggregate() takes a function that gives an object of aggregates"],
    [
      () => ({ total: "total" }),
      'aggregate(): "total" is what the builder makes, such as a.count(), not the string "total"',
    ],
    [(a: AggregateBuilder<Order>) => ({ total: a.sum("nothing" as "total") }), 'there is no attribute "nothing"'],
    [(a: AggregateBuilder<Order>) => ({ total: a.sum(7 as never) }), "a path is a text"],
  ])("Q19: aggregate() of what gives no aggregates: %p", (build: unknown, message) => {
    expect(() => buildAggregates(Order, build as never)).toThrow(
      expect.objectContaining({ code: "INVALID_QUERY", message: expect.stringContaining(`Model "Order": ${message}`) }),
    );
  });

  test("Q19: a converter that gives what it should not is told of when it does", async () => {
    const sum = aggregate([{ money: 1 }, { money: Number.NaN }], (a) => ({ sum: a.max("money") }));
    await expect(sum).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message:
        'Model "Order": max("money") came upon the number NaN; it takes values of one kind: numbers, texts or dates',
    });
  });
});
