import { attr, defineModel, type Executor } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { storedOrder } from "../../test/fixtures/stored-order.ts";
import { orderModel } from "../../test/fixtures/user.ts";
import { type Query, repository } from "../index.ts";

const Order = orderModel();
type Orders = Query<typeof Order>;

const secret = "a secret for tests, which is no secret at all";
const sealings = [
  ["signed", { sign: secret }],
  ["encrypted", { encrypt: secret }],
] as const;

const answer = { Items: [storedOrder("1"), storedOrder("2")], LastEvaluatedKey: storedOrder("2") };

function setUp(cursors: { sign: string } | { encrypt: string }) {
  const { execute, requests } = recordingExecutor(answer, answer, answer);
  const orders = repository(Order, execute, { cursors, fullScans: "allow" });
  return { orders, requests, of: orders.where("customerId", "=", "c") };
}

const refusal = { code: "INVALID_CURSOR" };

describe.each(sealings)("cursors that are %s", (_, cursors) => {
  test("Q5: go on with the query that gave them", async () => {
    const { of, requests } = setUp(cursors);
    const { cursor } = await of.limit(1).allPaginated();
    await of.limit(1).cursor(cursor).allPaginated();
    expect(requests[1]?.input).toMatchObject({ ExclusiveStartKey: { customerId: { S: "c" }, orderId: { S: "1" } } });
  });

  test("Q5: and with lists and groups in another order", async () => {
    const { of } = setUp(cursors);
    const asked = (states: readonly ["open" | "paid", "open" | "paid"], [a, b]: readonly [number, number]) =>
      of.filter("state", "in", states).filter((eb) => eb.or([eb("total", "=", a), eb("total", "=", b)]));
    const { cursor } = await asked(["open", "paid"], [1, 2]).limit(1).allPaginated();
    await expect(asked(["paid", "open"], [2, 1]).limit(1).cursor(cursor).allPaginated()).resolves.toMatchObject({
      count: 1,
    });
    await expect(asked(["paid", "open"], [2, 3]).limit(1).cursor(cursor).allPaginated()).rejects.toMatchObject(refusal);
  });

  test("Q5: and with the same conditions in another order, another limit, another selection", async () => {
    const { of, orders } = setUp(cursors);
    const { cursor } = await of.filter("total", ">", 0).filter("state", "=", "open").limit(1).allPaginated();
    const same: readonly { cursor(text: typeof cursor): { all(): Promise<readonly object[]> } }[] = [
      of.filter("state", "=", "open").filter("total", ">", 0),
      orders.query().filter("total", ">", 0).where("state", "=", "open").where("customerId", "=", "c").limit(5),
      of.filter((eb) => eb.and([eb("state", "=", "open"), eb("total", ">", 0)])).pageSize(3),
      of.filter("total", ">", 0).filter("state", "=", "open").select("total"),
    ];
    for (const query of same) await expect(query.cursor(cursor).all()).resolves.toBeDefined();
  });

  test.each<[string, (orders: Orders) => Orders]>([
    ["a filter less", (orders) => orders],
    ["a filter more", (orders) => orders.filter("total", ">", 0).filter("paid", "=", true)],
    ["another operand", (orders) => orders.filter("total", ">", 1)],
    ["another operator", (orders) => orders.filter("total", ">=", 0)],
    ["another direction", (orders) => orders.filter("total", ">", 0).orderBy("orderId", "desc")],
    ["another index", (orders) => orders.filter("total", ">", 0).orderBy("placedAt")],
    ["a range", (orders) => orders.filter("total", ">", 0).where("orderId", ">", "0")],
    ["a scan", (orders) => orders.filter("total", ">", 0).scan()],
  ])("Q5: with %s they are refused, and nothing is sent", async (_what, change) => {
    const { of, requests } = setUp(cursors);
    const { cursor } = await of.filter("total", ">", 0).limit(1).allPaginated();
    await expect(change(of).cursor(cursor).all()).rejects.toMatchObject(refusal);
    expect(requests).toHaveLength(1);
  });

  test("Q5: of another partition, model or secret they are refused", async () => {
    const { of, orders, requests } = setUp(cursors);
    const { cursor } = await of.limit(1).allPaginated();
    const execute: Executor = recordingExecutor(answer).execute;
    const Twin = defineModel({
      name: "Twin",
      table: "orders",
      attributes: { customerId: attr.string(), orderId: attr.string() },
      key: { partitionKey: "customerId", sortKey: "orderId" },
    });
    const another = "another secret for tests, as long as the first one";
    const twins = repository(Twin, execute, { cursors });
    const strangers = repository(Order, execute, {
      cursors: "sign" in cursors ? { sign: another } : { encrypt: another },
    });
    const plain = repository(Order, execute);
    await expect(orders.where("customerId", "=", "d").cursor(cursor).all()).rejects.toMatchObject(refusal);
    await expect(twins.where("customerId", "=", "c").cursor(cursor).all()).rejects.toMatchObject(refusal);
    await expect(strangers.where("customerId", "=", "c").cursor(cursor).all()).rejects.toMatchObject(refusal);
    await expect(plain.where("customerId", "=", "c").cursor(cursor).all()).rejects.toMatchObject(refusal);
    const unsealed = await repository(Order, execute).where("customerId", "=", "c").limit(1).allPaginated();
    await expect(of.cursor(unsealed.cursor).all()).rejects.toMatchObject(refusal);
    expect(requests).toHaveLength(1);
  });

  test("Q5: count() goes on with one, and toRequest() says why it cannot show it", async () => {
    const { of, requests } = setUp(cursors);
    const { cursor } = await of.limit(1).allPaginated();
    expect(await of.cursor(cursor).limit(2).count()).toBe(2);
    expect(requests[1]?.input).toMatchObject({ ExclusiveStartKey: { orderId: { S: "1" } } });
    expect(() => of.cursor(cursor).toRequest()).toThrow("toRequest() cannot show where a sealed cursor goes on");
    expect(of.cursor(cursor).explain()).toMatchObject({ operation: "Query" });
  });
});
