import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../test/fixtures/recording-executor.ts";
import { storedOrder } from "../test/fixtures/stored-order.ts";
import { orderModel, userModel } from "../test/fixtures/user.ts";
import { repository } from "./index.ts";

const nothing = recordingExecutor().execute;
const users = repository(userModel(), nothing);
const orders = repository(orderModel(), nothing);

describe("Q1: toRequest() shows the first request, whole", () => {
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

const limits = (query: { toRequest(): { input: { Limit?: number } | object } }) =>
  (query.toRequest().input as { Limit?: number }).Limit;

describe("Q4: limit is how many items you get; DynamoDB's Limit is pageSize", () => {
  test("without a filter the limit is sent", () =>
    expect(limits(orders.where("customerId", "=", "c").limit(3))).toBe(3));
  test("with a filter it is not: DynamoDB counts before the filter", () =>
    expect(limits(orders.where("customerId", "=", "c").filter("total", ">", 1).limit(3))).toBeUndefined());
  test("a page size is sent as it is", () =>
    expect(limits(orders.where("customerId", "=", "c").filter("total", ">", 1).limit(3).pageSize(50))).toBe(50));
  test("the smaller one wins without a filter", () =>
    expect(limits(orders.where("customerId", "=", "c").limit(3).pageSize(2))).toBe(2));
});

describe("Q4: all() reads every page", () => {
  test("goes on after each page until there is none, and asks for what is still missing", async () => {
    const { execute, requests } = recordingExecutor(
      { Items: [storedOrder("1"), storedOrder("2")], LastEvaluatedKey: storedOrder("2") },
      { Items: [], LastEvaluatedKey: storedOrder("5") },
      { Items: [storedOrder("6")] },
    );
    const found = await repository(orderModel(), execute).where("customerId", "=", "c").limit(4).all();
    expect(found.map(({ orderId }) => orderId)).toEqual(["1", "2", "6"]);
    expect(requests.map(({ input }) => input)).toEqual([
      expect.objectContaining({ Limit: 4 }),
      expect.objectContaining({ Limit: 2, ExclusiveStartKey: storedOrder("2") }),
      expect.objectContaining({ Limit: 2, ExclusiveStartKey: storedOrder("5") }),
    ]);
  });

  test("stops at the limit, and cuts a page that holds more", async () => {
    const { execute, requests } = recordingExecutor({
      Items: [storedOrder("1"), storedOrder("2"), storedOrder("3")],
      LastEvaluatedKey: storedOrder("3"),
    });
    expect(
      await repository(orderModel(), execute).where("customerId", "=", "c").filter("total", ">", 0).limit(2).all(),
    ).toHaveLength(2);
    expect(requests).toHaveLength(1);
  });

  test("an item that does not fit the model is an error that says where", async () => {
    const { execute } = recordingExecutor({ Items: [{ ...storedOrder("1"), total: { S: "1" } }] });
    await expect(repository(orderModel(), execute).where("customerId", "=", "c").all()).rejects.toMatchObject({
      code: "ITEM_MISMATCH",
      model: "Order",
      path: "total",
    });
  });
});

describe("Q3: first() and firstOrThrow()", () => {
  test("read pages until one item matches", async () => {
    const { execute, requests } = recordingExecutor(
      { Items: [], LastEvaluatedKey: storedOrder("5") },
      { Items: [storedOrder("6"), storedOrder("7")] },
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

describe("Q7: count()", () => {
  test("adds up pages without reading items", async () => {
    const { execute, requests } = recordingExecutor({ Count: 2, LastEvaluatedKey: storedOrder("2") }, { Count: 3 });
    expect(await repository(orderModel(), execute).where("customerId", "=", "c").count()).toBe(5);
    expect(requests.map(({ input }) => input)).toEqual([
      expect.objectContaining({ Select: "COUNT" }),
      expect.objectContaining({ Select: "COUNT", ExclusiveStartKey: storedOrder("2") }),
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

test("Q1: a query is immutable: each step gives a new one", () => {
  const base = users.where("status", "=", "active");
  const narrowed = base.where("age", ">", 18).limit(1);
  expect(base.description).toMatchObject({ where: [expect.anything()] });
  expect(base.description.limit).toBeUndefined();
  expect(narrowed.description.where).toHaveLength(2);
  expect(Object.isFrozen(base.description)).toBe(true);
});

test("Q2: an attribute whose name holds a dot is that attribute", async () => {
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

test("Q1: begins_with takes a text and nothing else", () => {
  expect(() => users.where("email", "begins_with", new Uint8Array([1]) as never).toRequest()).toThrow(
    expect.objectContaining({ code: "INVALID_ITEM", model: "User", path: "email" }),
  );
});
