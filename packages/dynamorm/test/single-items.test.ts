import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import * as attr from "@dynamorm/marshaling/attr";
import {
  checkDeclaredModel,
  createItem,
  declareModel,
  deleteItem,
  type Executor,
  getItem,
  key,
  putItem,
  updateItem,
  upsertItem,
} from "@dynamorm/query/single";
import { clientExecutor } from "@dynamorm/transport";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const Order = declareModel({
  name: "Order",
  table: ownTable("shop"),
  attributes: {
    customerId: attr.string(),
    number: attr.number(),
    placedAt: attr.createdAt(),
    lines: attr.list(attr.map({ sku: attr.string(), price: attr.number().storedAs("p") })),
    tags: attr.set(attr.string()).omitEmpty(),
    note: attr.string().nullable().default(null),
  },
  key: { partitionKey: key("pk", "CUSTOMER#{customerId}"), sortKey: key("sk", "ORDER#{number}") },
});

let bed: TestBed;
let execute: Executor;
beforeAll(async () => {
  bed = await startTestBed();
  execute = clientExecutor(bed.client);
  await bed.db.createTable(Order);
});
afterAll(() => bed.stop());

describe("W1 functions for one item", () => {
  test("the model is one that defineModel would make", () => {
    expect(() => checkDeclaredModel(Order)).not.toThrow();
  });

  test("what one writes, all read, the repository too", async () => {
    const orderKey = { customerId: "a#b", number: 7 };
    const made = await createItem(execute, Order, { ...orderKey, lines: [{ sku: "x", price: 1.5 }], tags: new Set() });
    expect(made).toMatchObject({ ...orderKey, note: null, tags: new Set() });
    expect(await getItem(execute, Order, orderKey, { consistent: true })).toEqual(made);
    expect(await bed.db.model(Order).get(orderKey, { consistent: true })).toEqual(made);

    await expect(createItem(execute, Order, made)).rejects.toMatchObject({ code: "ITEM_ALREADY_EXISTS" });
    const changed = await updateItem(execute, Order, orderKey, { note: "soon" });
    expect(await getItem(execute, Order, orderKey, { consistent: true })).toEqual(changed);
    const upserted = await upsertItem(execute, Order, { ...made, tags: new Set(["a"]) });
    expect(upserted.tags).toEqual(new Set(["a"]));
    const stored = await putItem(execute, Order, { ...made, note: "now" });
    expect(await getItem(execute, Order, orderKey, { consistent: true })).toEqual(stored);

    expect(await deleteItem(execute, Order, orderKey)).toBe(true);
    expect(await deleteItem(execute, Order, orderKey)).toBe(false);
    expect(await getItem(execute, Order, orderKey, { consistent: true })).toBeUndefined();
  });

  test("an item of another model is none", async () => {
    const orderKey = { customerId: "c", number: 1 };
    const made = await putItem(execute, Order, { ...orderKey, lines: [], tags: new Set() });
    const Other = declareModel({ ...declaration(), typeTag: { value: "Other" } });
    expect(await getItem(execute, Other, orderKey, { consistent: true })).toBeUndefined();
    expect(await getItem(execute, Order, orderKey, { consistent: true })).toEqual(made);
  });
});

/** The definition of a model with the keys of {@link Order}. */
function declaration() {
  return {
    name: "Other",
    table: Order.table,
    attributes: { customerId: attr.string(), number: attr.number() },
    key: { partitionKey: key("pk", "CUSTOMER#{customerId}"), sortKey: key("sk", "ORDER#{number}") },
  } as const;
}
