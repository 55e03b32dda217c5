import { describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { attr } from "./attr.ts";
import type { AnyAttribute } from "./attribute.ts";

describe("M3 modifiers", () => {
  it.each<[string, AnyAttribute, object]>([
    ["optional()", attr.string().optional(), { optional: true }],
    ["nullable()", attr.string().nullable(), { nullable: true }],
    ["readonly()", attr.string().readonly(), { readonly: true }],
    ["omitEmpty()", attr.string().omitEmpty(), { omitEmpty: true }],
    ["storedAs()", attr.string().storedAs("s"), { storedAs: "s" }],
  ])("%s says one thing and changes nothing else", (_, { definition }, change) => {
    expect(definition).toStrictEqual({ ...attr.string().definition, ...change });
  });

  it("can be several, in any order", () => {
    const one = attr.string().storedAs("s").optional().nullable().omitEmpty().readonly();
    const other = attr.string().readonly().omitEmpty().nullable().optional().storedAs("s");
    expect(one.definition).toEqual(other.definition);
    expect(Object.isFrozen(one.definition)).toBe(true);
  });
});

describe("M3 omitEmpty()", () => {
  it.each<[string, AnyAttribute]>([
    ["string", attr.string().omitEmpty()],
    ["number", attr.number().omitEmpty()],
    ["bigint", attr.bigint().omitEmpty()],
    ["binary", attr.binary().omitEmpty()],
    ["list", attr.list(attr.string()).omitEmpty()],
    ["record", attr.record(attr.string()).omitEmpty()],
    ["set", attr.set(attr.string()).omitEmpty()],
    ["nullable string", attr.string().nullable().omitEmpty()],
  ])("is for what has an empty value: a %s", (_, { definition }) => {
    expect(definition.omitEmpty).toBe(true);
  });

  it.each<[string, () => AnyAttribute]>([
    ["boolean", () => attr.boolean()],
    ["date", () => attr.date()],
    ["enum", () => attr.enum(["a"])],
    ["literal", () => attr.literal("")],
    ["map", () => attr.map({})],
    ["union", () => attr.union([attr.string(), attr.number()])],
    ["json", () => attr.json()],
    ["unknown", () => attr.unknown()],
    ["custom", () => attr.custom(attr.string(), { encode: String, decode: String })],
  ])("is refused for a %s, which has none", (type, make) => {
    expect(() => (make() as ReturnType<typeof attr.string>).omitEmpty()).toThrow(
      new InvalidModelError(
        `omitEmpty() is for attributes that have an empty value (string, number, bigint, binary, list, record, set), not for ${type}; optional() lets one be missing`,
      ),
    );
  });
});

describe("M3 storedAs()", () => {
  it.each<[unknown, string]>([
    ["", "storedAs(): an attribute's name is empty"],
    [
      "\ud83d",
      'storedAs(): the attribute name "\\ud83d" holds half of a character (a lone surrogate), which cannot be stored',
    ],
    ["x".repeat(65_536), "storedAs(): an attribute's name is over 64 KB"],
    [undefined, "storedAs(): nothing is no name"],
    [7, "storedAs(): the number 7 is no name"],
    [{ name: "s" }, "storedAs(): an object is no name"],
  ])("refuses what DynamoDB holds under no name: %#", (name, message) => {
    expect(() => attr.string().storedAs(name as never)).toThrow(new InvalidModelError(message));
  });
});

describe("M3 validate()", () => {
  it("keeps validators in order", () => {
    const [first, second] = [z.string().trim(), z.email()];
    const { validators } = attr.string().validate(first).validate(second).definition;
    expect(validators).toEqual([first, second]);
    expect(Object.isFrozen(validators)).toBe(true);
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a function", (text: string): boolean => text !== ""],
    ["an instance of RegExp", /^a/],
    ["an object", { validate: () => true }],
    ["an object", { "~standard": null }],
    ["an object", { "~standard": { version: 2, vendor: "later", validate: () => ({ value: 1 }) } }],
    ["an object", { "~standard": { version: 1, vendor: "lazy" } }],
  ])("refuses what follows no Standard Schema: %s", (words, schema) => {
    expect(() => attr.string().validate(schema as never)).toThrow(
      new InvalidModelError(
        `validate() takes a validator that follows Standard Schema (https://standardschema.dev), such as zod's, valibot's or arktype's, not ${words}`,
      ),
    );
  });
});

class Money {
  readonly #cents: number;
  constructor(cents: number) {
    this.#cents = cents;
  }
  get cents(): number {
    return this.#cents;
  }
}
const money = { encode: (value: Money): number => value.cents, decode: (cents: number): Money => new Money(cents) };

describe("M3 default() of an instance of a class", () => {
  const mend =
    "default() was given an instance of Money that cannot be copied for each item; give a function that makes it: default(() => …)";

  it("is refused: a copy would be a plain object", () => {
    expect(() => attr.custom(attr.number(), money).default(new Money(5))).toThrow(new InvalidModelError(mend));
  });

  it("is refused at any depth", () => {
    const prices = attr.map({ list: attr.list(attr.custom(attr.number(), money)) });
    expect(() => prices.default({ list: [new Money(5)] })).toThrow(new InvalidModelError(mend));
    expect(() => attr.unknown().default(new Set([[new Money(5)]]))).toThrow(new InvalidModelError(mend));
  });

  it("is made by a function", () => {
    const price = attr.custom(attr.number(), money).default(() => new Money(5));
    expect(price.definition.default?.()).toBeInstanceOf(Money);
  });

  it("is not needed for what refers to itself", () => {
    const cyclic: Record<string, unknown> = {};
    cyclic["self"] = cyclic;
    const copy = attr.unknown().default(cyclic).definition.default?.() as typeof cyclic;
    expect(copy).not.toBe(cyclic);
    expect(copy["self"]).toBe(copy);
  });

  it("may be null, bytes, a bigint", () => {
    expect(attr.string().nullable().default(null).definition.default?.()).toBeNull();
    expect(attr.binary().default(Buffer.from("a")).definition.default?.()).toEqual(new Uint8Array([97]));
    expect(attr.bigint().default(7n).definition.default?.()).toBe(7n);
  });
});
