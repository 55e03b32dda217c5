import { type AttributeValue, attr, defineModel, isWellFormed, key } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { guardKey, isGuardKey } from "./guard-key.ts";

const email = attr.string().unique();
const User = defineModel({
  name: "User",
  table: "users",
  attributes: { id: attr.string(), email, phone: attr.number().unique().storedAs("p") },
  key: { partitionKey: "id" },
});

const textOf = (attribute: string, value: AttributeValue): string | undefined =>
  guardKey(User, attribute, value)["id"]?.S;

const guarded = (attributes: object, partitionKey: unknown, sortKey?: unknown, name = "User") =>
  guardKey(
    defineModel({
      name,
      table: "users",
      attributes: { ...attributes, email },
      key: { partitionKey, ...(sortKey !== undefined && { sortKey }) },
    } as never),
    "email",
    { S: "a" },
  );

const bytes = (text: string): AttributeValue => ({ B: new TextEncoder().encode(text) });

const tagged = (name: string) =>
  defineModel({
    name,
    table: "users",
    typeTag: { value: "U" },
    attributes: { id: attr.string(), email },
    key: { partitionKey: "id" },
  });

const keyOf = ({ name, attribute, value }: { name: string; attribute: string; value: string }): unknown => {
  const attributes = { [`id${attribute}`]: attr.string(), [attribute]: email };
  const partitionKey = `id${attribute}`;
  const model = defineModel({ name, table: "users", attributes, key: { partitionKey } } as never);
  return guardKey(model, attribute, { S: value })[partitionKey]?.S;
};

const isWhole = (all: object): boolean => Object.values(all).every((part: string) => isWellFormed(part));

describe("W12: the key of a guard", () => {
  test("is made of model, attribute and value, by their names in the table", () => {
    expect(guardKey(User, "email", { S: "ada@example.com" })).toEqual({
      id: { S: "_unique#User#email#ada@example.com" },
    });
    expect(textOf("phone", { N: "42" })).toBe("_unique#User#p#1:42:2");
    expect(textOf("email", { B: new Uint8Array([0, 255]) })).toBe("_unique#User#email#AP8=");
    expect(textOf("email", { B: "AP8=" as never })).toBe("_unique#User#email#AP8=");
    expect(textOf("email", { S: "" })).toBe("_unique#User#email#");
  });

  test("has one text for all ways to write a number", () => {
    const texts = ["1500", "1500.0", "1.5e3", "+15E2", "01500"].map((N) => textOf("phone", { N }));
    expect(new Set(texts).size).toBe(1);
    expect(textOf("phone", { N: "-0" })).toBe(textOf("phone", { N: "0.00" }));
  });

  test("fills the key of any table", () => {
    const id = attr.string();
    expect(guarded({ id: attr.binary() }, "id")).toEqual({ id: bytes("_unique#User#email#a") });
    expect(guarded({ id, at: attr.number() }, "id", "at")).toEqual({
      id: { S: "_unique#User#email#a" },
      at: { N: "0" },
    });
    expect(guarded({ id, at: attr.binary() }, "id", "at")).toMatchObject({ at: bytes("_unique#") });
    expect(guarded({ id, at: attr.date().storedAs("t") }, "id", "at")).toMatchObject({ t: { S: "_unique#" } });
    expect(guarded({ id }, key("pk", "U#{id}"), key("sk", "U"), "Big # User")).toEqual({
      pk: { S: "_unique#Big$20$23$20User#email#a" },
      sk: { S: "_unique#" },
    });
  });

  test("goes by the type tag, where there is one: code may be renamed", () => {
    const keys = ["User", "Person"].map((name) => guardKey(tagged(name), "email", { S: "a" }));
    expect(keys).toEqual([{ id: { S: "_unique#U#email#a" } }, { id: { S: "_unique#U#email#a" } }]);
  });

  test("is another for another model, attribute or value, whatever is in them", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 8 }),
      fc.stringMatching(/^[#$%|/: ]{1,4}$/),
      fc.constantFrom("#", "$23", "$", "a#b", "__proto__"),
    );
    const input = fc.record({ name: text, attribute: text, value: text });
    fc.assert(
      fc.property(input.filter(isWhole), input.filter(isWhole), (one, other) => {
        const isSame = one.name === other.name && one.attribute === other.attribute && one.value === other.value;
        expect(keyOf(one) === keyOf(other)).toBe(isSame);
      }),
      { numRuns: 500 },
    );
  });

  test("has 2,048 bytes at most, with what is escaped", () => {
    const most = 2048 - "_unique#User#email#".length;
    expect(textOf("email", { S: "x".repeat(most) })).toHaveLength(2048);
    const refused = { code: "INVALID_ITEM", model: "User", table: "users", attribute: "email", path: "email" };
    for (const value of ["x".repeat(most + 1), "é".repeat(most / 2 + 1), " ".repeat(most / 3 + 1)]) {
      expect(() => textOf("email", { S: value })).toThrow(expect.objectContaining(refused));
    }
  });

  test("is told from keys of items", () => {
    expect(isGuardKey(User, guardKey(User, "email", { S: "a" }))).toBe(true);
    expect(isGuardKey(User, { id: { B: new TextEncoder().encode("_unique#a") } })).toBe(true);
    expect(isGuardKey(User, { id: { S: "_unique" } })).toBe(false);
    expect(isGuardKey(User, { id: { S: "x_unique#" } })).toBe(false);
    expect(isGuardKey(User, {})).toBe(false);
  });
});
