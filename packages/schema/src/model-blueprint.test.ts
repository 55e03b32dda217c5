import { attr, defineModel, key } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { Note, User } from "../test/user-model.ts";
import { modelBlueprint } from "./model-blueprint.ts";
import { keyAttributes } from "./table-blueprint.ts";

describe("modelBlueprint", () => {
  it("holds what a table is made from, and projections without the attributes that are there in any case", () => {
    const id = { name: "id", type: "S" };
    const seenAt = { name: "seenAt", type: "N" };
    expect(modelBlueprint(User)).toStrictEqual({
      table: "users",
      models: ["User"],
      model: "User",
      key: { partitionKey: id, sortKey: { name: "at", type: "N" } },
      indexes: [
        { name: "byEmail", type: "global", key: { partitionKey: { name: "email", type: "S" } }, projection: "all" },
        {
          name: "byStatus",
          type: "global",
          key: { partitionKey: { name: "status", type: "S" }, sortKey: seenAt },
          projection: ["city"],
        },
        { name: "bySeenAt", type: "local", key: { partitionKey: id, sortKey: seenAt }, projection: "keys" },
      ],
      ttl: "expiresAt",
    });
  });

  it("has nothing where the model has nothing", () => {
    expect(modelBlueprint(Note)).toStrictEqual({
      table: "notes",
      models: ["Note"],
      model: "Note",
      key: { partitionKey: { name: "id", type: "S" } },
      indexes: [],
    });
  });
});

describe("the names of a blueprint", () => {
  it("M9 storedAs: keys, projections and Time to Live have the names of the table", () => {
    const Visit = defineModel({
      name: "Visit",
      table: "visits",
      attributes: {
        id: attr.string().storedAs("PK"),
        at: attr.date().storedAs("SK"),
        city: attr.string().storedAs("c"),
        country: attr.string(),
        expiresAt: attr.ttl().storedAs("exp"),
      },
      key: { partitionKey: "id", sortKey: "at" },
      indexes: {
        byCity: { partitionKey: "city", sortKey: "at", projection: ["country", "expiresAt", "id", "city"] },
        byCountry: { type: "local", sortKey: "country", projection: ["city"] },
      },
    });
    const partitionKey = { name: "PK", type: "S" };
    const sortKey = { name: "SK", type: "S" };
    const byCity = { partitionKey: { name: "c", type: "S" }, sortKey };
    const byCountry = { partitionKey, sortKey: { name: "country", type: "S" } };
    expect(modelBlueprint(Visit)).toStrictEqual({
      table: "visits",
      models: ["Visit"],
      model: "Visit",
      key: { partitionKey, sortKey },
      indexes: [
        { name: "byCity", type: "global", key: byCity, projection: ["country", "exp"] },
        { name: "byCountry", type: "local", key: byCountry, projection: ["c"] },
      ],
      ttl: "exp",
    });
  });

  it("M9 naming: the convention holds for keys, projections and Time to Live; the names of indexes stay", () => {
    const Visit = defineModel({
      name: "Visit",
      table: "visits",
      naming: "snake_case",
      attributes: {
        visitorId: attr.string(),
        seenAt: attr.number(),
        homeTown: attr.string(),
        expiresAt: attr.ttl(),
      },
      key: { partitionKey: "visitorId", sortKey: "seenAt" },
      indexes: { byHomeTown: { partitionKey: "homeTown", projection: ["expiresAt", "seenAt"] } },
    });
    expect(modelBlueprint(Visit)).toMatchObject({
      key: { partitionKey: { name: "visitor_id", type: "S" }, sortKey: { name: "seen_at", type: "N" } },
      indexes: [
        { name: "byHomeTown", key: { partitionKey: { name: "home_town", type: "S" } }, projection: ["expires_at"] },
      ],
      ttl: "expires_at",
    });
  });

  it("M6 computed keys are strings, whatever they are made of, and are not named by a convention", () => {
    const Order = defineModel({
      name: "Order",
      table: "shop",
      naming: "snake_case",
      attributes: { customerId: attr.number(), placedAt: attr.date({ format: "epochSeconds" }), total: attr.number() },
      key: { partitionKey: key("pkOf", "CUSTOMER#{customerId}"), sortKey: key("skOf", "ORDER#{placedAt}") },
      indexes: { byTotal: { partitionKey: key("gsi1pk", "ORDERS"), sortKey: key("gsi1sk", "{total}") } },
      typeTag: false,
    });
    expect(modelBlueprint(Order)).toMatchObject({
      key: { partitionKey: { name: "pkOf", type: "S" }, sortKey: { name: "skOf", type: "S" } },
      indexes: [{ key: { partitionKey: { name: "gsi1pk", type: "S" }, sortKey: { name: "gsi1sk", type: "S" } } }],
    });
  });

  it.each([
    ["a list", "kind", ["customerId", "total"], ["customerId", "kind"]],
    ["a list of keys alone", "kind", ["total"], ["kind"]],
    ["a list of keys alone, without a tag", false, ["total"], "keys"],
    ["keys only", "kind", "keys", ["kind"]],
    ["keys only, without a tag", false, "keys", "keys"],
    ["all", "kind", "all", "all"],
  ] as const)("M7 the type tag is projected into every index: %s", (_, typeTag, projection, expected) => {
    const Order = defineModel({
      name: "Order",
      table: "shop",
      attributes: { customerId: attr.string(), total: attr.number() },
      key: { partitionKey: key("pk", "CUSTOMER#{customerId}") },
      indexes: { byTotal: { partitionKey: "total", projection } },
      typeTag,
    });
    expect(modelBlueprint(Order).indexes[0]?.projection).toEqual(expected);
  });
});

describe("keyAttributes", () => {
  it("begins with the partition key", () => {
    expect(keyAttributes(modelBlueprint(User).key).map(({ name }) => name)).toEqual(["id", "at"]);
    expect(keyAttributes(modelBlueprint(Note).key).map(({ name }) => name)).toEqual(["id"]);
  });
});
