import { describe, expect, test } from "@jest/globals";
import { type AttributeDefinition, inTable } from "@dynamorm/core";
import { documentOf, documentWith, modelOf, shop } from "../test/documents.ts";
import { InvalidDmsError, modelsFromDms, parseDms } from "./index.ts";

/** The definition that an attribute of a document gets, besides a key. */
function definitionOf(attribute: Readonly<Record<string, unknown>>): AttributeDefinition | undefined {
  return modelsFromDms(documentWith(attribute), ["User"]).User.attributes["value"]?.definition;
}

describe("M13 models from a document: what a document is in a model", () => {
  test("names, table, keys, indexes and roles", () => {
    const { User, Order } = modelsFromDms(shop, ["User", "Order"]);
    expect([User.name, User.table, Order.name, Order.table]).toEqual(["User", "users", "Order", "orders"]);
    expect(User.key).toEqual({ partitionKey: "PK", sortKey: "SK" });
    expect(Order.key).toEqual({ partitionKey: "order_id" });
    expect(User.indexes).toEqual({
      "gsi-email": { name: "gsi-email", type: "global", partitionKey: "emailHash", projection: "all" },
      "lsi-points": {
        name: "lsi-points",
        type: "local",
        partitionKey: "PK",
        sortKey: "points",
        projection: ["nickname"],
      },
    });
    expect(User.roles).toEqual({ createdAt: "createdAt", updatedAt: "updatedAt", version: "version", ttl: "ttl" });
    expect(Object.isFrozen(User)).toBe(true);
  });

  test("all models, or those that are named", () => {
    expect(Object.keys(modelsFromDms(shop))).toEqual(["User", "Order"]);
    expect(Object.keys(modelsFromDms(parseDms(shop), ["Order"]))).toEqual(["Order"]);
    expect(() => modelsFromDms(shop, ["Usr"])).toThrow('there is no model "Usr"; there are User, Order');
  });

  test.each<[string, Readonly<Record<string, unknown>>, Partial<AttributeDefinition> | Record<string, unknown>]>([
    ["S is a string", { type: "S" }, { type: "string" }],
    ["S with rfc3339nano is a date", { type: "S", format: "rfc3339nano" }, { type: "date", format: "iso" }],
    ["S with json is JSON, null is NULL", { type: "S", json: true, required: true }, { type: "json", nullable: true }],
    ["N is a number", { type: "N" }, { type: "number" }],
    ["N with int is a bigint", { type: "N", format: "int" }, { type: "bigint" }],
    ["N with unix_seconds is a date", { type: "N", format: "unix_seconds" }, { type: "date", format: "epochSeconds" }],
    ["B is binary", { type: "B", binary: true }, { type: "binary" }],
    ["BOOL is a boolean", { type: "BOOL" }, { type: "boolean" }],
    ["NULL is null", { type: "NULL", required: true }, { type: "unknown", nullable: true, optional: false }],
    ["L is a list of anything", { type: "L" }, { type: "list", element: expect.objectContaining({ type: "unknown" }) }],
    [
      "M is a record of anything",
      { type: "M" },
      { type: "record", element: expect.objectContaining({ type: "unknown" }) },
    ],
    ["SS is a set of strings", { type: "SS" }, { type: "set", element: expect.objectContaining({ type: "string" }) }],
    ["NS is a set of numbers", { type: "NS" }, { type: "set", element: expect.objectContaining({ type: "number" }) }],
    ["BS is a set of bytes", { type: "BS" }, { type: "set", element: expect.objectContaining({ type: "binary" }) }],
    ["required is never missing", { type: "S", required: true }, { optional: false, nullable: false }],
    ["optional may be missing, or NULL", { type: "S", optional: true }, { optional: true, nullable: true }],
    ["so may be what is neither", { type: "S" }, { optional: true, nullable: true }],
    [
      "omit_empty and required stores nothing, and reads the empty value",
      { type: "S", omit_empty: true, required: true },
      { optional: false, nullable: false, omitEmpty: true },
    ],
    [
      "omit_empty reads nothing",
      { type: "SS", omit_empty: true },
      { optional: true, nullable: false, omitEmpty: true },
    ],
    [
      "a date is never empty",
      { type: "N", format: "unix_seconds", omit_empty: true, optional: true },
      { type: "date", optional: true, omitEmpty: false },
    ],
    [
      "created_at, which may be missing where the document says so",
      { type: "S", roles: ["created_at"], optional: true },
      { role: "createdAt", optional: true, nullable: false },
    ],
    [
      "updated_at, which every library sets",
      { type: "S", roles: ["updated_at"] },
      { role: "updatedAt", optional: false },
    ],
    [
      "version",
      { type: "N", roles: ["version"], omit_empty: true },
      { role: "version", type: "number", omitEmpty: false },
    ],
    ["ttl", { type: "N", roles: ["ttl"], optional: true }, { role: "ttl", format: "epochSeconds", nullable: false }],
  ])("%s", (_, attribute, definition) => {
    expect(definitionOf(attribute)).toMatchObject(definition);
  });

  test("keys are never NULL, and those of the table never missing", () => {
    const attributes = [
      { attribute: "PK", type: "S", omit_empty: true },
      { attribute: "value", type: "S", optional: true },
    ];
    const indexes = [{ name: "byValue", type: "GSI", partition: { attribute: "value", type: "S" } }];
    const { User } = modelsFromDms(documentOf(modelOf({ attributes, indexes })), ["User"]);
    expect(User.attributes["PK"]?.definition).toMatchObject({ optional: false, nullable: false, omitEmpty: false });
    expect(User.attributes["value"]?.definition).toMatchObject({ optional: true, nullable: false });
    expect(User.indexes["byValue"]).toMatchObject({ type: "global", projection: "all" });
  });

  test("a model knows what the document says of it, also in another table", () => {
    const document = parseDms(shop);
    const { User } = modelsFromDms(document, ["User"]);
    expect(User.dms).toEqual(document.models[0]);
    expect(inTable(User, "test-users").dms).toBe(User.dms);
  });

  test("what DynamoDB could not serve is refused with the place of the model", () => {
    const short = shop.replace('name: "gsi-email"', 'name: "g"').replace('"index_pk:gsi-email"', '"index_pk:g"');
    const refused = (): unknown => modelsFromDms(short);
    expect(refused).toThrow(InvalidDmsError);
    expect(refused).toThrow(/^DMS document, models\[0\] \(line 5\): Model "User": "g" is no index name/);
    const local = [{ name: "local", type: "LSI", partition: { attribute: "value", type: "S" } }];
    const attributes = [
      { attribute: "PK", type: "S" },
      { attribute: "value", type: "S" },
    ];
    expect(() => modelsFromDms(documentOf(modelOf({ attributes, indexes: local })))).toThrow(
      "a local index has the table's",
    );
    const wrongTable = documentOf(modelOf({ table: { name: "a b" } }));
    expect(() => modelsFromDms(wrongTable)).toThrow(expect.objectContaining({ code: "INVALID_MODEL", model: "User" }));
  });
});
