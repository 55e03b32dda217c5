import { describe, expect, test } from "@jest/globals";
import type { StoredItem } from "@dynamorm/core";
import { encodeCursor } from "@dynamorm/cursor";
import { recordingExecutor } from "../test/fixtures/recording-executor.ts";
import { orderModel, userModel } from "../test/fixtures/user.ts";
import { repository } from "./index.ts";

const nothing = recordingExecutor().execute;
const users = repository(userModel(), nothing);
const orders = repository(orderModel(), nothing);

const order = (orderId: string): StoredItem => ({
  customerId: { S: "c" },
  orderId: { S: orderId },
  placedAt: { S: "2026-03-01T12:00:00.000Z" },
  total: { N: "1" },
  state: { S: "open" },
  paid: { BOOL: false },
});

describe("toRequest() shows the first request, whole", () => {
  test("a query of api.md", () => {
    expect(
      users
        .where("status", "=", "active")
        .where("age", ">", 18)
        .filter("tags", "contains", "premium")
        .orderBy("age", "desc")
        .limit(50)
        .toRequest(),
    ).toEqual({
      operation: "Query",
      model: "User",
      input: {
        TableName: "users",
        IndexName: "byStatus",
        KeyConditionExpression: "#n0 = :v0 AND #n1 > :v1",
        FilterExpression: "contains(#n2, :v2)",
        ExpressionAttributeNames: { "#n0": "status", "#n1": "age", "#n2": "tags" },
        ExpressionAttributeValues: { ":v0": { S: "active" }, ":v1": { N: "18" }, ":v2": { S: "premium" } },
        ScanIndexForward: false,
      },
    });
  });

  test("another one: or, size, select", () => {
    expect(
      users
        .where("status", "=", "active")
        .filter((eb) => eb.or([eb("address.city", "=", "Paris"), eb.size("tags", ">", 3)]))
        .select("id", "email")
        .toRequest(),
    ).toEqual({
      operation: "Query",
      model: "User",
      input: {
        TableName: "users",
        IndexName: "byStatus",
        KeyConditionExpression: "#n0 = :v0",
        FilterExpression: "#n1.#n2 = :v1 OR size(#n3) > :v2",
        ProjectionExpression: "#n4, #n5",
        ExpressionAttributeNames: {
          "#n0": "status",
          "#n1": "address",
          "#n2": "city",
          "#n3": "tags",
          "#n4": "id",
          "#n5": "email",
        },
        ExpressionAttributeValues: { ":v0": { S: "active" }, ":v1": { S: "Paris" }, ":v2": { N: "3" } },
      },
    });
  });

  test("a GetItem", () => {
    expect(users.where("id", "=", "1").select("email").consistentRead().toRequest()).toEqual({
      operation: "GetItem",
      model: "User",
      input: {
        TableName: "users",
        Key: { id: { S: "1" } },
        ConsistentRead: true,
        ProjectionExpression: "#n0",
        ExpressionAttributeNames: { "#n0": "email" },
      },
    });
  });

  test("a Scan", () => {
    expect(users.query().limit(10).toRequest()).toEqual({
      operation: "Scan",
      model: "User",
      input: { TableName: "users", Limit: 10 },
    });
    expect(users.filter((eb) => eb.not(eb("nickname", "begins_with", "b"))).toRequest()).toEqual({
      operation: "Scan",
      model: "User",
      input: {
        TableName: "users",
        FilterExpression: "NOT (begins_with(#n0, :v0))",
        ExpressionAttributeNames: { "#n0": "nickname" },
        ExpressionAttributeValues: { ":v0": { S: "b" } },
      },
    });
  });

  test("operands are stored as their attributes are: dates as text", () => {
    expect(
      orders
        .where("customerId", "=", "c")
        .where("placedAt", "between", [new Date(0), new Date(1)])
        .toRequest().input,
    ).toMatchObject({
      ExpressionAttributeValues: {
        ":v0": { S: "c" },
        ":v1": { S: "1970-01-01T00:00:00.000Z" },
        ":v2": { S: "1970-01-01T00:00:00.001Z" },
      },
    });
  });

  test("an operand of another type is refused", () => {
    expect(() => users.where("age", ">", "18" as never).toRequest()).toThrow(
      expect.objectContaining({ code: "INVALID_ITEM", model: "User", path: "age" }),
    );
  });
});

describe("limit is how many items you get; DynamoDB's Limit is pageSize", () => {
  const limits = (query: { toRequest(): { input: { Limit?: number } | object } }) =>
    (query.toRequest().input as { Limit?: number }).Limit;

  test("without a filter the limit is sent", () =>
    expect(limits(orders.where("customerId", "=", "c").limit(3))).toBe(3));
  test("with a filter it is not: DynamoDB counts before the filter", () =>
    expect(limits(orders.where("customerId", "=", "c").filter("total", ">", 1).limit(3))).toBeUndefined());
  test("a page size is sent as it is", () =>
    expect(limits(orders.where("customerId", "=", "c").filter("total", ">", 1).limit(3).pageSize(50))).toBe(50));
  test("the smaller one wins without a filter", () =>
    expect(limits(orders.where("customerId", "=", "c").limit(3).pageSize(2))).toBe(2));
});

describe("all() reads every page", () => {
  test("goes on after each page until there is none, and asks for what is still missing", async () => {
    const { execute, requests } = recordingExecutor(
      { Items: [order("1"), order("2")], LastEvaluatedKey: order("2") },
      { Items: [], LastEvaluatedKey: order("5") },
      { Items: [order("6")] },
    );
    const found = await repository(orderModel(), execute).where("customerId", "=", "c").limit(4).all();
    expect(found.map(({ orderId }) => orderId)).toEqual(["1", "2", "6"]);
    expect(requests.map(({ input }) => input)).toEqual([
      expect.objectContaining({ Limit: 4 }),
      expect.objectContaining({ Limit: 2, ExclusiveStartKey: order("2") }),
      expect.objectContaining({ Limit: 2, ExclusiveStartKey: order("5") }),
    ]);
  });

  test("stops at the limit, and cuts a page that holds more", async () => {
    const { execute, requests } = recordingExecutor({
      Items: [order("1"), order("2"), order("3")],
      LastEvaluatedKey: order("3"),
    });
    expect(
      await repository(orderModel(), execute).where("customerId", "=", "c").filter("total", ">", 0).limit(2).all(),
    ).toHaveLength(2);
    expect(requests).toHaveLength(1);
  });

  test("an item that does not fit the model is an error that says where", async () => {
    const { execute } = recordingExecutor({ Items: [{ ...order("1"), total: { S: "1" } }] });
    await expect(repository(orderModel(), execute).where("customerId", "=", "c").all()).rejects.toMatchObject({
      code: "ITEM_MISMATCH",
      model: "Order",
      path: "total",
    });
  });
});

describe("first() and firstOrThrow()", () => {
  test("read pages until one item matches", async () => {
    const { execute, requests } = recordingExecutor(
      { Items: [], LastEvaluatedKey: order("5") },
      { Items: [order("6"), order("7")] },
    );
    expect(
      await repository(orderModel(), execute).where("customerId", "=", "c").filter("total", ">", 0).first(),
    ).toMatchObject({ orderId: "6" });
    expect(requests).toHaveLength(2);
  });

  test("give undefined, or throw with what was looked for", async () => {
    const { execute } = recordingExecutor();
    const query = repository(userModel(), execute).where("id", "=", "1").where("status", "=", "active");
    expect(await query.first()).toBeUndefined();
    await expect(query.firstOrThrow()).rejects.toMatchObject({
      code: "ITEM_NOT_FOUND",
      message: `there is no User with id = "1" and status = "active" in table "users"`,
      model: "User",
      table: "users",
    });
  });
});

describe("count()", () => {
  test("adds up pages without reading items", async () => {
    const { execute, requests } = recordingExecutor({ Count: 2, LastEvaluatedKey: order("2") }, { Count: 3 });
    expect(await repository(orderModel(), execute).where("customerId", "=", "c").count()).toBe(5);
    expect(requests.map(({ input }) => input)).toEqual([
      expect.objectContaining({ Select: "COUNT" }),
      expect.objectContaining({ Select: "COUNT", ExclusiveStartKey: order("2") }),
    ]);
  });

  test("can use an index that lacks attributes", async () => {
    const { execute, requests } = recordingExecutor({ Count: 1 });
    await repository(userModel(), execute).where("email", "=", "e").count();
    expect(requests[0]?.input).toMatchObject({ IndexName: "byEmail", Select: "COUNT" });
  });

  test("of a full key is a GetItem", async () => {
    const { execute } = recordingExecutor({ Item: { id: { S: "1" } } }, {});
    const query = repository(userModel(), execute).where("id", "=", "1");
    expect([await query.count(), await query.count()]).toEqual([1, 0]);
  });
});

describe("allPaginated() gives a page and the cursor to the next", () => {
  test("which goes on right after the last item, also in the middle of a page of DynamoDB's", async () => {
    const { execute, requests } = recordingExecutor(
      { Items: [order("1"), order("2"), order("3")], ScannedCount: 9, LastEvaluatedKey: order("9") },
      { Items: [order("3")], ScannedCount: 1 },
    );
    const query = repository(orderModel(), execute).where("customerId", "=", "c").filter("total", ">", 0).limit(2);
    const first = await query.allPaginated();
    expect(first).toMatchObject({
      items: [{ orderId: "1" }, { orderId: "2" }],
      hasMore: true,
      count: 2,
      scannedCount: 9,
      cursor: expect.any(String),
    });
    const second = await query.cursor(first.cursor).allPaginated();
    expect(requests[1]?.input).toMatchObject({ ExclusiveStartKey: { customerId: { S: "c" }, orderId: { S: "2" } } });
    expect(second).toEqual({
      items: [expect.objectContaining({ orderId: "3" })],
      hasMore: false,
      count: 1,
      scannedCount: 1,
    });
  });

  test("and reads the keys that the cursor needs, selected or not", async () => {
    const { execute, requests } = recordingExecutor({ Items: [order("1")] });
    const page = await repository(orderModel(), execute)
      .where("customerId", "=", "c")
      .orderBy("placedAt")
      .select("total")
      .limit(2)
      .allPaginated();
    expect(requests[0]?.input).toMatchObject({
      ProjectionExpression: "#n1, #n0, #n2, #n3",
      ExpressionAttributeNames: { "#n0": "customerId", "#n1": "total", "#n2": "orderId", "#n3": "placedAt" },
    });
    expect(page.items).toEqual([{ total: 1 }]);
  });

  test("a cursor of another index, direction or model is refused before anything is sent", async () => {
    const answer = { Items: [order("1")], LastEvaluatedKey: { customerId: { S: "c" }, orderId: { S: "1" } } };
    const { execute, requests } = recordingExecutor(answer);
    const all = repository(orderModel(), execute);
    const { cursor } = await all.where("customerId", "=", "c").limit(1).allPaginated();
    const refused: [() => Promise<unknown>, string][] = [
      [
        () => all.where("customerId", "=", "c").orderBy("placedAt").cursor(cursor).all(),
        "the cursor belongs to another model or index; a cursor goes on with the query that gave it",
      ],
      [
        () =>
          all
            .query()
            .cursor(encodeCursor({ lastKey: order("1"), index: "byDate" }))
            .all(),
        `the cursor belongs to the index "byDate"; a cursor goes on with the query that gave it`,
      ],
      [
        () => all.where("customerId", "=", "c").orderBy("orderId", "desc").cursor(cursor).all(),
        "the cursor belongs to the other direction; a cursor goes on with the query that gave it",
      ],
      [
        () => all.where("customerId", "=", "c").where("orderId", "=", "1").cursor(cursor).all(),
        "the cursor belongs to a query for many items, and this one is for one item by its key; a cursor goes on with the query that gave it",
      ],
      [
        () => repository(userModel(), execute).query().cursor(cursor).all(),
        "the cursor belongs to another model or index; a cursor goes on with the query that gave it",
      ],
    ];
    for (const [attempt, message] of refused)
      await expect(attempt()).rejects.toMatchObject({ code: "INVALID_CURSOR", message });
    expect(requests).toHaveLength(1);
  });

  test("a cursor of the Go version, which leaves out what its caller did not say, is taken", () => {
    const lastKey = { customerId: { S: "c" }, orderId: { S: "1" }, placedAt: { S: "2026-03-01T12:00:00.000Z" } };
    const query = orders.where("customerId", "=", "c").orderBy("placedAt");
    expect(query.cursor(encodeCursor({ lastKey })).toRequest().input).toMatchObject({ ExclusiveStartKey: lastKey });
  });

  test("no cursor is the beginning", () => {
    expect(orders.query().cursor(undefined).toRequest().input).not.toHaveProperty("ExclusiveStartKey");
  });
});

test("a query is immutable: each step gives a new one", () => {
  const base = users.where("status", "=", "active");
  const narrowed = base.where("age", ">", 18).limit(1);
  expect(base.description).toMatchObject({ where: [expect.anything()] });
  expect(base.description.limit).toBeUndefined();
  expect(narrowed.description.where).toHaveLength(2);
  expect(Object.isFrozen(base.description)).toBe(true);
});

test("an attribute whose name holds a dot is that attribute", async () => {
  const { attr, defineModel } = await import("@dynamorm/core");
  const Odd = defineModel({
    name: "Odd",
    table: "odd",
    attributes: { id: attr.string(), "a.b": attr.number(), "#x": attr.number(), ":y": attr.number() },
    key: { partitionKey: "id" },
  });
  expect(
    repository(Odd, nothing)
      .filter((eb) => eb.and([eb("a.b", "=", 1), eb("#x", "=", 2), eb(":y", "=", 3)]))
      .toRequest().input,
  ).toMatchObject({
    FilterExpression: "#n0 = :v0 AND #n1 = :v1 AND #n2 = :v2",
    ExpressionAttributeNames: { "#n0": "a.b", "#n1": "#x", "#n2": ":y" },
  });
});
