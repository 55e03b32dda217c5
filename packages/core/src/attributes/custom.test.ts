import { describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { attr } from "./attr.ts";
import { registerConverter } from "./custom.ts";
import type { CustomDefinition } from "./definition.ts";

class Money {
  readonly cents: number;
  constructor(cents: number) {
    this.cents = cents;
  }
}
class Point {
  readonly x: number;
  readonly y: number;
  constructor(x: number, y: number) {
    this.x = x;
    this.y = y;
  }
}

const cents = { encode: (money: Money): number => money.cents, decode: (value: number): Money => new Money(value) };

/** The words of what only callers without types can do. */
function refusal(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    if (error instanceof InvalidModelError) return error.message;
    throw error;
  }
  throw new Error("it was accepted");
}

describe("M11 attr.custom()", () => {
  it("stores a value of your own as another attribute is stored", () => {
    const { stored, encode, decode } = attr.custom(attr.number(), cents).definition as CustomDefinition;
    expect(stored).toEqual(attr.number().definition);
    expect(encode(new Money(5))).toBe(5);
    expect(decode(5)).toEqual(new Money(5));
  });

  it("takes an instance of a class as its converter", () => {
    class Factor {
      readonly #factor = 100;
      encode(value: number): number {
        return value * this.#factor;
      }
      decode(stored: number): number {
        return stored / this.#factor;
      }
    }
    const { encode, decode } = attr.custom(attr.number(), new Factor()).definition as CustomDefinition;
    expect(encode(2)).toBe(200);
    expect(decode(200)).toBe(2);
  });

  it("keeps its converter, whatever becomes of the object that it was given in", () => {
    const converter = { encode: (value: string): string => `+${value}`, decode: (stored: string): string => stored };
    const { encode } = attr.custom(attr.string(), converter).definition as CustomDefinition;
    converter.encode = () => "changed";
    expect(encode("a")).toBe("+a");
  });

  it("can be stored as a map, a list, or another custom type", () => {
    const point = attr.custom(attr.map({ x: attr.number(), y: attr.number() }), {
      encode: ({ x, y }: Point) => ({ x, y }),
      decode: ({ x, y }) => new Point(x, y),
    });
    expect(point.definition).toMatchObject({ stored: { type: "map" } });
    expect(attr.custom(attr.custom(attr.number(), cents), { encode: (m: Money) => m, decode: (m) => m })).toBeDefined();
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["a text", "number"],
    ["a builder that was not called", attr.number],
  ])("refuses %s as what it is stored as", (_, stored) => {
    expect(refusal(() => attr.custom(stored as never, cents as never))).toBe(
      "attr.custom() takes the attribute that its values are stored as, e.g. attr.string()",
    );
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["one way only", { encode: String }],
    ["a list of functions", [String, Number]],
    ["what are no functions", { encode: "String", decode: "Number" }],
  ])("refuses %s as its converter", (_, converter) => {
    expect(refusal(() => attr.custom(attr.number(), converter as never))).toBe(
      "attr.custom() takes a converter, { encode, decode }, of two functions",
    );
  });

  it("refuses modifiers of what it is stored as", () => {
    expect(refusal(() => attr.custom(attr.number().optional() as never, cents as never))).toBe(
      "attr.custom(): an element cannot be optional, readonly, omitEmpty, have a default or a role; put the modifier on the whole",
    );
    expect(refusal(() => attr.custom(attr.number().validate(z.number()), cents))).toBe(
      "attr.custom(): what is stored is made by encode(); put validate() on the custom attribute itself",
    );
  });
});

describe("M11 registerConverter() and attr.instanceOf()", () => {
  it("has every attribute of a class stored in one way", () => {
    registerConverter(Money, { as: attr.number(), ...cents });
    const { definition } = attr.instanceOf(Money);
    expect(definition).toMatchObject({ type: "custom", instanceOf: Money, stored: { type: "number" } });
    expect((definition as CustomDefinition).decode(7)).toEqual(new Money(7));
    expect(attr.list(attr.instanceOf(Money)).definition).toMatchObject({ element: { instanceOf: Money } });
  });

  it("refuses a class without a converter, and says what to call", () => {
    expect(refusal(() => attr.instanceOf(Point))).toBe(
      "attr.instanceOf(Point): no converter is registered for it; call registerConverter(Point, { as, encode, decode }) before the model is defined",
    );
  });

  it("replaces a converter for models that are defined later", () => {
    const before = attr.instanceOf(Money).definition;
    registerConverter(Money, {
      as: attr.string(),
      encode: ({ cents: value }) => String(value),
      decode: (text) => new Money(Number(text)),
    });
    expect(before).toMatchObject({ stored: { type: "number" } });
    expect(attr.instanceOf(Money).definition).toMatchObject({ stored: { type: "string" } });
  });

  it("does not find a converter of a class that a class extends: its instances would come back as another", () => {
    class Price extends Money {}
    expect(refusal(() => attr.instanceOf(Price))).toContain("no converter is registered for it");
  });

  it("names a class that hides its name", () => {
    const Odd = Object.defineProperty(class extends Point {}, "name", { value: Symbol("odd") });
    expect(refusal(() => attr.instanceOf(Odd))).toContain("attr.instanceOf(a class without a name): no converter");
  });

  it.each<[unknown, string]>([
    [undefined, "nothing"],
    [null, "null"],
    ["Money", 'the string "Money"'],
    [new Money(1), "an instance of Money"],
  ])("refuses what is no class: %p", (type, words) => {
    expect(refusal(() => attr.instanceOf(type as never))).toBe(`attr.instanceOf() takes a class, not ${words}`);
    expect(refusal(() => registerConverter(type as never, { as: attr.number(), ...cents } as never))).toBe(
      `registerConverter() takes a class, not ${words}`,
    );
  });

  it.each<[string, unknown, string]>([
    ["nothing", undefined, "registerConverter() takes a class and { as, encode, decode }, not nothing"],
    ["a function", String, "registerConverter() takes a class and { as, encode, decode }, not a function"],
    [
      "no attribute",
      cents,
      "registerConverter() of Point takes the attribute that its values are stored as, e.g. attr.string()",
    ],
    [
      "no functions",
      { as: attr.number() },
      "registerConverter() of Point takes a converter, { encode, decode }, of two functions",
    ],
  ])("refuses %s as a converter", (_, converter, message) => {
    expect(refusal(() => registerConverter(Point, converter as never))).toBe(message);
  });
});
