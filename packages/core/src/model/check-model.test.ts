import { describe, expect, it } from "@jest/globals";
import { attr } from "../attributes/attr.ts";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { defineModel } from "./define-model.ts";

/** The error of a definition that only callers without types can give. */
function refusal(definition: unknown): unknown {
  try {
    defineModel(definition as never);
  } catch (error) {
    return error;
  }
  throw new Error("the definition was accepted");
}

const attributes = {
  id: attr.string(),
  age: attr.number(),
  isOld: attr.boolean(),
  tags: attr.set(attr.string()),
  notes: attr.list(attr.string()),
  address: attr.map({ city: attr.string() }),
  nick: attr.string().optional(),
  updatedAt: attr.updatedAt(),
  version: attr.version(),
  expiresAt: attr.ttl(),
};
const names = "id, age, isOld, tags, notes, address, nick, updatedAt, version, expiresAt";
const user = { name: "User", table: "users", attributes, key: { partitionKey: "id" } };
const scalars =
  "DynamoDB keys are strings, numbers or binary: use a string, number, bigint, date, enum or binary attribute";
const tableName = 'is no table name: DynamoDB takes 3 to 255 letters, digits, "_", "-" and "."';

describe("M10 what is no definition", () => {
  it.each([undefined, null, "User", [], 7])("is refused: %j", (definition) => {
    expect(refusal(definition)).toMatchObject({
      code: "INVALID_MODEL",
      message: "defineModel takes an object: { name, table, attributes, key, indexes }",
    });
  });

  it.each([undefined, "", 7, null])("is refused when it has no name: %j", (name) => {
    expect(refusal({ ...user, name })).toMatchObject({
      code: "INVALID_MODEL",
      message: 'a model needs a name: { name: "User", … }',
    });
  });
});

describe("M10 a part of a model", () => {
  it.each<[string, object]>([
    ['"attributes" is missing or not an object', { attributes: undefined }],
    ['"attributes" is missing or not an object', { attributes: null }],
    ['"attributes" is missing or not an object', { attributes: [attr.string()] }],
    ['"key" is missing or not an object', { key: undefined }],
    ['"key" is missing or not an object', { key: "id" }],
    ['"indexes" is not an object of indexes by name', { indexes: null }],
    ['"indexes" is not an object of indexes by name', { indexes: [{ partitionKey: "age" }] }],
    [
      `"${"x".repeat(40)}…" is no part of a model; there are name, table, attributes, key, indexes, naming, typeTag, validate`,
      { ["x".repeat(100)]: {} },
    ],
    [
      '"index" is no part of a model; there are name, table, attributes, key, indexes, naming, typeTag, validate',
      { index: {} },
    ],
  ])("is refused: %s", (message, change) => {
    const error = refusal({ ...user, ...change });
    expect(error).toBeInstanceOf(InvalidModelError);
    expect(error).toMatchObject({ code: "INVALID_MODEL", message: `Model "User": ${message}`, model: "User" });
  });
});

describe("M10 a table's name", () => {
  it.each<[unknown, string]>([
    ["", '""'],
    ["ab", '"ab"'],
    ["x".repeat(256), `"${"x".repeat(40)}…"`],
    ["my users", '"my users"'],
    ["utilisateurs/é", '"utilisateurs/é"'],
    [7, "the number 7"],
    [null, "null"],
    [["users"], "an array"],
    ["arn:aws:dynamodb:eu-west-1:me:table/users", '"arn:aws:dynamodb:eu-west-1:me:table/user…"'],
    ["arn:aws:s3:eu-west-1:123456789012:table/users", '"arn:aws:s3:eu-west-1:123456789012:table/…"'],
  ])("is refused: %j", (table, words) => {
    expect(refusal({ ...user, table })).toMatchObject({
      code: "INVALID_MODEL",
      message: `Model "User": ${words} ${tableName}`,
      model: "User",
    });
  });

  it("is refused when it is missing", () => {
    expect(refusal({ ...user, table: undefined })).toMatchObject({
      code: "INVALID_MODEL",
      message: 'Model "User": "table" is missing: DynamoDB takes 3 to 255 letters, digits, "_", "-" and "."',
    });
  });
});

describe("M10 a value that JSON cannot hold", () => {
  it("is refused like any other", () => {
    const projection = { byAge: { partitionKey: "age", projection: 7n } };
    for (const change of [{ table: 7n }, { key: { partitionKey: 7n } }, { indexes: projection }]) {
      expect(refusal({ ...user, ...change })).toBeInstanceOf(InvalidModelError);
    }
  });
});

describe("M10 an attribute", () => {
  it.each<[string, object, string | undefined]>([
    ["it has no attributes", {}, undefined],
    ['attribute "id" is not made by attr, e.g. attr.string()', { id: "string" }, "id"],
    ['attribute "id" is not made by attr, e.g. attr.string()', { id: attr.string }, "id"],
    ['attribute "id" is not made by attr, e.g. attr.string()', { id: undefined }, "id"],
    ["an attribute's name is empty", { "": attr.string() }, ""],
    [
      'the attribute name "a\\ud83d" holds half of a character (a lone surrogate), which cannot be stored',
      { "a\ud83d": attr.string() },
      "a\ud83d",
    ],
    [
      'the attribute name "\\ude00a" holds half of a character (a lone surrogate), which cannot be stored',
      { "\ude00a": attr.string() },
      "\ude00a",
    ],
    ["an attribute's name is over 64 KB", { ["é".repeat(32_768)]: attr.string() }, "é".repeat(32_768)],
    [
      '"version" and "revision" both have the role version; a model has one',
      { id: attr.string(), version: attr.version(), revision: attr.version() },
      "revision",
    ],
    [
      '"createdAt" and "madeAt" both have the role createdAt; a model has one',
      { id: attr.string(), createdAt: attr.createdAt(), madeAt: attr.createdAt().optional() },
      "madeAt",
    ],
  ])("is refused: %s", (message, wrong, attribute) => {
    const error = refusal({ ...user, attributes: wrong });
    expect(error).toMatchObject({ code: "INVALID_MODEL", message: `Model "User": ${message}`, table: "users" });
    expect((error as InvalidModelError).attribute).toBe(attribute);
  });
});

describe("M5 a table's key", () => {
  it("is refused when its name is over 255 characters, where other attributes' names may be longer", () => {
    const longest = "x".repeat(255);
    const long = { ...attributes, [longest]: attr.string(), [`${longest}x`]: attr.string() };
    const accepted = { ...user, attributes: long, key: { partitionKey: longest } };
    expect(defineModel(accepted as never)).toMatchObject({ key: { partitionKey: longest } });
    const message = `is "${"x".repeat(40)}…"; DynamoDB allows 255 characters in the name of a key attribute`;
    for (const part of ["partition", "sort"]) {
      const key = { partitionKey: "id", [`${part}Key`]: `${longest}x` };
      expect(refusal({ ...user, attributes: long, key })).toMatchObject({
        message: `Model "User": the table's ${part} key ${message}`,
        attribute: `${longest}x`,
      });
    }
  });

  it.each<[string, unknown, string | undefined]>([
    ['"hashKey" is no part of a key; there are partitionKey and sortKey', { hashKey: "id" }, undefined],
    ["the table's partition key is missing", {}, undefined],
    ["the table's partition key is missing", { sortKey: "age" }, undefined],
    [
      `the table's partition key is "idd", which is no attribute; there are ${names}; did you mean "id"?`,
      { partitionKey: "idd" },
      "idd",
    ],
    [
      `the table's partition key is "toString", which is no attribute; there are ${names}`,
      { partitionKey: "toString" },
      "toString",
    ],
    [
      `the table's partition key is the number 7, which is no attribute; there are ${names}`,
      { partitionKey: 7 },
      undefined,
    ],
    [
      `the table's sort key is an array, which is no attribute; there are ${names}`,
      { partitionKey: "id", sortKey: ["age"] },
      undefined,
    ],
    [`the table's partition key is "isOld", a boolean; ${scalars}`, { partitionKey: "isOld" }, "isOld"],
    [`the table's partition key is "tags", a set; ${scalars}`, { partitionKey: "tags" }, "tags"],
    [`the table's sort key is "notes", a list; ${scalars}`, { partitionKey: "id", sortKey: "notes" }, "notes"],
    [`the table's sort key is "address", a map; ${scalars}`, { partitionKey: "id", sortKey: "address" }, "address"],
    ['"id" is both partition key and sort key of the table', { partitionKey: "id", sortKey: "id" }, "id"],
    [
      '"nick" is a key of the table and cannot be optional: DynamoDB stores no item without its key',
      { partitionKey: "nick" },
      "nick",
    ],
    [
      '"nick" is a key of the table and cannot be optional: DynamoDB stores no item without its key',
      { partitionKey: "id", sortKey: "nick" },
      "nick",
    ],
    [
      '"updatedAt" is a key of the table and has the role updatedAt, which changes; a key never does',
      { partitionKey: "id", sortKey: "updatedAt" },
      "updatedAt",
    ],
    [
      '"version" is a key of the table and has the role version, which changes; a key never does',
      { partitionKey: "version" },
      "version",
    ],
    [
      '"expiresAt" is a key of the table and has the role ttl, which changes; a key never does',
      { partitionKey: "id", sortKey: "expiresAt" },
      "expiresAt",
    ],
  ])("is refused: %s", (message, key, attribute) => {
    const error = refusal({ ...user, key });
    expect(error).toMatchObject({
      code: "INVALID_MODEL",
      message: `Model "User": ${message}`,
      model: "User",
      table: "users",
    });
    expect((error as InvalidModelError).attribute).toBe(attribute);
  });
});

/** A definition whose Time to Live attribute has this name. */
function expiringAt(name: string): object {
  return { ...user, attributes: { id: attr.string(), [name]: attr.ttl() } };
}

describe("M4 the Time to Live attribute", () => {
  it("has at most 255 characters in its name", () => {
    expect(() => defineModel(expiringAt("x".repeat(255)) as never)).not.toThrow();
    expect(refusal(expiringAt("x".repeat(256)))).toMatchObject({
      code: "INVALID_MODEL",
      message: `Model "User": "${"x".repeat(40)}…" has the role ttl; DynamoDB allows 255 characters in the name of a Time to Live attribute`,
      attribute: "x".repeat(256),
    });
  });
});
