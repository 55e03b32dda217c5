import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel, isDynamORMError, key } from "dynamorm";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

// What an update that is built keeps right by itself: keys of indexes, valid values, other models' items, deleted ones.

const table = ownTable("update-builder-keeps");
const later = {
  "~standard": {
    version: 1 as const,
    vendor: "hand",
    validate: async (value: unknown) =>
      value === "taken" ? { issues: [{ message: "taken" }] } : { value: String(value).toLowerCase() },
  },
};

const Order = defineModel({
  name: "Order",
  table,
  attributes: {
    customerId: attr.string(),
    orderId: attr.string(),
    status: attr.enum(["open", "paid"]),
    courier: attr.string().optional(),
    priority: attr.number(),
    region: attr.string().readonly(),
    title: attr.string().validate(later).optional(),
    notes: attr.list(attr.string().validate(later)).optional(),
    total: attr.number(),
    deletedAt: attr.deletedAt(),
    version: attr.version(),
  },
  key: { partitionKey: key("pk", "CUSTOMER#{customerId}"), sortKey: key("sk", "ORDER#{orderId}") },
  indexes: {
    byStatus: { partitionKey: key("gsi1pk", "STATUS#{region}#{status}"), sortKey: key("gsi1sk", "{priority}") },
    byCourier: { partitionKey: key("gsi2pk", "COURIER#{courier}"), sortKey: key("gsi2sk", "{orderId}") },
  },
});
const Note = defineModel({
  name: "Note",
  table,
  attributes: { customerId: attr.string(), orderId: attr.string(), text: attr.string() },
  key: { partitionKey: key("pk", "CUSTOMER#{customerId}"), sortKey: key("sk", "ORDER#{orderId}") },
});

let bed: TestBed;
let count = 0;
const orders = () => bed.db.model(Order);

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable([Order, Note]);
});
afterAll(() => bed.stop());

/** An order, and the builder of an update of it. */
async function anOrder(orderId = `o${(count += 1)}`) {
  const order = { customerId: "c1", orderId, status: "open" as const, priority: 5, region: `r${orderId}`, total: 1 };
  await orders().create(order);
  const update = () => orders().where("customerId", "=", "c1").where("orderId", "=", orderId).updateBuilder();
  const found = (status: "open" | "paid") =>
    orders().where("region", "=", order.region).where("status", "=", status).select("orderId", "priority").all();
  return { ...order, update, found };
}

describe("M6: keys of indexes, in updates that are built", () => {
  test("M6: go with what they are made of, where conditions say the rest", async () => {
    const { update, found, region, orderId } = await anOrder();
    await update().set("status", "paid").condition("region", "=", region).execute();
    expect(await found("open")).toEqual([]);
    expect(await found("paid")).toEqual([{ orderId, priority: 5 }]);
    await update().set("priority", 9).increment("total").execute();
    expect(await found("paid")).toEqual([{ orderId, priority: 9 }]);
  });

  test("M6: a condition that is not so keeps a wrong key out", async () => {
    const { update, found } = await anOrder();
    const wrong = update().set("status", "paid").condition("region", "=", "elsewhere");
    await expect(wrong.execute()).rejects.toMatchObject({ code: "CONDITION_FAILED" });
    expect(await found("open")).toHaveLength(1);
  });

  test("M6: an item whose part is removed leaves the index, and comes back with it", async () => {
    const { update, orderId } = await anOrder();
    const carried = () => orders().where("courier", "=", orderId).all();
    await update().set("courier", orderId).execute();
    expect(await carried()).toHaveLength(1);
    await update().remove("courier").execute();
    expect(await carried()).toEqual([]);
  });

  test("M6: what cannot be made is refused, and nothing is sent", async () => {
    const { update } = await anOrder();
    bed.sent.length = 0;
    await expect(update().set("status", "paid").execute()).rejects.toMatchObject({ code: "INVALID_QUERY" });
    await expect(update().increment("priority").execute()).rejects.toMatchObject({ code: "INVALID_QUERY" });
    expect(bed.sent).toEqual([]);
  });
});

describe("M12: values of updates that are built", () => {
  test("M12: are validated by execute, which waits for it, and stored as validators make them", async () => {
    const { update } = await anOrder();
    expect(await update().set("title", "ABC").appendToList("notes", ["X"]).execute()).toMatchObject({
      title: "abc",
      notes: ["x"],
    });
    bed.sent.length = 0;
    await expect(
      update().setIfNotExists("title", "taken").appendToList("notes", ["taken"]).execute(),
    ).rejects.toMatchObject({
      code: "VALIDATION",
      issues: [
        { path: "title", message: "taken" },
        { path: "notes[0]", message: "taken" },
      ],
    });
    expect(bed.sent).toEqual([]);
  });
});

describe("W8: items that an update is not for", () => {
  test("W8: one that was deleted softly is not there", async () => {
    const { update, customerId, orderId } = await anOrder();
    await orders().delete({ customerId, orderId });
    await expect(update().increment("total").execute()).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
  });

  test("W8: one of another model with the same key is not changed, whatever orCondition allows", async () => {
    const theirs = { customerId: "c1", orderId: "shared", text: "theirs" };
    await bed.db.model(Note).create(theirs);
    const error: unknown = await orders()
      .where("customerId", "=", "c1")
      .where("orderId", "=", "shared")
      .updateBuilder()
      .increment("total")
      .condition("total", ">", 0)
      .orCondition("total", "attribute_not_exists")
      .execute()
      .catch((thrown: unknown) => thrown);
    expect(isDynamORMError(error)).toBe(true);
    expect(await bed.db.model(Note).get({ customerId: "c1", orderId: "shared" })).toEqual(theirs);
  });
});
