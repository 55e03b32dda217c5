import { describe, expect, it } from "@jest/globals";
import { attr } from "../attributes/attr.ts";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { checkDeclaredModel } from "./check-declared-model.ts";
import { declareModel } from "./declare-model.ts";
import { defineModel } from "./define-model.ts";
import { key } from "./key-template.ts";
import type { AnyModel } from "./model.ts";

const definition = {
  name: "Order",
  table: "shop",
  attributes: {
    customerId: attr.string(),
    orderId: attr.string().storedAs("o"),
    total: attr.number().optional(),
    email: attr.string().unique(),
    placedAt: attr.createdAt(),
    version: attr.version(),
  },
  key: { partitionKey: key("pk", "CUSTOMER#{customerId}"), sortKey: key("sk", "ORDER#{orderId}") },
  indexes: {
    byTotal: { partitionKey: "customerId", sortKey: "total", projection: ["email"] },
    byDate: { type: "local", sortKey: "placedAt" },
    byEmail: { partitionKey: key("gsi", "EMAIL#{email}"), projection: "keys" },
  },
  typeTag: { attribute: "kind" },
} as const;

/** What the compiler refuses. */
const json = (attr.json() as ReturnType<typeof attr.string>).unique();

/** A model as callers without types have it. */
const declare = (change: object): AnyModel => declareModel({ ...definition, ...change } as never);

describe("M1 declareModel", () => {
  it("gives the model that defineModel gives", () => {
    expect(declareModel(definition)).toStrictEqual(defineModel(definition));
    expect(Object.isFrozen(declareModel(definition))).toBe(true);
  });

  it("looks at nothing that the compiler has seen", () => {
    expect(() => declare({ key: { partitionKey: "total" } })).not.toThrow();
  });

  it("refuses a naming, which it does not have", () => {
    expect(() => declare({ naming: "snake_case" })).toThrow(
      new InvalidModelError('Model "Order": declareModel takes no naming; use storedAs(), or defineModel'),
    );
  });
});

describe("M1 checkDeclaredModel", () => {
  it("has nothing against a model that defineModel makes", () => {
    expect(() => checkDeclaredModel(declareModel(definition))).not.toThrow();
    expect(() => checkDeclaredModel(defineModel(definition))).not.toThrow();
  });

  it.each<[string, object]>([
    ["a table's name", { table: "a" }],
    ["a key that may be missing", { key: { partitionKey: "total" } }],
    ["two keys that are one", { key: { partitionKey: "customerId", sortKey: "customerId" } }],
    ["two attributes with one name in the table", { attributes: { ...definition.attributes, o: attr.string() } }],
    ["an index of an attribute that there is not", { indexes: { byCity: { partitionKey: "city" } } }],
    ["a local index without a sort key", { indexes: { byDate: { type: "local" } } }],
    ["a type tag with the name of an attribute", { typeTag: "total" }],
    ["unique values of a type that has many", { attributes: { ...definition.attributes, email: json } }],
  ])("says of %s what defineModel says", (_, change) => {
    const wrong = { ...definition, ...change } as never;
    let message = "";
    try {
      defineModel(wrong);
    } catch (error) {
      ({ message } = error as Error);
    }
    expect(message).not.toBe("");
    expect(() => checkDeclaredModel(declare(change))).toThrow(new InvalidModelError(message));
  });
});
