import { describe, expect, test } from "@jest/globals";
import { type AnyModel, attr, defineModel, InvalidModelError, InvalidOptionError, inTable, key } from "@dynamorm/core";
import { shop } from "../test/documents.ts";
import { type DmsAttribute, dmsFromModels, type DmsLoss, modelsFromDms, parseDms } from "./index.ts";

const User = defineModel({
  name: "User",
  table: "users",
  attributes: {
    id: attr.string(),
    joined: attr.date(),
    email: attr.string().optional().storedAs("emailHash"),
    points: attr.number(),
    total: attr.bigint().nullable().optional(),
    tags: attr.set(attr.string()).omitEmpty(),
    settings: attr.json(),
    photo: attr.binary().omitEmpty().optional(),
    lines: attr.list(attr.unknown()),
    meta: attr.record(attr.unknown()),
    seen: attr.date({ format: "epochSeconds" }).optional(),
    active: attr.boolean(),
    createdAt: attr.createdAt(),
    updatedAt: attr.updatedAt(),
    version: attr.version(),
    expiresAt: attr.ttl().optional(),
  },
  key: { partitionKey: "id", sortKey: "joined" },
  indexes: {
    byEmail: { partitionKey: "email", sortKey: "points", projection: ["email", "tags"] },
    byPoints: { type: "local", sortKey: "points", projection: "keys" },
  },
});

/** A model whose attributes are named by a convention in the table. */
function namedBy(naming: "camelCase" | "snake_case"): AnyModel {
  return defineModel({
    name: "User",
    table: "users",
    naming,
    attributes: { userId: attr.string(), firstName: attr.string() },
    key: { partitionKey: "userId" },
  });
}

function conventionOf(model: AnyModel): unknown {
  return dmsFromModels([model]).models[0]?.naming;
}

function typesOf({ attributes }: AnyModel): string[] {
  return Object.values(attributes).map(({ definition }) => definition.type);
}

/** What is lost when a model is written, and the attributes that are. */
function lossy(model: AnyModel): { readonly losses: readonly string[]; readonly attributes: readonly DmsAttribute[] } {
  const losses: DmsLoss[] = [];
  const { models } = dmsFromModels([model], { onLoss: (loss) => losses.push(loss) });
  return { losses: losses.map(({ message }) => message), attributes: models[0]?.attributes ?? [] };
}

/** A model with one attribute besides its key. */
function modelWith(value: ReturnType<typeof attr.string> | AnyModel["attributes"][string]): AnyModel {
  return defineModel({
    name: "User",
    table: "users",
    attributes: { id: attr.string(), value },
    key: { partitionKey: "id" },
  });
}

describe("M13 models from a document: a model is written as a document", () => {
  test("with stored names, types, keys, indexes and roles", () => {
    expect(dmsFromModels([User], { namespace: "acme" })).toEqual({
      dms_version: "0.1",
      namespace: "acme",
      models: [
        {
          name: "User",
          table: { name: "users" },
          naming: { convention: "camelCase" },
          keys: { partition: { attribute: "id", type: "S" }, sort: { attribute: "joined", type: "S" } },
          attributes: [
            { attribute: "id", type: "S", required: true, roles: ["pk"] },
            { attribute: "joined", type: "S", required: true, format: "rfc3339nano", roles: ["sk"] },
            { attribute: "emailHash", type: "S", optional: true },
            { attribute: "points", type: "N", required: true },
            { attribute: "total", type: "N", optional: true, format: "int" },
            { attribute: "tags", type: "SS", required: true, omit_empty: true },
            { attribute: "settings", type: "S", required: true, json: true },
            { attribute: "photo", type: "B", optional: true, omit_empty: true },
            { attribute: "lines", type: "L", required: true },
            { attribute: "meta", type: "M", required: true },
            { attribute: "seen", type: "N", optional: true, omit_empty: true, format: "unix_seconds" },
            { attribute: "active", type: "BOOL", required: true },
            { attribute: "createdAt", type: "S", required: true, format: "rfc3339nano", roles: ["created_at"] },
            { attribute: "updatedAt", type: "S", required: true, format: "rfc3339nano", roles: ["updated_at"] },
            { attribute: "version", type: "N", required: true, format: "int", roles: ["version"] },
            {
              attribute: "expiresAt",
              type: "N",
              optional: true,
              omit_empty: true,
              format: "unix_seconds",
              roles: ["ttl"],
            },
          ],
          indexes: [
            {
              name: "byEmail",
              type: "GSI",
              partition: { attribute: "emailHash", type: "S" },
              sort: { attribute: "points", type: "N" },
              projection: { type: "INCLUDE", fields: ["emailHash", "tags"] },
            },
            {
              name: "byPoints",
              type: "LSI",
              partition: { attribute: "id", type: "S" },
              sort: { attribute: "points", type: "N" },
              projection: { type: "KEYS_ONLY" },
            },
          ],
        },
      ],
    });
  });

  test("and read again it is the same model, by its names in the table", () => {
    const document = dmsFromModels([User]);
    const { User: read } = modelsFromDms(document, ["User"]);
    expect(read.roles).toEqual(User.roles);
    expect(read.key).toEqual(User.key);
    expect(read.indexes["byEmail"]).toEqual({
      ...User.indexes.byEmail,
      partitionKey: "emailHash",
      projection: ["emailHash", "tags"],
    });
    expect(read.indexes["byPoints"]).toEqual(User.indexes.byPoints);
    expect(typesOf(read)).toEqual(typesOf(User));
    const { dms: _, ...undocumented } = read;
    expect(dmsFromModels([undocumented])).toEqual(document);
  });

  test("one that came from a document is written in the document's words, with the table that it has now", () => {
    const document = parseDms(shop);
    const { User: read, Order } = modelsFromDms(document, ["User", "Order"]);
    expect(dmsFromModels([read, Order], { namespace: "acme.shop" })).toEqual(document);
    expect(dmsFromModels([inTable(Order, "test-orders")]).models).toEqual([
      { ...document.models[1], table: { name: "test-orders" } },
    ]);
  });

  test("the convention is the one that all names keep to, if there is one", () => {
    expect(conventionOf(namedBy("camelCase"))).toEqual({ convention: "camelCase" });
    expect(conventionOf(namedBy("snake_case"))).toEqual({ convention: "snake_case" });
    expect(conventionOf(modelWith(attr.string().storedAs("Some-Value")))).toBeUndefined();
  });
});

describe("M13 models from a document: what a document cannot say", () => {
  test("is an error that names model and attribute, and the mend", () => {
    const model = modelWith(attr.enum(["open", "closed"]));
    expect(() => dmsFromModels([model])).toThrow(InvalidModelError);
    expect(() => dmsFromModels([model])).toThrow(
      'Model "User", attribute "value": a document cannot say which texts an enum has; to write it without, give { onLoss: (loss) => … }',
    );
  });

  const milliseconds = attr.date({ format: "epochMilliseconds" });
  const anything = { "~standard": { version: 1, vendor: "test", validate: () => ({ value: "a" }) } } as const;
  test.each<[string, AnyModel["attributes"][string], Partial<DmsAttribute>]>([
    ["which texts an enum has", attr.enum(["a"]), { type: "S", required: true }],
    ["which value a literal has", attr.literal("a"), { type: "S" }],
    ["which value a literal has", attr.literal(1), { type: "N" }],
    ["which value a literal has", attr.literal(true), { type: "BOOL" }],
    ["what a list is made of", attr.list(attr.string()), { type: "L" }],
    ["what a record is made of", attr.record(attr.string()), { type: "M" }],
    ["which attributes a map has", attr.map({ city: attr.string() }), { type: "M" }],
    ["which texts an enum has", attr.set(attr.enum(["a"])), { type: "SS" }],
    ["that the members of a set are bigints", attr.set(attr.bigint()), { type: "NS" }],
    ["that a number is a date in milliseconds", milliseconds, { type: "N" }],
    [
      "how a value of a custom type is converted",
      attr.custom(attr.date(), { encode: (text: string) => new Date(text), decode: String }),
      { type: "S", format: "rfc3339nano" },
    ],
    ["which members a union has", attr.union([attr.literal("a"), attr.enum(["b"])]), { type: "S" }],
    ["what a new item gets by default", attr.string().default("a"), { type: "S" }],
    ["that an attribute is readonly", attr.string().readonly(), { type: "S" }],
    ["that values are unique", attr.string().unique(), { type: "S" }],
    ["that a value may be null", attr.string().nullable(), { type: "S", required: true }],
    ["that a value may be null", attr.string().omitEmpty().nullable().optional(), { omit_empty: true, optional: true }],
    ["how values are validated", attr.string().validate(anything), { type: "S" }],
    ["that items are deleted softly", attr.deletedAt(), { type: "S", format: "rfc3339nano", optional: true }],
    [
      "the role createdAt of what is stored as a number",
      attr.createdAt({ format: "epochSeconds" }),
      { type: "N", format: "unix_seconds" },
    ],
  ])("%s", (what, attribute, written) => {
    const { losses, attributes } = lossy(modelWith(attribute));
    expect(losses).toEqual([`Model "User", attribute "value": a document cannot say ${what}`]);
    expect(attributes[1]).toMatchObject({ attribute: "value", ...written });
    expect(attributes[1]).not.toHaveProperty("roles");
  });

  test("that keys are computed and that an attribute tells models apart; they are attributes of the table all the same", () => {
    const Order = defineModel({
      name: "Order",
      table: "shop",
      attributes: { customer: attr.string(), at: attr.date(), status: attr.string().optional() },
      key: { partitionKey: key("pk", "CUSTOMER#{customer}"), sortKey: key("sk", "ORDER#{at}") },
      indexes: { byStatus: { partitionKey: key("statusKey", "STATUS#{status}"), sortKey: "at" } },
      validate: anything,
    });
    const { losses, attributes } = lossy(Order);
    expect(losses).toEqual([
      'Model "Order": a document cannot say that the key "pk" is computed, as "CUSTOMER#{customer}"',
      'Model "Order": a document cannot say that the key "sk" is computed, as "ORDER#{at}"',
      'Model "Order": a document cannot say that the key "statusKey" is computed, as "STATUS#{status}"',
      'Model "Order": a document cannot say that "_type" holds the name of the model',
      'Model "Order": a document cannot say how a whole item is validated',
    ]);
    expect(attributes.slice(3)).toEqual([
      { attribute: "pk", type: "S", required: true, roles: ["pk"] },
      { attribute: "sk", type: "S", required: true, roles: ["sk"] },
      { attribute: "statusKey", type: "S", optional: true },
      { attribute: "_type", type: "S", required: true },
    ]);
  });

  test.each<[AnyModel["attributes"][string], string]>([
    [attr.union([attr.string(), attr.number()]), "it is a union, stored as what its value is"],
    [attr.unknown(), "it is unknown, stored as what its value is"],
  ])("what is not of one type is refused in any case: %#", (attribute, message) => {
    expect(() => lossy(modelWith(attribute))).toThrow(`Model "User", attribute "value": ${message}`);
  });

  test("two models of one name", () => {
    expect(() => dmsFromModels([User, User])).toThrow('models[1].name: "User" is the name of another one too');
  });

  test.each<[unknown[], string]>([
    [[User], "it takes a list of models, not an object"],
    [[[User, {}]], "element 1 of its list is no model"],
    [[[User], null], "its options are a plain object, not null"],
    [[[User], { onLos: 1 }], 'there is no option "onLos"; it takes namespace and onLoss'],
    [[[User], { onLoss: true }], 'the option "onLoss" takes a function, not true'],
    [[[User], { namespace: 1 }], 'the option "namespace" takes a text, not the number 1'],
  ])("what is no model or option: %#", (given, message) => {
    const untyped = dmsFromModels as (...given: unknown[]) => unknown;
    expect(() => untyped(...given)).toThrow(InvalidOptionError);
    expect(() => untyped(...given)).toThrow(message);
  });
});
