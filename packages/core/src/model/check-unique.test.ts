import { describe, expect, it } from "@jest/globals";
import { attr } from "../attributes/attr.ts";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { defineModel } from "./define-model.ts";
import { key } from "./key-template.ts";

const email = attr.string().unique();
const user = { name: "User", table: "users", key: { partitionKey: "id" } } as const;
const refusal = (message: string): InvalidModelError => new InvalidModelError(`Model "User": ${message}`);

/** A definition that only callers without types can give. */
const define = (definition: object): unknown => defineModel(definition as never);

describe("W12 unique attributes of a model", () => {
  it("are told by their names in code, in the order of the model", () => {
    const attributes = { id: attr.string(), nick: attr.string().unique().storedAs("n"), age: attr.number(), email };
    expect(defineModel({ ...user, attributes }).unique).toEqual(["nick", "email"]);
    expect(defineModel({ ...user, attributes, naming: "snake_case" }).unique).toEqual(["nick", "email"]);
    expect(defineModel({ ...user, attributes: { id: attr.string() } })).not.toHaveProperty("unique");
  });

  it("are not the table's key, which is unique by itself", () => {
    const message = `"id" is the table's key, and unique by itself; leave out unique()`;
    expect(() => define({ ...user, attributes: { id: email } })).toThrow(refusal(message));
    const computed = { partitionKey: key("pk", "USER#{id}"), sortKey: key("sk", "USER#{id}") };
    expect(() => define({ ...user, attributes: { id: email }, key: computed })).toThrow(refusal(message));
  });

  it("may be a part of the key", () => {
    const attributes = { team: attr.string(), name: attr.string().unique() };
    expect(define({ ...user, attributes, key: { partitionKey: "team", sortKey: "name" } })).toMatchObject({
      unique: ["name"],
    });
  });

  it("need a partition key that a text can be", () => {
    expect(() => define({ ...user, attributes: { id: attr.number(), email } })).toThrow(
      refusal(
        `"email" is unique, and the table's partition key "id" is a number: what keeps values unique is stored under texts; use a string, a binary or a computed key, e.g. key("pk", "USER#{id}")`,
      ),
    );
    expect(() => define({ ...user, attributes: { id: attr.date({ format: "epochSeconds" }), email } })).toThrow(
      /is a number/,
    );
    expect(() => define({ ...user, attributes: { id: attr.binary(), email } })).not.toThrow();
    const computed = { partitionKey: key("pk", "USER#{id}") };
    expect(() => define({ ...user, attributes: { id: attr.number(), email }, key: computed })).not.toThrow();
    const sorted = { partitionKey: "id", sortKey: "age" };
    expect(() =>
      define({ ...user, attributes: { id: attr.string(), age: attr.number(), email }, key: sorted }),
    ).not.toThrow();
  });

  it.each<[string, object]>([
    [`"_unique" is`, { attributes: { id: attr.string(), email, _unique: attr.string() } }],
    [`"flag" is`, { attributes: { id: attr.string(), email, flag: attr.string().storedAs("_unique") } }],
    ["the type tag is", { attributes: { id: attr.string(), email }, typeTag: "_unique" }],
    [
      "a computed key is",
      { attributes: { id: attr.string(), email }, key: { partitionKey: key("_unique", "USER#{id}") } },
    ],
  ])("leave the names of guards alone: %s", (words, definition) => {
    expect(() => define({ ...user, ...definition })).toThrow(
      refusal(`${words} stored as "_unique", which belongs to what keeps "email" unique; store it under another name`),
    );
  });

  it("and the name of their owners", () => {
    const attributes = { id: attr.string(), email, _owner: attr.string() };
    expect(() => define({ ...user, attributes })).toThrow(/"_owner" is stored as "_owner"/);
    expect(() => define({ ...user, attributes: { id: attr.string(), _owner: attr.string() } })).not.toThrow();
  });

  it("need more than keys in an index of the table's keys, where no tag tells guards from items", () => {
    const attributes = { id: attr.string(), at: attr.string(), email };
    const inverted = { partitionKey: "at", sortKey: "id" };
    const model = { ...user, attributes, key: { partitionKey: "id", sortKey: "at" } };
    expect(() => define({ ...model, indexes: { inverted: { ...inverted, projection: "keys" } } })).toThrow(
      refusal(
        `index "inverted" has nothing but the table's keys, and would hold what keeps "email" unique too; project "all", or give the model a typeTag`,
      ),
    );
    expect(() => define({ ...model, indexes: { inverted } })).not.toThrow();
    const tagged = { ...model, typeTag: "type", indexes: { inverted: { ...inverted, projection: "keys" } } };
    expect(() => define(tagged)).not.toThrow();
    const byEmail = { partitionKey: "email", sortKey: "id", projection: "keys" };
    expect(() => define({ ...model, indexes: { byEmail } })).not.toThrow();
  });
});
