import { describe, expect, it } from "@jest/globals";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { defineModel } from "../model/define-model.ts";
import { attr } from "./attr.ts";
import type { AnyAttribute } from "./attribute.ts";

const url = { encode: (value: URL): string => value.href, decode: (text: string): URL => new URL(text) };
const flags = { encode: Boolean, decode: Boolean };

/** A modifier as callers without types have it. */
const unique = (attribute: AnyAttribute): AnyAttribute => (attribute as ReturnType<typeof attr.string>).unique();

/** Defines a model with an attribute that is unique. */
const define = (attribute: AnyAttribute): unknown =>
  defineModel({
    name: "User",
    table: "users",
    attributes: { id: attr.string(), email: unique(attribute) },
    key: { partitionKey: "id" },
  });

describe("W12 unique()", () => {
  it("says one thing and changes nothing else", () => {
    const { definition } = attr.string().optional().storedAs("e").unique();
    expect(definition).toStrictEqual({ ...attr.string().optional().storedAs("e").definition, unique: true });
    expect(attr.string().unique().nullable().definition.unique).toBe(true);
  });

  it.each<[string, AnyAttribute]>([
    ["string", attr.string()],
    ["number", attr.number()],
    ["bigint", attr.bigint()],
    ["binary", attr.binary()],
    ["date", attr.date()],
    ["date stored as a number", attr.date({ format: "epochSeconds" })],
    ["enum", attr.enum(["a", "b"])],
    ["custom type stored as text", attr.custom(attr.string(), url)],
  ])("is for what is stored as one text, number or binary: a %s", (_, attribute) => {
    expect(define(attribute)).toMatchObject({ unique: ["email"] });
  });

  it.each<[string, AnyAttribute]>([
    ["boolean", attr.boolean()],
    ["list", attr.list(attr.string())],
    ["map", attr.map({})],
    ["record", attr.record(attr.string())],
    ["set", attr.set(attr.string())],
    ["union", attr.union([attr.literal("a"), attr.enum(["b", "c"])])],
    ["json", attr.json()],
    ["unknown", attr.unknown()],
    ["custom stored as boolean", attr.custom(attr.boolean(), flags)],
  ])("is refused for others: %s", (words, attribute) => {
    expect(() => define(attribute)).toThrow(
      new InvalidModelError(
        `Model "User": "email": unique() is for attributes that are stored as one text, number or binary (string, number, bigint, date, enum, binary, and custom types of these), not for ${words}`,
      ),
    );
  });

  it.each(["createdAt", "updatedAt", "version", "ttl", "deletedAt"] as const)("is refused for the role %s", (role) => {
    expect(() => define(attr[role]())).toThrow(
      new InvalidModelError(
        `Model "User": "email": unique() is not for the role ${role}, whose values are no names of items`,
      ),
    );
  });

  it("is for attributes of the model itself", () => {
    const email: AnyAttribute = attr.string().unique();
    expect(() => attr.map({ email: email as never })).toThrow(
      `"email" is nested in a map and has unique(); only attributes of the model itself can have it`,
    );
    expect(() => attr.list(email as never)).toThrow("attr.list(): only attributes of the model itself can be unique");
    expect(() => attr.custom(email as never, url as never)).toThrow(
      "attr.custom(): only attributes of the model itself can be unique",
    );
  });
});
