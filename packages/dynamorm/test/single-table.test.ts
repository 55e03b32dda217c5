import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { attr, defineModel, DynamORM, type Item, key } from "dynamorm";

const table = { table: `shop-${process.pid}-${Date.now()}` };
const byEmail = { partitionKey: key("gsi1pk", "EMAIL#{email}") };

const Customer = defineModel({
  ...table,
  name: "Customer",
  attributes: { customerId: attr.string(), name: attr.string(), email: attr.string().optional() },
  key: { partitionKey: key("pk", "CUSTOMER#{customerId}"), sortKey: key("sk", "PROFILE") },
  indexes: { byEmail },
});
const Order = defineModel({
  ...table,
  name: "Order",
  attributes: {
    customerId: attr.string(),
    orderId: attr.string(),
    placedAt: attr.date(),
    status: attr.enum(["open", "paid", "sent"]).default("open"),
    total: attr.number(),
    due: attr.date().optional(),
    channel: attr.string().readonly().default("web"),
    createdAt: attr.createdAt(),
    version: attr.version(),
  },
  key: { partitionKey: key("pk", "CUSTOMER#{customerId}"), sortKey: key("sk", "ORDER#{placedAt}#{orderId}") },
  indexes: {
    byEmail: { partitionKey: key("gsi1pk", "STATUS#{status}"), sortKey: key("gsi1sk", "{due}#{total}") },
  },
});
type Order = Item<typeof Order>;

const day = (n: number): Date => new Date(Date.UTC(2026, 0, n));

let engine: LocalEngine;
let db: DynamORM;

beforeAll(async () => {
  engine = await startLocal();
  db = new DynamORM({ endpoint: engine.endpoint, fullScans: "error" });
  await db.createTable(Order);
  const [customers, orders] = [db.model(Customer), db.model(Order)];
  await customers.create({ customerId: "c1", name: "Ann", email: "ann@example.com" });
  await customers.create({ customerId: "c2", name: "Bob" });
  for (const customerId of ["c1", "c2"]) {
    for (let n = 1; n <= 6; n++) {
      await orders.create({
        customerId,
        orderId: `o${n}`,
        placedAt: day(n),
        total: n % 2 ? n : -n,
        ...(n > 3 && { due: day(n + 10) }),
      });
    }
  }
});

afterAll(() => engine.stop());

/** The orders of a customer. */
const c1 = () => db.model(Order).where("customerId", "=", "c1");

const ids = (orders: readonly { orderId: string }[]): string[] => orders.map(({ orderId }) => orderId);

describe("M6 composite keys", () => {
  test("items have the attributes of the model, and not the computed ones", async () => {
    expect(await db.model(Customer).get({ customerId: "c1" })).toEqual({
      customerId: "c1",
      name: "Ann",
      email: "ann@example.com",
    });
    const order = await db.model(Order).get({ customerId: "c1", placedAt: day(4), orderId: "o4" });
    expect(order).toMatchObject({
      customerId: "c1",
      orderId: "o4",
      total: -4,
      due: day(14),
      status: "open",
      version: 0,
    });
    expect(order).not.toHaveProperty("pk");
  });

  test("computed keys are read where they are asked for", async () => {
    const order = await db
      .model(Order)
      .where("customerId", "=", "c1")
      .where("placedAt", "=", day(4))
      .select("orderId", "pk", "sk", "gsi1pk", "gsi1sk")
      .first();
    expect(order).toEqual({
      orderId: "o4",
      pk: "CUSTOMER#c1",
      sk: "ORDER#2026-01-04T00:00:00.000Z#o4",
      gsi1pk: "STATUS#open",
      gsi1sk: "2026-01-14T00:00:00.000Z#Z5~",
    });
  });

  test("the full set of parts is a GetItem", () => {
    const query = db
      .model(Order)
      .where("customerId", "=", "c1")
      .where("placedAt", "=", day(1))
      .where("orderId", "=", "o1");
    expect(query.explain()).toMatchObject({ operation: "GetItem", cost: "item" });
    expect(db.model(Customer).where("customerId", "=", "c1").explain()).toMatchObject({ operation: "GetItem" });
  });

  test.each<[string, (query: ReturnType<typeof c1>) => ReturnType<typeof c1>, string[], string]>([
    ["nothing", (query) => query, ["o1", "o2", "o3", "o4", "o5", "o6"], `sk begins_with "ORDER#"`],
    ["=", (query) => query.where("placedAt", "=", day(2)), ["o2"], `sk begins_with "ORDER#2026-01-02T00:00:00.000Z#"`],
    [
      ">",
      (query) => query.where("placedAt", ">", day(4)),
      ["o5", "o6"],
      `sk between "ORDER#2026-01-04T00:00:00.000Z$" and "ORDER$"`,
    ],
    [
      ">=",
      (query) => query.where("placedAt", ">=", day(4)),
      ["o4", "o5", "o6"],
      `sk between "ORDER#2026-01-04T00:00:00.000Z" and "ORDER$"`,
    ],
    [
      "<",
      (query) => query.where("placedAt", "<", day(3)),
      ["o1", "o2"],
      `sk between "ORDER#" and "ORDER#2026-01-03T00:00:00.000Z"`,
    ],
    [
      "<=",
      (query) => query.where("placedAt", "<=", day(3)),
      ["o1", "o2", "o3"],
      `sk between "ORDER#" and "ORDER#2026-01-03T00:00:00.000Z$"`,
    ],
    [
      "between",
      (query) => query.where("placedAt", "between", [day(2), day(3)]),
      ["o2", "o3"],
      `sk between "ORDER#2026-01-02T00:00:00.000Z" and "ORDER#2026-01-03T00:00:00.000Z$"`,
    ],
    [
      "> with <",
      (query) => query.where("placedAt", ">", day(2)).where("placedAt", "<", day(5)),
      ["o3", "o4"],
      `sk between "ORDER#2026-01-02T00:00:00.000Z$" and "ORDER#2026-01-05T00:00:00.000Z"`,
    ],
  ])("a condition on the parts is a key condition: %s", async (_, add, expected, keyCondition) => {
    const query = add(c1());
    expect(ids(await query.all())).toEqual(expected);
    expect(query.explain()).toMatchObject({
      operation: "Query",
      keyConditions: [`pk = "CUSTOMER#c1"`, keyCondition],
      filters: [`_type = "Order"`],
    });
  });

  test("conditions on parts that the key cannot serve are filters", async () => {
    const query = c1().where("orderId", "=", "o3");
    expect(ids(await query.all())).toEqual(["o3"]);
    expect(query.explain().filters).toEqual([`orderId = "o3"`, `_type = "Order"`]);
  });

  test("orders by a part", async () => {
    expect(ids(await c1().orderBy("placedAt", "desc").limit(2).all())).toEqual(["o6", "o5"]);
    expect(() => c1().orderBy("orderId").explain()).toThrow(`nothing can order these items by "orderId"`);
  });

  test("pages, and goes on", async () => {
    const first = await c1().limit(4).allPaginated();
    const second = await c1().limit(4).cursor(first.cursor).allPaginated();
    expect([ids(first.items), ids(second.items)]).toEqual([
      ["o1", "o2", "o3", "o4"],
      ["o5", "o6"],
    ]);
  });

  test("computed keys of an index are filled in, and are absent where a part is", async () => {
    const open = db.model(Order).where("status", "=", "open").index("byEmail").where("due", ">", day(15));
    expect(open.explain().keyConditions).toEqual([`gsi1pk = "STATUS#open"`, `gsi1sk >= "2026-01-15T00:00:00.000Z$"`]);
    expect(ids(await open.all())).toEqual(["o6", "o6"]);
    expect(await db.model(Order).where("status", "=", "open").index("byEmail").count()).toBe(6);
  });

  test("an update computes them anew, and takes the item out of the index where a part is removed", async () => {
    const orders = db.model(Order);
    const id = { customerId: "c9", placedAt: day(1), orderId: "o1" };
    await orders.create({ ...id, total: 5, due: day(2) });
    const keys = async () =>
      (await orders.where("customerId", "=", "c9").select("gsi1pk", "gsi1sk").first()) as Record<string, unknown>;
    await orders.update(id, { status: "paid" });
    expect(await keys()).toEqual({ gsi1pk: "STATUS#paid", gsi1sk: "2026-01-02T00:00:00.000Z#a5" });
    await orders.update(id, { due: day(3), total: 7 });
    expect(await keys()).toEqual({ gsi1pk: "STATUS#paid", gsi1sk: "2026-01-03T00:00:00.000Z#a7" });
    await orders.update(id, { due: null });
    expect(await keys()).toEqual({ gsi1pk: "STATUS#paid" });
    await orders.delete(id);
  });

  test("an update that lacks a part is refused, by the compiler and at run time", async () => {
    const orders = db.model(Order);
    const id = { customerId: "c1", placedAt: day(1), orderId: "o1" };
    // @ts-expect-error: "due" and "total" make one key
    await expect(orders.update(id, { total: 3 })).rejects.toThrow(
      `Model "Order": update of "total" lacks "due": "gsi1sk", the key of index "byEmail", is made of "due" and "total"; give them all`,
    );
    // @ts-expect-error: a computed key is no attribute
    await expect(orders.update(id, { gsi1pk: "x" })).rejects.toThrow(
      `update of "gsi1pk", which is computed from status; update these`,
    );
  });

  test("a whole item can be given back", async () => {
    const orders = db.model(Order);
    const id = { customerId: "c1", placedAt: day(6), orderId: "o6" };
    const order = (await orders.get(id)) as Order & { due: Date };
    // @ts-expect-error: "channel" is readonly
    await expect(orders.update(id, order)).rejects.toThrow(`update of "channel", which is readonly`);
    const { channel: _, ...rest } = order;
    // @ts-expect-error: "due" and "total" make one key
    await expect(orders.update(id, { total: 3 })).rejects.toThrow(
      'give them all ("due" as null where the item has none)',
    );
    expect(await orders.update(id, { ...rest, status: "open" })).toMatchObject({ version: 1 });
  });
});

describe("M7 several models in one table", () => {
  test("each read gives the items of its own model", async () => {
    expect(await db.model(Customer).query().fullScan("allow").count()).toBe(2);
    expect(await db.model(Order).query().fullScan("allow").count()).toBe(12);
    expect(db.model(Order).query().fullScan("allow").explain().filters).toEqual([`_type = "Order"`]);
  });

  test("a collection gives the items of several, by model", async () => {
    const {
      Customer: [customer],
      Order: orders,
    } = await db.collection([Customer, Order]).where("customerId", "=", "c2").all();
    expect(customer?.name).toBe("Bob");
    expect(ids(orders)).toEqual(["o1", "o2", "o3", "o4", "o5", "o6"]);
  });

  test("a collection is one Query", () => {
    expect(db.collection([Customer, Order]).where("customerId", "=", "c2").explain()).toEqual({
      operation: "Query",
      table: table.table,
      reason: `the partition key "pk" of the table is the same for Customer and Order`,
      keyConditions: [`pk = "CUSTOMER#c2"`],
      filters: [`_type in ("Customer", "Order")`],
      clientFilters: [],
      cost: "partition",
      warnings: [],
      rejected: [{ candidate: "byEmail", reason: `no equality on the partition key "gsi1pk" of Customer` }],
    });
  });
});
