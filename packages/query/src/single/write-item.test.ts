import { describe, expect, test } from "@jest/globals";
import { type AnyModel, attr, defineModel, type Executor } from "@dynamorm/core";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { conditionFailed } from "../../test/fixtures/set-up.ts";
import { repository } from "../repository.ts";
import { createItem, deleteItem, putItem, updateItem, upsertItem } from "./index.ts";

const Order = defineModel({
  name: "Order",
  table: "orders",
  attributes: { customerId: attr.string(), orderId: attr.string(), total: attr.number() },
  key: { partitionKey: "customerId", sortKey: "orderId" },
});
const orderKey = { customerId: "c", orderId: "o" };
const order = { ...orderKey, total: 3 };
const stored = { customerId: { S: "c" }, orderId: { S: "o" }, total: { N: "3" } };

type Orders = ReturnType<typeof repository<typeof Order>>;
/** A call of the one kind, and the same of the other. */
type Pair = readonly [string, (execute: Executor) => Promise<unknown>, (orders: Orders) => Promise<unknown>];

const pairs: readonly Pair[] = [
  ["createItem", (execute) => createItem(execute, Order, order), (orders) => orders.create(order)],
  ["putItem", (execute) => putItem(execute, Order, order), (orders) => orders.put(order)],
  ["upsertItem", (execute) => upsertItem(execute, Order, order), (orders) => orders.upsert(order)],
  [
    "updateItem",
    (execute) => updateItem(execute, Order, orderKey, { total: 4 }),
    (orders) => orders.update(orderKey, { total: 4 }),
  ],
  ["deleteItem", (execute) => deleteItem(execute, Order, orderKey), (orders) => orders.delete(orderKey)],
  [
    "deleteItem that gives the item",
    (execute) => deleteItem(execute, Order, orderKey, { returnValues: "ALL_OLD" }),
    (orders) => orders.delete(orderKey, { returnValues: "ALL_OLD" }),
  ],
  [
    "putItem with a condition",
    (execute) => putItem(execute, Order, order, { condition: (eb) => eb("total", "<", 3) }),
    (orders) => orders.put(order, { condition: (eb) => eb("total", "<", 3) }),
  ],
];

describe("W1 functions that write one item", () => {
  test.each(pairs)("%s sends what the repository sends, and gives what it gives", async (_, alone, ofRepository) => {
    const [one, other] = [recordingExecutor({ Attributes: stored }), recordingExecutor({ Attributes: stored })];
    const given = await alone(one.execute);
    expect(given).toEqual(await ofRepository(repository(Order, other.execute)));
    expect(one.requests).toEqual(other.requests);
    expect(one.requests).toHaveLength(1);
  });

  test("a rejection is a value where that is asked for", async () => {
    const { execute } = recordingExecutor(conditionFailed(stored));
    expect(await createItem(execute, Order, order, { rejection: "value" })).toMatchObject({ ok: false });
    const again = recordingExecutor(conditionFailed(stored));
    await expect(createItem(again.execute, Order, order)).rejects.toMatchObject({ code: "ITEM_ALREADY_EXISTS" });
  });

  test.each<[string, (execute: Executor, model: AnyModel) => Promise<unknown>]>([
    ["createItem", (execute, model) => createItem(execute, model, {})],
    ["updateItem", (execute, model) => updateItem(execute, model, {}, {})],
    ["deleteItem", (execute, model) => deleteItem(execute, model, {})],
  ])("%s refuses what is no model and what is no executor, as a rejection", async (_, call) => {
    const { execute, requests } = recordingExecutor();
    await expect(call(execute, {} as AnyModel)).rejects.toMatchObject({ code: "INVALID_MODEL" });
    await expect(call({} as never, Order)).rejects.toMatchObject({ code: "INVALID_OPTION" });
    expect(requests).toEqual([]);
  });
});
