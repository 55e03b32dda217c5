import { describe, expect, it } from "@jest/globals";
import { attr } from "../attributes/attr.ts";
import type { InvalidModelError } from "../errors/invalid-model-error.ts";
import { defineModel } from "./define-model.ts";

const attributes = {
  id: attr.string(),
  age: attr.number(),
  isOld: attr.boolean(),
  tags: attr.set(attr.string()),
  nick: attr.string().optional(),
};
const names = "id, age, isOld, tags, nick";
const scalars =
  "DynamoDB keys are strings, numbers or binary: use a string, number, bigint, date, enum or binary attribute";
const indexName = 'is no index name: DynamoDB takes 3 to 255 letters, digits, "_", "-" and "."';

/** The error of a model with these indexes, which only callers without types can give. */
function refusal(indexes: object, key: object = { partitionKey: "id", sortKey: "age" }): InvalidModelError {
  try {
    defineModel({ name: "User", table: "users", attributes, key, indexes } as never);
  } catch (error) {
    return error as InvalidModelError;
  }
  throw new Error("the indexes were accepted");
}

/** As many indexes as said, each with another name. */
function many(count: number, index: object): object {
  return Object.fromEntries(Array.from({ length: count }, (_, number) => [`index${number}`, index]));
}

describe("M8 an index", () => {
  it.each<[string, object, string | undefined]>([
    [`"by" ${indexName}`, { by: { partitionKey: "age" } }, undefined],
    [`"${"x".repeat(40)}…" ${indexName}`, { ["x".repeat(256)]: { partitionKey: "age" } }, undefined],
    [`"by age" ${indexName}`, { "by age": { partitionKey: "age" } }, undefined],
    ['index "byAge" is not an object like { partitionKey: "…", sortKey: "…" }', { byAge: "age" }, undefined],
    ['index "byAge" is not an object like { partitionKey: "…", sortKey: "…" }', { byAge: null }, undefined],
    ['index "byAge" is not an object like { partitionKey: "…", sortKey: "…" }', { byAge: ["age"] }, undefined],
    [
      'index "byAge": "unique" is no part of an index; there are type, partitionKey, sortKey, projection',
      { byAge: { partitionKey: "age", unique: true } },
      undefined,
    ],
    [
      'index "byAge": type is "global" or "local", not "secondary"',
      { byAge: { partitionKey: "age", type: "secondary" } },
      undefined,
    ],
    ['the partition key of index "byAge" is missing', { byAge: { sortKey: "age" } }, undefined],
    [
      `the partition key of index "byAge" is "agee", which is no attribute; there are ${names}; did you mean "age"?`,
      { byAge: { partitionKey: "agee" } },
      "agee",
    ],
    [
      `the sort key of index "byAge" is "agee", which is no attribute; there are ${names}; did you mean "age"?`,
      { byAge: { partitionKey: "age", sortKey: "agee" } },
      "agee",
    ],
    [
      `the partition key of index "byOld" is "isOld", a boolean; ${scalars}`,
      { byOld: { partitionKey: "isOld" } },
      "isOld",
    ],
    [
      `the sort key of index "byTags" is "tags", a set; ${scalars}`,
      { byTags: { type: "local", sortKey: "tags" } },
      "tags",
    ],
    [
      'index "byAge" has "age" as both partition key and sort key',
      { byAge: { partitionKey: "age", sortKey: "age" } },
      "age",
    ],
    ['index "byId" has "id" as both partition key and sort key', { byId: { type: "local", sortKey: "id" } }, "id"],
    ['local index "byAge" needs a sort key of its own', { byAge: { type: "local" } }, undefined],
    [
      'local index "byNick" has the partition key "age"; a local index has the table\'s, "id": leave it out, or make the index global',
      { byNick: { type: "local", partitionKey: "age", sortKey: "nick" } },
      undefined,
    ],
    [
      'index "byAge": projection is "all", "keys" or a list of attributes, not "some"',
      { byAge: { partitionKey: "age", projection: "some" } },
      undefined,
    ],
    [
      'index "byAge": projection is "all", "keys" or a list of attributes, not an empty array',
      { byAge: { partitionKey: "age", projection: [] } },
      undefined,
    ],
    [
      'index "byAge": projection is "all", "keys" or a list of attributes, not null',
      { byAge: { partitionKey: "age", projection: null } },
      undefined,
    ],
    [
      `index "byAge" projects "nickname", which is no attribute; there are ${names}`,
      { byAge: { partitionKey: "age", projection: ["nick", "nickname"] } },
      "nickname",
    ],
    [
      `index "byAge" projects the number 7, which is no attribute; there are ${names}`,
      { byAge: { partitionKey: "age", projection: [7] } },
      undefined,
    ],
    ["it has 21 global indexes; DynamoDB allows 20", many(21, { partitionKey: "age" }), undefined],
    ["it has 6 local indexes; DynamoDB allows 5", many(6, { type: "local", sortKey: "nick" }), undefined],
  ])("is refused: %s", (message, indexes, attribute) => {
    const error = refusal(indexes);
    expect(error).toMatchObject({
      code: "INVALID_MODEL",
      message: `Model "User": ${message}`,
      model: "User",
      table: "users",
    });
    expect(error.attribute).toBe(attribute);
  });

  it("is refused when it is local and the table has no sort key", () => {
    expect(refusal({ byNick: { type: "local", sortKey: "nick" } }, { partitionKey: "id" }).message).toBe(
      'Model "User": "byNick" is a local index, and the table has no sort key; DynamoDB allows local indexes only on tables with one',
    );
  });

  it("may be as many as DynamoDB allows, of attributes that may be missing, and name the table's partition key", () => {
    const user = { name: "User", table: "users", attributes, key: { partitionKey: "id", sortKey: "age" } } as const;
    expect(
      Object.keys(defineModel({ ...user, indexes: many(20, { partitionKey: "nick" }) as never }).indexes),
    ).toHaveLength(20);
    expect(
      Object.keys(defineModel({ ...user, indexes: many(5, { type: "local", sortKey: "nick" }) as never }).indexes),
    ).toHaveLength(5);
    const local = { type: "local", partitionKey: "id", sortKey: "nick" };
    expect(defineModel({ ...user, indexes: { byNick: local } as never }).indexes).toEqual({
      byNick: { name: "byNick", type: "local", partitionKey: "id", sortKey: "nick", projection: "all" },
    });
  });
});

describe("M8 the attributes that indexes project", () => {
  const extra = Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((name) => [name, attr.string()]));
  const model = (count: number, projection: readonly string[] | "keys", typeTag?: string): unknown =>
    defineModel({
      name: "User",
      table: "users",
      attributes: { ...attributes, ...extra },
      key: { partitionKey: "id" },
      indexes: many(count, { partitionKey: "age", projection }),
      typeTag,
    } as never);
  const said = 'DynamoDB allows 100; project "all" in some';

  it("are 100 at most, and those of the key and what is named twice do not count", () => {
    expect(() => model(20, ["a", "b", "c", "d", "e", "id", "age", "a"])).not.toThrow();
    expect(() => model(17, ["a", "b", "c", "d", "e", "f"])).toThrow(
      `Model "User": its indexes project 102 named attributes in all; ${said}`,
    );
  });

  it("have the type tag among them, with keys too", () => {
    expect(() => model(20, "keys", "kind")).not.toThrow();
    expect(() => model(20, ["a", "b", "c", "d"], "kind")).not.toThrow();
    expect(() => model(20, ["a", "b", "c", "d", "e"], "kind")).toThrow(
      `Model "User": its indexes project 120 named attributes in all (the type tag "kind" is one in each); ${said}`,
    );
  });
});

/** A model with an index that projects an attribute of this name. */
function projecting(name: string): unknown {
  return defineModel({
    name: "User",
    table: "users",
    attributes: { id: attr.string(), [name]: attr.string() },
    key: { partitionKey: "id" },
    indexes: { byId: { partitionKey: "id", projection: [name] } },
  });
}

describe("M8 a projected attribute", () => {
  it("has at most 255 characters in its name", () => {
    const long = "x".repeat(256);
    expect(() => projecting(long.slice(1))).not.toThrow();
    expect(() => projecting(long)).toThrow(
      `Model "User": index "byId" projects "${"x".repeat(40)}…"; DynamoDB allows 255 characters in the name of a projected attribute`,
    );
  });
});
