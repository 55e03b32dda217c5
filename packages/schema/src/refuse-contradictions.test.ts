import { attr, type AnyModel, defineModel, InvalidModelError, key } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { tableOfModels } from "./table-models.ts";

const base = { table: "shop", attributes: { id: attr.string(), at: attr.string() }, key: { partitionKey: "id" } };

/** A model of the table, with what is given put in its place. */
function model(name: string, given: object = {}): AnyModel {
  return defineModel({ ...base, name, ...given } as never);
}

/** The model `A` in the table, with more attributes. */
const having = (name: string, attributes: object, more: object = {}): AnyModel =>
  model(name, { attributes: { ...base.attributes, ...attributes }, ...more });

const byAt = { indexes: { byAt: { partitionKey: "at" } } };
const ttl = attr.ttl();

describe("M7 models that share a table", () => {
  it.each<[string, AnyModel, AnyModel]>([
    [
      'the models "A" and "B" are in the tables "shop" and "mall"; the models of a list share one',
      model("A"),
      model("B", { table: "mall" }),
    ],
    [
      'the models "A" and "B" cannot share the table "shop": "A" has partition key "id", and "B" has partition key "id" and sort key "at"',
      model("A"),
      model("B", { key: { partitionKey: "id", sortKey: "at" } }),
    ],
    [
      'the models "A" and "B" cannot share the table "shop": "A" has partition key "id", and "B" has partition key "pk"',
      model("A"),
      model("B", { key: { partitionKey: key("pk", "B#{id}") } }),
    ],
    [
      'the models "A" and "B" cannot share the table "shop": "A" has partition key "id", and "B" has partition key "ID"',
      model("A"),
      having("B", { id: attr.string().storedAs("ID") }),
    ],
    [
      'the models "A" and "B" cannot share the table "shop": "id" is a key of type S in "A", and "B" stores it as N, which DynamoDB refuses',
      model("A"),
      having("B", { id: attr.number() }),
    ],
    [
      'the models "A" and "B" cannot share the table "shop": "byAt" is a global index with partition key "at" in "A", and a global index with partition key "at" and sort key "id" in "B"; give one of them another name',
      model("A", byAt),
      model("B", { indexes: { byAt: { partitionKey: "at", sortKey: "id" } } }),
    ],
    [
      'the models "A" and "B" cannot share the table "shop": "byBy" is a global index with partition key "id" and sort key "by" in "A", and a local index with partition key "id" and sort key "by" in "B"; give one of them another name',
      having("A", { by: attr.string() }, keyed({ byBy: { partitionKey: "id", sortKey: "by" } })),
      having("B", { by: attr.string() }, keyed({ byBy: { type: "local", sortKey: "by" } })),
    ],
    [
      'the models "A" and "B" cannot share the table "shop": "at" is a key of type S in "A", and "B" stores it as N, which DynamoDB refuses',
      model("A", byAt),
      having("B", { at: attr.number() }, byAt),
    ],
    [
      'the models "A" and "B" cannot share the table "shop": "at" is a key of type S in "A", and "B" stores it as M, which DynamoDB refuses',
      model("A", byAt),
      having("B", { at: attr.map({ x: attr.number() }) }),
    ],
    [
      'the models "A" and "B" cannot share the table "shop": "at" is a key of type S in "B", and "A" stores it as BOOL, which DynamoDB refuses',
      having("A", { at: attr.boolean() }),
      model("B", { indexes: { other: { partitionKey: key("at", "{id}") } }, attributes: { id: attr.string() } }),
    ],
    [
      'the models "A" and "B" cannot share the table "shop": Time to Live works on the attribute "expiresAt" in "A", and on "exp" in "B"; store both under one name, with storedAs',
      having("A", { expiresAt: ttl }),
      having("B", { expiresAt: ttl.storedAs("exp") }),
    ],
    [
      'the models "A" and "B" cannot share the table "shop": "expiresAt" is the Time to Live of "A", and "B" has it as an attribute like any other: DynamoDB would delete its items by it; make it attr.ttl() there too, or store it under another name',
      having("A", { expiresAt: ttl }),
      having("B", { expiresAt: attr.date({ format: "epochSeconds" }) }),
    ],
    [
      'the models "A" and "B" cannot share the table "shop": "expiresAt" is the Time to Live of "B", and "A" has it as an attribute like any other: DynamoDB would delete its items by it; make it attr.ttl() there too, or store it under another name',
      having("A", { expiresAt: attr.unknown() }),
      having("B", { expiresAt: ttl }),
    ],
  ])("are refused where they contradict each other: %s", (message, one, other) => {
    const refuse = (): unknown => tableOfModels([one, other]);
    expect(refuse).toThrow(InvalidModelError);
    expect(refuse).toThrow(expect.objectContaining({ message, model: "B", table: other.table }));
  });

  it("are refused wherever in the list they stand", () => {
    expect(() => tableOfModels([model("A", byAt), model("C"), having("B", { at: attr.number() })])).toThrow(
      'the models "A" and "B" cannot share',
    );
  });

  it.each<[string, AnyModel, AnyModel]>([
    ["the same key, computed in one and as it is in the other", model("A"), computed()],
    ["another sort of attribute that is stored alike", model("A", byAt), having("B", { at: attr.date() })],
    ["an attribute that can be of the key's type", model("A", byAt), having("B", { at: attr.unknown() })],
    ["the same Time to Live", having("A", { until: ttl.storedAs("exp") }), having("B", { exp: ttl })],
    ["a text by the name of the Time to Live", having("A", { exp: ttl }), having("B", { exp: attr.string() })],
    ["other templates of a computed key", computed("A#{at}"), computed("B#{at}")],
  ])("may have %s", (_, one, other) => {
    expect(tableOfModels([one, other])).toMatchObject({ models: [one.name, other.name] });
  });
});

/** A table with a sort key, for local indexes. */
function keyed(indexes: object): object {
  return { key: { partitionKey: "id", sortKey: "at" }, indexes };
}

/** A model whose key, of the name `id`, is computed. */
function computed(template = "B#{at}"): AnyModel {
  return model(template, {
    attributes: { at: attr.string() },
    key: { partitionKey: key("id", template as "B#{at}") },
  });
}
