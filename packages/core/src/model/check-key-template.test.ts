import { describe, expect, it } from "@jest/globals";
import { attr } from "../attributes/attr.ts";
import type { InvalidModelError } from "../errors/invalid-model-error.ts";
import { defineModel } from "./define-model.ts";
import { keyAttributes } from "./key-attributes.ts";
import { key } from "./key-template.ts";
import { storedDefinitions } from "./stored-definitions.ts";

const attributes = {
  orgId: attr.string(),
  at: attr.date(),
  amount: attr.number(),
  serial: attr.bigint(),
  isPaid: attr.boolean(),
  status: attr.enum(["open", "paid"]),
  kind: attr.literal("order"),
  price: attr.custom(attr.number(), { encode: Number, decode: String }),
  note: attr.string().optional(),
  code: attr.string().nullable(),
  label: attr.string().omitEmpty(),
  tags: attr.set(attr.string()),
  photo: attr.binary(),
  extra: attr.json<string>(),
  secret: attr.custom(attr.json(), { encode: String, decode: String }),
  hidden: attr.custom(attr.string().nullable(), { encode: String, decode: String }),
  createdAt: attr.createdAt(),
  updatedAt: attr.updatedAt(),
  version: attr.version(),
  expiresAt: attr.ttl(),
};
const names = Object.keys(attributes).join(", ");
const order = { name: "Order", table: "shop", attributes };

/** An index by a template. */
function byChange(template: string): object {
  return { indexes: { byChange: { partitionKey: key("gsi", template) } } };
}

/** A model whose items are deleted softly, with an index by a template. */
function byDeletion(template: string): object {
  return {
    attributes: { orgId: attr.string(), status: attr.string(), deletedAt: attr.deletedAt() },
    key: { partitionKey: "orgId" },
    indexes: { byDeletion: { partitionKey: key("gsi", template) } },
  };
}

/** The error of a model that only callers without types can ask for. */
function refusal(change: object): InvalidModelError {
  try {
    defineModel({ ...order, key: { partitionKey: "orgId" }, ...change } as never);
  } catch (error) {
    return error as InvalidModelError;
  }
  throw new Error("the model was accepted");
}

describe("M6 composite keys", () => {
  const Order = defineModel({
    ...order,
    key: { partitionKey: key("pk", "ORG#{orgId}"), sortKey: key("sk", "ORDER#{at}#{serial}") },
    indexes: {
      byStatus: { partitionKey: key("gsi1pk", "ORG#{orgId}#{status}"), sortKey: key("gsi1sk", "{note}#{at}") },
      byAmount: { type: "local", sortKey: "amount" },
    },
  });

  it("are names of the table like others, computed from attributes", () => {
    expect(Order.key).toEqual({ partitionKey: "pk", sortKey: "sk" });
    expect(Order.indexes.byStatus).toMatchObject({ partitionKey: "gsi1pk", sortKey: "gsi1sk" });
    expect(Order.indexes.byAmount).toMatchObject({ partitionKey: "pk", sortKey: "amount" });
    expect(Object.keys(Order.computed)).toEqual(["pk", "sk", "gsi1pk", "gsi1sk"]);
    expect(Order.computed["sk"]).toMatchObject({ literals: ["ORDER#", "#", ""], parts: ["at", "serial"] });
    expect(Object.isFrozen(Order.computed)).toBe(true);
    expect(Order.attributes).not.toHaveProperty("pk");
  });

  it("tell which attributes of an item they are made of, each once", () => {
    expect(keyAttributes(Order, Order.key)).toEqual(["orgId", "at", "serial"]);
    expect(keyAttributes(Order, Order.indexes.byStatus)).toEqual(["orgId", "status", "note", "at"]);
    expect(keyAttributes(Order, Order.indexes.byAmount)).toEqual(["orgId", "amount"]);
  });

  it("are stored as texts, next to the attributes and the type tag", () => {
    const stored = storedDefinitions(Order);
    expect(Object.keys(stored)).toEqual([...Object.keys(attributes), "pk", "sk", "gsi1pk", "gsi1sk", "_type"]);
    expect(stored).toMatchObject({ pk: { type: "string" }, _type: { type: "string" }, at: { type: "date" } });
  });

  it.each(["orgId", "at", "amount", "serial", "isPaid", "status", "kind", "price", "createdAt"])(
    "can be made of %s",
    (part) => {
      const template = key("pk", `A#{${part}}` as "A#{orgId}");
      expect(defineModel({ ...order, key: { partitionKey: template } }).computed).toHaveProperty("pk");
    },
  );

  it.each(["note", "code", "label", "expiresAt"])("of an index can be made of %s, which may be missing", (part) => {
    const byPart = { partitionKey: key("gsi", `A#{${part}}` as "A#{orgId}") };
    expect(defineModel({ ...order, key: { partitionKey: "orgId" }, indexes: { byPart } }).computed).toHaveProperty(
      "gsi",
    );
  });

  it("can share one template among keys", () => {
    const pk = key("pk", "ORG#{orgId}");
    const model = defineModel({
      ...order,
      key: { partitionKey: pk, sortKey: key("sk", "{at}") },
      indexes: { byAmount: { partitionKey: pk, sortKey: "amount" } },
    });
    expect(Object.keys(model.computed)).toEqual(["pk", "sk"]);
  });

  const partition = `the table's partition key, "pk", is made of`;
  const types = "a part is a string, number, bigint, boolean, date, enum or literal attribute";
  const isMissing = "a part that may be missing is optional() itself";
  it.each<[string, string, string]>([
    ["{orgid}", `${partition} {orgid}, which is no attribute; there are ${names}; did you mean "orgId"?`, "orgid"],
    ["{toString}", `${partition} {toString}, which is no attribute; there are ${names}`, "toString"],
    ["{tags}", `${partition} {tags}, a set; ${types}`, "tags"],
    ["{photo}", `${partition} {photo}, a binary; ${types}`, "photo"],
    ["{extra}", `${partition} {extra}, a json; ${types}`, "extra"],
    ["{secret}", `${partition} {secret}, a custom stored as json; ${types}`, "secret"],
    ["{hidden}", `${partition} {hidden}, a custom stored as a nullable string; ${isMissing}`, "hidden"],
    [
      "{version}",
      `${partition} {version}, the version, which DynamoDB counts up by itself; a computed key cannot follow it`,
      "version",
    ],
    ...["note", "code", "label"].map((name): [string, string, string] => {
      const modifier = { note: "optional", code: "nullable", label: "omitEmpty" }[name];
      return [
        `{${name}}`,
        `"${name}" is a part of "pk", a key of the table, and cannot be ${modifier}: DynamoDB stores no item without its key`,
        name,
      ];
    }),
    ...["updatedAt", "expiresAt"].map((name): [string, string, string] => {
      const role = { updatedAt: "updatedAt", expiresAt: "ttl" }[name];
      return [
        `{${name}}`,
        `"${name}" is a part of "pk", a key of the table, and has the role ${role}, which changes; a key never does`,
        name,
      ];
    }),
  ])("of the table cannot be made of %s", (template, message, attribute) => {
    const error = refusal({ key: { partitionKey: key("pk", template) } });
    expect(error).toMatchObject({ code: "INVALID_MODEL", message: `Model "Order": ${message}`, attribute });
  });

  it("of an index name it when a part is wrong", () => {
    expect(refusal({ indexes: { byStat: { partitionKey: key("gsi", "{stat}") } } }).message).toBe(
      `Model "Order": the partition key of index "byStat", "gsi", is made of {stat}, which is no attribute; there are ${names}`,
    );
    expect(refusal({ indexes: { byTags: { partitionKey: "status", sortKey: key("gsi", "{tags}") } } }).message).toBe(
      `Model "Order": the sort key of index "byTags", "gsi", is made of {tags}, a set; ${types}`,
    );
    expect(refusal({ indexes: { byHidden: { partitionKey: key("gsi", "{hidden}") } } }).message).toBe(
      `Model "Order": the partition key of index "byHidden", "gsi", is made of {hidden}, a custom stored as a nullable string; ${isMissing}`,
    );
  });

  it("of an index cannot be made of what is read back as nothing where it was empty", () => {
    const rank = attr.number().optional().omitEmpty();
    const { message } = refusal({
      attributes: { orgId: attr.string(), rank },
      indexes: { byRank: { partitionKey: key("gsi", "{rank}") } },
    });
    expect(message).toBe(
      `Model "Order": the partition key of index "byRank", "gsi", is made of {rank}, which is both optional and omitEmpty: an empty value would make a key, and be read back as nothing, which makes none; take one of the two`,
    );
  });

  it("with updatedAt can only have parts of the table's key besides: every write has to know them all", () => {
    expect(() =>
      defineModel({ ...order, key: { partitionKey: "orgId" }, ...byChange("{orgId}#{updatedAt}") }),
    ).not.toThrow();
    expect(refusal(byChange("{status}#{updatedAt}"))).toMatchObject({
      message:
        'Model "Order": the partition key of index "byChange", "gsi", is made of {updatedAt}, which changes with every write, and of {status}, which an update may not know; next to updatedAt only parts of the table\'s key can stand',
      attribute: "status",
    });
  });

  it("with deletedAt too: deleting an item softly knows no other parts than its key's", () => {
    expect(() => defineModel({ ...order, ...byDeletion("{orgId}#{deletedAt}") } as never)).not.toThrow();
    expect(refusal(byDeletion("{status}#{deletedAt}")).message).toBe(
      'Model "Order": the partition key of index "byDeletion", "gsi", is made of {deletedAt}, which delete() and restore() change, and of {status}, which an update may not know; next to deletedAt only parts of the table\'s key can stand',
    );
  });

  it("have at most 255 characters in their names", () => {
    const long = "x".repeat(256);
    expect(() => defineModel({ ...order, key: { partitionKey: key(long.slice(1), "{orgId}") } })).not.toThrow();
    expect(refusal({ key: { partitionKey: key(long, "{orgId}") } }).message).toBe(
      `Model "Order": the table's partition key is "${"x".repeat(40)}…"; DynamoDB allows 255 characters in the name of a key attribute`,
    );
  });

  it.each<[string, object]>([
    [
      'the computed key "orgId" has the name of the attribute "orgId"',
      { key: { partitionKey: key("orgId", "{orgId}") } },
    ],
    [
      'the computed key "o" has the name of the attribute "orgId"',
      {
        attributes: { orgId: attr.string().storedAs("o") },
        key: { partitionKey: key("o", "{orgId}") },
      },
    ],
    [
      '"pk" is computed as "A#{orgId}" and as "B#{orgId}"',
      {
        key: { partitionKey: key("pk", "A#{orgId}") },
        indexes: { byB: { partitionKey: key("pk", "B#{orgId}") } },
      },
    ],
    [
      '"pk" is both partition key and sort key of the table',
      { key: { partitionKey: key("pk", "A#{orgId}"), sortKey: key("pk", "A#{orgId}") } },
    ],
    [
      'index "byA" has "gsi" as both partition key and sort key',
      { indexes: { byA: { partitionKey: key("gsi", "A"), sortKey: key("gsi", "A") } } },
    ],
    [
      'the type tag "pk" has the name of a computed key',
      { key: { partitionKey: key("pk", "A#{orgId}") }, typeTag: "pk" },
    ],
    ['the type tag "status" has the name of the attribute "status"', { typeTag: "status" }],
    [
      'the type tag "_type" has the name of the attribute "orgId"',
      { attributes: { orgId: attr.string().storedAs("_type") }, key: { partitionKey: key("pk", "A#{orgId}") } },
    ],
  ])("have names of their own: %s", (message, change) => {
    expect(refusal(change)).toMatchObject({ code: "INVALID_MODEL", message: `Model "Order": ${message}` });
  });

  it("cannot be projected by name: an index of the table holds the keys", () => {
    const indexes = { byStatus: { partitionKey: "status", projection: ["pk"] } };
    expect(refusal({ key: { partitionKey: key("pk", "{orgId}") }, indexes }).message).toBe(
      `Model "Order": index "byStatus" projects "pk", which is no attribute; there are ${names}`,
    );
  });
});
