import { attr, defineModel, key, type ProjectionDefinition } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { Customer, Order } from "../test/shop-models.ts";
import { joinBlueprints } from "./join-blueprints.ts";
import { modelBlueprint } from "./model-blueprint.ts";
import type { TableBlueprint } from "./table-blueprint.ts";

const [customers, orders] = [modelBlueprint(Customer), modelBlueprint(Order)];

describe("joinBlueprints", () => {
  it("M7 unites the indexes, in the order of the models, and has the Time to Live of either", () => {
    const [byEmail, newest] = customers.indexes;
    const [byTotal] = orders.indexes;
    const joined = {
      table: "shop",
      models: ["Customer", "Order"],
      model: "Customer, Order",
      key: customers.key,
      indexes: [byEmail, { ...newest, projection: ["name", "_type", "total"] }, byTotal],
      ttl: "expiresAt",
    };
    expect(joinBlueprints(customers, orders)).toStrictEqual(joined);
    expect(joinBlueprints(orders, customers)).toMatchObject({ ttl: "expiresAt", model: "Order, Customer" });
    expect(joinBlueprints(customers, customers)).not.toHaveProperty("ttl");
  });

  it.each<[ProjectionDefinition, ProjectionDefinition, ProjectionDefinition]>([
    ["all", "keys", "all"],
    ["all", ["a"], "all"],
    ["keys", "keys", "keys"],
    ["keys", ["a"], ["a"]],
    [
      ["a", "b"],
      ["b", "c"],
      ["a", "b", "c"],
    ],
  ])("M8 joins the projections of an index that both have: %j and %j", (one, other, expected) => {
    expect(joinBlueprints(projecting(one), projecting(other)).indexes).toMatchObject([{ projection: expected }]);
    const swapped = joinBlueprints(projecting(other), projecting(one)).indexes[0]?.projection;
    expect(new Set([swapped].flat())).toEqual(new Set([expected].flat()));
  });

  it.each([
    [["kind", "kind"], "keys", ["kind"]],
    [["kind", "entity"], "keys", ["kind", "entity"]],
    [["kind", false], "keys", ["kind"]],
    [[false, false], "keys", "keys"],
    [["kind", "entity"], ["total"], ["kind", "total", "entity"]],
    [["kind", false], "all", "all"],
  ] as const)(
    "M7 an index of keys has the type tags of all that share it: %j, the other with %j",
    (tags, other, expected) => {
      const [one, two] = [taggedBlueprint("One", tags[0], "keys"), taggedBlueprint("Two", tags[1], other)];
      expect(joinBlueprints(one, two).indexes).toMatchObject([{ projection: expected }]);
      const swapped = joinBlueprints(two, one).indexes[0]?.projection;
      expect(new Set([swapped].flat())).toEqual(new Set([expected].flat()));
    },
  );
});

/** The table of a model with such a tag, and one index of such a projection. */
function taggedBlueprint(
  name: string,
  typeTag: string | false,
  projection: "all" | "keys" | readonly ["total"],
): TableBlueprint {
  return modelBlueprint(
    defineModel({
      name,
      table: "shop",
      attributes: { id: attr.string(), state: attr.string(), total: attr.number() },
      key: { partitionKey: key("pk", "ITEM#{id}") },
      indexes: { byState: { partitionKey: "state", projection } },
      typeTag,
    }),
  );
}

/** The table of customers with one index, of this projection. */
function projecting(projection: ProjectionDefinition): TableBlueprint {
  return { ...customers, indexes: customers.indexes.slice(0, 1).map((index) => ({ ...index, projection })) };
}
