import { attr, defineModel, key } from "@dynamorm/core";
import { operatorCondition } from "@dynamorm/expressions";
import { describe, expect, it } from "@jest/globals";
import { planBuilt, updateBuilder } from "../index.ts";

const now = new Date("2026-01-02T03:04:05.000Z");

const Order = defineModel({
  name: "Order",
  table: "shop",
  attributes: {
    customerId: attr.string(),
    orderId: attr.string(),
    status: attr.enum(["open", "paid"]),
    priority: attr.number(),
    courier: attr.string().optional(),
    region: attr.string().readonly(),
    total: attr.number(),
    updatedAt: attr.updatedAt(),
    version: attr.version(),
  },
  key: { partitionKey: key("pk", "CUSTOMER#{customerId}"), sortKey: key("sk", "ORDER#{orderId}") },
  indexes: {
    byStatus: {
      partitionKey: key("gsi1pk", "STATUS#{status}#{region}"),
      sortKey: key("gsi1sk", "{priority}#{customerId}"),
    },
    byCourier: { partitionKey: key("gsi2pk", "COURIER#{courier}"), sortKey: key("gsi2sk", "{updatedAt}") },
  },
});

const order = { customerId: "c1", orderId: "o1" };
const u = updateBuilder(Order, order, { now: () => now });

/** What becomes of the attributes of the table, by name; without what is the same for all updates. */
function changed({ description }: Pick<typeof u, "description">, conditions = [] as never[]): Record<string, unknown> {
  const { actions } = planBuilt(Order, order, description, now, conditions);
  return Object.fromEntries(
    actions
      .filter(({ path: [name] }) => name !== "gsi2sk")
      .map((action) => [
        action.path.join("."),
        action.kind === "set" ? ("value" in action.operand ? action.operand.value : action.operand.kind) : action.kind,
      ]),
  );
}

describe("W8: updatedAt and version", () => {
  it("W8: are kept by every update; no other is needed", () => {
    expect(changed(u)).toEqual({ updatedAt: now, version: "add" });
  });

  it("W8: the version that is expected is a condition, also a version of 0", () => {
    const plan = planBuilt(Order, order, u.conditionVersion(0).description, now);
    expect(plan).toMatchObject({ expectedVersion: 0, expected: [] });
    expect(plan.conditions).toEqual([operatorCondition(["version"], "=", [0])]);
  });

  it("W8: conditions from before the builder come first, and its own are one of them", () => {
    const before = operatorCondition(["total"], ">", [1]);
    const { description } = u.condition("priority", "=", 1).orCondition("priority", "=", 2);
    expect(planBuilt(Order, order, description, now, [before]).conditions).toEqual([before, description.condition]);
  });
});

describe("M6: computed keys of indexes, in updates that are built", () => {
  it("M6: are left as they are where no part of them changes", () => {
    expect(changed(u.increment("total"))).toEqual({ total: "plus", updatedAt: now, version: "add" });
  });

  it("M6: are made of what is set and of the item's key", () => {
    expect(changed(u.set("priority", 3))).toMatchObject({ gsi1sk: expect.stringMatching(/#c1$/) });
    expect(changed(u.set("courier", "bike"))).toMatchObject({ gsi2pk: "COURIER#bike" });
  });

  it("M6: are made of what conditions say of the item, where it stays: they have to hold", () => {
    const expected = { gsi1pk: "STATUS#paid#eu" };
    expect(changed(u.set("status", "paid").condition("region", "=", "eu"))).toMatchObject(expected);
    expect(
      changed(u.set("status", "paid").condition((eb) => eb.and([eb("region", "=", "eu"), eb("total", ">", 1)]))),
    ).toMatchObject(expected);
    // What is set is what the item will have, whatever it had.
    expect(
      changed(u.set("status", "paid").condition("region", "=", "eu").condition("status", "=", "open")),
    ).toMatchObject(expected);
  });

  it("M6: are removed with a part that is removed: the item is no more in the index", () => {
    expect(changed(u.remove("courier"))).toMatchObject({ courier: "remove", gsi2pk: "remove" });
  });

  it.each([
    ["nothing says the other part", u.set("status", "paid")],
    [
      "a condition is only one way to go",
      u.set("status", "paid").condition("region", "=", "eu").orCondition("total", "=", 1),
    ],
    ["a condition is no equality", u.set("status", "paid").condition("region", ">", "eu")],
  ])("M6: are refused where they cannot be made: %s", (_, { description }) => {
    expect(() => planBuilt(Order, order, description, now)).toThrow(
      'Model "Order": update of "status" lacks "region": "gsi1pk", the key of index "byStatus", is made of "status" and "region"; give them all: condition("region", "=", …) as the item has it',
    );
  });

  it.each([
    ["increment", u.increment("priority")],
    ["add", u.add("priority", 1)],
    ["decrement", u.decrement("priority")],
    ["setIfNotExists", u.setIfNotExists("priority", 1)],
  ])("M6: are refused where only DynamoDB knows what a part becomes: %s", (step, { description }) => {
    expect(() => planBuilt(Order, order, description, now)).toThrow(
      `Model "Order": ${step}("priority"): "gsi1sk", the key of index "byStatus", is made of "priority", and what this step makes of it is known to DynamoDB only; set("priority", …) to a value, with a condition on the one before`,
    );
  });

  it("M6: cannot be set themselves", () => {
    expect(() => u.set("gsi1pk" as never, "x" as never)).toThrow(
      'Model "Order": set("gsi1pk"): "gsi1pk" is a key that the library makes; it is made of "status" and "region": change these',
    );
  });
});
