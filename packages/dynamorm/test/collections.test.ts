import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { type AnyModel, type Collection, DynamORM, type Item, type Middleware } from "dynamorm";
import { expectTypeOf } from "expect-type";
import * as fc from "fast-check";
import { Audit, Customer, Line, Order } from "./fixtures/collection-shop.ts";
import { holds } from "./fixtures/condition-holds.ts";
import { dynamoDBRules } from "./fixtures/dynamodb-rules.ts";
import { given, type Leaf, leafOn, sometimes } from "./fixtures/wish.ts";

let engine: LocalEngine;
let db: DynamORM;
let requests = 0;
const counting: Middleware = (next) => (request, options) => {
  requests++;
  return next(request, options);
};

type Fields = Readonly<Record<string, unknown>>;

const points = [-10, -1.5, 0, 2, 10];
const regions = ["eu", "us"];
const customers = ["c", "c#1", ""];
const day = (n: number): Date => new Date(Date.UTC(2026, 0, n));

/** The items that are there, by the model's name. */
const items: Readonly<Record<string, readonly Fields[]>> = {
  Customer: customers.map((customerId, n) => ({ customerId, region: regions[n % 2], name: `n${n}`, points: n })),
  Order: customers.flatMap((customerId, c) =>
    points.map((number, n) => ({
      customerId,
      number,
      region: regions[(c + n) % 2],
      points: points[(n * 2 + c) % 5],
      ...(n % 2 && { sentAt: day(n) }),
    })),
  ),
  Line: customers.flatMap((customerId, c) =>
    points.flatMap((number, n) =>
      [1, 2].map((line) => ({
        customerId,
        number,
        line,
        region: regions[line % 2],
        points: points[(n + line + c) % 5],
      })),
    ),
  ),
};
const models = [Customer, Order, Line];

beforeAll(async () => {
  engine = await startLocal();
  // The keys of the table and of the index are the same in all of them.
  const middleware = [counting, dynamoDBRules(Order)];
  db = new DynamORM({ endpoint: engine.endpoint, fullScans: "allow", middleware });
  await db.createTable([Customer, Order, Line, Audit]);
  for (const model of models as readonly AnyModel[]) {
    for (const item of items[model.name] as readonly Fields[]) await db.model(model).create(item);
  }
  for (const customerId of customers) {
    await db.model(Order).create({ customerId, number: 77, region: "eu", points: 2, sentAt: day(9) });
    await db.model(Order).delete({ customerId, number: 77 });
    for (const n of points) await db.model(Audit).create({ customerId, n, region: "eu" });
  }
});

afterAll(async () => {
  db.close();
  await engine.stop();
});

/** What a collection asks for. */
interface Wish {
  readonly of: readonly string[];
  readonly where: readonly Leaf[];
  readonly filter: readonly Leaf[];
  readonly index?: "byRegion";
  readonly limit?: number;
  readonly pageSize?: number;
  readonly consistentRead?: true;
}

const operands: Readonly<Record<string, readonly unknown[]>> = {
  customerId: [...customers, "d"],
  region: regions,
  points,
};
const leaf = (name: string, operators?: readonly string[]): fc.Arbitrary<Leaf> =>
  leafOn(name, operands[name] as readonly unknown[], operators);
const anyLeaf = fc.constantFrom(...Object.keys(operands)).chain((name) => leaf(name));
const wishes: fc.Arbitrary<Wish> = fc
  .record({
    of: fc.subarray(["Customer", "Order", "Line"], { minLength: 1 }),
    key: fc.oneof(
      fc.constant([]),
      leaf("customerId", ["="]).map((one) => [one]),
      leaf("region", ["="]).map((one) => [one]),
    ),
    more: fc.array(anyLeaf, { maxLength: 2 }),
    filter: fc.array(anyLeaf, { maxLength: 1 }),
    index: sometimes(2, fc.constant("byRegion" as const)),
    limit: sometimes(2, fc.integer({ min: 1, max: 12 })),
    pageSize: sometimes(1, fc.integer({ min: 1, max: 9 })),
    consistentRead: sometimes(9, fc.constant(true)),
  })
  .map(({ key, more, ...rest }) => given({ ...rest, where: [...key, ...more] }) as Wish)
  .filter(({ index, consistentRead }) => index === undefined || consistentRead === undefined);

/** The compiler cannot follow what is only known at run time: the models stand for all of which there are some. */
type AnyCollection = Collection<typeof Customer | typeof Order | typeof Line>;

function collectionOf({ of, where, filter, index, limit, pageSize, consistentRead }: Wish): AnyCollection {
  const chosen = models.filter(({ name }) => of.includes(name));
  let collection: AnyCollection = db.collection(chosen as unknown as [typeof Customer, typeof Order, typeof Line]);
  for (const one of where) collection = collection.where(...argumentsOf(one));
  for (const one of filter) {
    collection = collection.filter((eb) => eb(...argumentsOf(one)));
  }
  if (index !== undefined) collection = collection.index(index);
  if (limit !== undefined) collection = collection.limit(limit);
  if (pageSize !== undefined) collection = collection.pageSize(pageSize);
  return consistentRead ? collection.consistentRead() : collection;
}

function argumentsOf({ path, operator, operand }: Leaf): Parameters<AnyCollection["where"]> {
  return [path, operator, ...(operand === undefined ? [] : [operand])] as unknown as Parameters<AnyCollection["where"]>;
}

const textsOf = (group: readonly object[]): string[] =>
  group.map((item) => JSON.stringify(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))).toSorted();

describe("M7 collections", () => {
  test("items are grouped by model: none lost, none of another model, none that was deleted", async () => {
    const property = fc.asyncProperty(wishes, async (wish) => {
      const groups: Readonly<Record<string, readonly object[]>> = await collectionOf(wish).all();
      const wanted = Object.entries(items).filter(([name]) => wish.of.includes(name));
      expect(Object.keys(groups)).toEqual(wanted.map(([name]) => name));
      let [total, found] = [0, 0];
      for (const [name, all] of wanted) {
        const inIndex = all.filter(
          (item) => wish.index === undefined || name !== "Order" || item["sentAt"] !== undefined,
        );
        const texts = textsOf(
          inIndex.filter((item) => [...wish.where, ...wish.filter].every((one) => holds(one, item))),
        );
        const group = textsOf(groups[name] as readonly object[]);
        expect(wish.limit === undefined ? group : texts).toEqual(texts);
        expect(texts).toEqual(expect.arrayContaining(group));
        expect(new Set(group).size).toBe(group.length);
        total += texts.length;
        found += group.length;
      }
      expect(found).toBe(Math.min(total, wish.limit ?? total));
    });
    await fc.assert(property, { numRuns: 250 });
  }, 60_000);

  test("a partition of more than one page of DynamoDB's is read to its end", async () => {
    const customerId = "large";
    const text = "x".repeat(30_000);
    await db.model(Customer).create({ customerId, region: "eu", name: "L", points: 0 });
    for (let number = 0; number < 75; number++) {
      await db.model(Order).create({ customerId, number, region: "eu", points: number, text });
      await db.model(Line).create({ customerId, number, line: 1, region: "eu", points: number });
    }
    requests = 0;
    const large = db.collection([Line, Customer, Order]).where("customerId", "=", customerId);
    const groups = await large.all();
    expect(requests).toBeGreaterThan(2);
    expect(groups.Order.map(({ number }) => number)).toEqual(Array.from({ length: 75 }, (_, number) => number));
    expect([groups.Line.length, groups.Customer.length]).toEqual([75, 1]);
    requests = 0;
    const { Order: orders, Line: lines } = await large.limit(4).pageSize(5).all();
    expect([orders.length, lines.length, requests]).toEqual([2, 2, 1]);
  }, 60_000);

  test("an index that all of them have is one Query", async () => {
    const sent = db.collection([Customer, Order]).where("region", "=", "eu").index("byRegion");
    expect(sent.explain()).toMatchObject({
      operation: "Query",
      index: "byRegion",
      keyConditions: [`gsi1pk = "REGION#eu"`],
      cost: "partition",
    });
    const { Order: orders } = await sent.all();
    expect(orders.every(({ sentAt }) => sentAt !== undefined)).toBe(true);
  });

  test("an index that lacks items of one of them is only read where it is asked for", () => {
    const anywhere = db.collection([Customer, Order]).where("region", "=", "eu").explain();
    expect(anywhere).toMatchObject({
      operation: "Scan",
      rejected: [
        { candidate: "table", reason: `no equality on the partition key "pk" of Customer` },
        {
          candidate: "byRegion",
          reason: `for Order, it lacks the items without "sentAt"; hint it with index() if these are not wanted`,
        },
      ],
    });
    expect(db.collection([Customer, Line]).where("region", "=", "eu").explain()).toMatchObject({ index: "byRegion" });
  });

  test("what the sort keys of all begin with is a key condition", async () => {
    const order = db.collection([Order, Line]).where("customerId", "=", "c#1").where("number", "=", -1.5);
    expect(order.explain()).toMatchObject({
      keyConditions: [`pk = "CUSTOMER#c$231"`, `sk begins_with "ORDER#Z8.4~"`],
      filters: ["number = -1.5", `_type in ("Order", "Line")`],
    });
    const { Order: orders, Line: lines } = await order.all();
    expect([orders.length, lines.map(({ line }) => line)]).toEqual([1, [1, 2]]);
  });

  test("the request is told before it is sent", () => {
    const request = db.collection([Customer, Order]).where("customerId", "=", "c").pageSize(7).consistentRead();
    expect(request.toRequest()).toEqual({
      operation: "Query",
      model: "Customer",
      input: {
        TableName: Order.table,
        KeyConditionExpression: "#n0 = :v0",
        FilterExpression: "#n1 IN (:v1, :v2)",
        ExpressionAttributeNames: { "#n0": "pk", "#n1": "_type" },
        ExpressionAttributeValues: { ":v0": { S: "CUSTOMER#c" }, ":v1": { S: "Customer" }, ":v2": { S: "Order" } },
        ConsistentRead: true,
        Limit: 7,
      },
    });
  });

  test("a full scan is told of, as for a query", async () => {
    const careful = new DynamORM({ endpoint: engine.endpoint, fullScans: "error" });
    await expect(careful.collection([Customer, Order]).where("points", ">", 1).all()).rejects.toThrow(
      `this query reads the whole table "${Order.table}": no partition key that is the same for Customer and Order is given`,
    );
    careful.close();
  });

  test("what is wrong does not compile", () => {
    const shop = db.collection([Customer, Order]);
    type Groups = Awaited<ReturnType<typeof shop.all>>;
    expectTypeOf<Groups>().toEqualTypeOf<{ Customer: Item<typeof Customer>[]; Order: Item<typeof Order>[] }>();
    const wrong = (): void => {
      // @ts-expect-error: customers have no number
      shop.where("number", "=", 3);
      // @ts-expect-error: orders have no name
      shop.filter((eb) => eb("name", "=", "Ann"));
      // @ts-expect-error: no region is called so
      shop.where("region", "=", "mars");
      // @ts-expect-error: numbers begin with nothing
      shop.where("points", "begins_with", "1");
      // @ts-expect-error: customers are not in this index
      shop.index("bySent");
      // @ts-expect-error: computed keys are no attributes
      shop.where("pk", "=", "CUSTOMER#c");
      // @ts-expect-error: a model is there once
      db.collection([Customer, Order, Customer]);
      // @ts-expect-error: at least one model
      db.collection([]);
      // @ts-expect-error: a list of models
      db.collection(Customer);
    };
    expect(wrong).toThrow(`there is no attribute "number"`);
  });
});
