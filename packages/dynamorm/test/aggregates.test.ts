import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel, type Item } from "dynamorm";
import * as fc from "fast-check";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const Sale = defineModel({
  name: "Sale",
  table: ownTable("sales"),
  attributes: {
    shop: attr.string(),
    n: attr.number(),
    total: attr.number(),
    points: attr.bigint().optional(),
    status: attr.enum(["open", "paid", "sent"]),
    soldAt: attr.date(),
    discount: attr.number().nullable().optional(),
    place: attr.map({ city: attr.string() }).optional(),
    note: attr.string(),
    deletedAt: attr.deletedAt(),
  },
  key: { partitionKey: "shop", sortKey: "n" },
  indexes: { byStatus: { partitionKey: "status", sortKey: "soldAt", projection: ["total", "deletedAt"] } },
});
type Sale = Item<typeof Sale>;
let bed: TestBed;
const sales = () => bed.db.model(Sale);
const ofShop = (shop: string) => sales().where("shop", "=", shop);

const statuses = ["open", "paid", "sent"] as const;
const soldAt = (n: number): Date => new Date(Date.UTC(2026, 0, 1 + n));
const sale = (shop: string, n: number, more: Partial<Sale> = {}): Sale => ({
  shop,
  n,
  total: (n * 10 + 1) / 10,
  status: statuses[n % 3] ?? "open",
  soldAt: soldAt(n),
  note: "x".repeat(1000),
  ...more,
});

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Sale);
  for (let n = 0; n < 30; n++) {
    await sales().create(
      sale("a", n, {
        ...(n % 2 === 0 && { points: 10n ** 20n, place: { city: n < 10 ? "Paris" : "Lyon" } }),
        ...(n % 5 === 0 ? { discount: null } : n % 3 === 0 ? { discount: 2 } : {}),
      }),
    );
  }
});
afterAll(() => bed.stop());

describe("Q19 aggregates, on an engine", () => {
  test("Q19: sum, average, min and max over all pages", async () => {
    const query = ofShop("a").pageSize(4);
    expect(await query.sum("total")).toBe(438);
    expect(await query.sum("points")).toBe(15n * 10n ** 20n);
    expect(await query.average("total")).toBe(14.6);
    expect(await query.average("points")).toBe(1e20);
    expect(await query.min("soldAt")).toEqual(soldAt(0));
    expect(await query.max("place.city")).toBe("Paris");
    expect(await query.sum("discount")).toBe(16);
    expect(await query.average("discount")).toBe(2);
  });

  test("Q19: several in one pass, with filters, order and limit", async () => {
    bed.sent.length = 0;
    const results = await ofShop("a")
      .filter("status", "<>", "open")
      .orderBy("n", "desc")
      .limit(3)
      .aggregate((a) => ({ sales: a.count(), total: a.sum("total"), first: a.min("n"), last: a.max("soldAt") }));
    expect(results).toEqual({ sales: 3, total: 83.3, first: 26, last: soldAt(29) });
    expect(bed.sent).toHaveLength(1);
  });

  test("Q19: of nothing", async () => {
    const none = ofShop("nowhere");
    expect(
      await none.aggregate((a) => ({ n: a.count(), sum: a.sum("total"), big: a.sum("points"), max: a.max("note") })),
    ).toEqual({
      n: 0,
      sum: 0,
      big: 0n,
      max: undefined,
    });
    expect(await none.groupBy("status").count()).toEqual([]);
  });

  test("Q19: groups", async () => {
    expect(await ofShop("a").groupBy("status").sum("total")).toEqual([
      { status: "open", sum: 136 },
      { status: "paid", sum: 146 },
      { status: "sent", sum: 156 },
    ]);
    expect(await ofShop("a").groupBy("place.city").count()).toEqual([
      { "place.city": "Paris", count: 5 },
      { count: 15 },
      { "place.city": "Lyon", count: 10 },
    ]);
    const rows = await ofShop("a")
      .where("n", "<", 7)
      .groupBy("status", "discount")
      .aggregate((a) => ({ sales: a.count(), last: a.max("n") }));
    expect(rows).toEqual([
      { status: "open", discount: null, sales: 1, last: 0 },
      { status: "paid", sales: 2, last: 4 },
      { status: "sent", sales: 1, last: 2 },
      { status: "open", discount: 2, sales: 2, last: 6 },
      { status: "sent", discount: null, sales: 1, last: 5 },
    ]);
  });

  test("Q19: only what is looked at is read, so an index that holds no more serves", async () => {
    bed.sent.length = 0;
    expect(await sales().where("status", "=", "paid").sum("total")).toBe(146);
    expect(bed.sent).toMatchObject([{ operation: "Query", input: { IndexName: "byStatus" } }]);
    expect(bed.sent[0]).toHaveProperty("input.ProjectionExpression");
    const names = bed.sent.flatMap(({ input }) =>
      "ExpressionAttributeNames" in input ? Object.values(input.ExpressionAttributeNames ?? {}) : [],
    );
    expect(names).toContain("total");
    expect(names).not.toContain("note");
  });

  test("Q19: what was deleted softly does not count", async () => {
    await sales().create(sale("b", 1));
    await sales().create(sale("b", 2));
    await sales().delete({ shop: "b", n: 2 });
    expect(await ofShop("b").sum("n")).toBe(1);
    expect(await ofShop("b").withDeleted().sum("n")).toBe(3);
  });

  test("Q19: select() that leaves out what is looked at is refused", async () => {
    await expect(ofShop("a").select("n").sum("total")).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message:
        'Model "Sale": select() leaves out "total", which is looked at; leave select() out: no more than that is read anyway',
    });
  });

  test("Q19: one page is in memory, however many there are; a loop that ends early reads no more", async () => {
    bed.sent.length = 0;
    await expect(ofShop("a").pageSize(1).groupBy("n").count({ maxGroups: 3 })).rejects.toThrow(
      "makes more than 3 groups",
    );
    expect(bed.sent.length).toBeLessThan(7);
  });

  test("Q19: the same as adding up what all() gives, whatever there is", async () => {
    const amounts = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 12 });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(amounts, fc.integer({ min: 1, max: 5 }), async (cents, pageSize) => {
        const shop = `random ${run++}`;
        await Promise.all(cents.map((amount, n) => sales().create(sale(shop, n, { total: amount / 100 }))));
        const sum = cents.reduce((total, amount) => total + amount, 0) / 100;
        const query = ofShop(shop).pageSize(pageSize);
        expect(await query.sum("total")).toBe(sum);
        expect(await query.orderBy("n", "desc").sum("total")).toBe(sum);
        expect(await query.max("total")).toBe(cents.length === 0 ? undefined : Math.max(...cents) / 100);
        const groups = await query.groupBy("status").count();
        expect(groups.reduce((total, { count }) => total + count, 0)).toBe(cents.length);
      }),
      { numRuns: 25 },
    );
  });
});
