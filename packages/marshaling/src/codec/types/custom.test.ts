import { describe, expect, it } from "@jest/globals";
import { attr, registerConverter } from "@dynamorm/core";
import { oneAttribute } from "../../../test/one-attribute.ts";
import { thrownBy } from "../../../test/thrown-by.ts";
import { compileCodec } from "../compile-codec.ts";

class Money {
  readonly cents: number;

  constructor(cents: number) {
    this.cents = cents;
  }

  static parse(text: string): Money {
    if (!text.endsWith(" EUR")) throw new RangeError(`no euros in ${text}`);
    return new Money(Number.parseFloat(text) * 100);
  }
}
const converter = { encode: ({ cents }: Money) => `${cents / 100} EUR`, decode: (text: string) => Money.parse(text) };

describe("M11 custom types", () => {
  const price = attr.custom(attr.string(), converter);
  const { write, read, mismatch } = oneAttribute(price);

  it("are stored as their converter says, and are what it makes of what is stored", () => {
    expect(write(new Money(150))).toStrictEqual({ S: "1.5 EUR" });
    expect(read({ S: "1.5 EUR" })).toStrictEqual(new Money(150));
  });

  it("can be stored as anything, in anything", () => {
    const pair = attr.custom(attr.list(attr.number()), {
      encode: ([x, y]: readonly [number, number]) => [x, y],
      decode: ([x = 0, y = 0]) => [x, y] as const,
    });
    const pairs = oneAttribute(attr.record(pair));
    expect(pairs.write({ a: [1, 2] })).toStrictEqual({ M: { a: { L: [{ N: "1" }, { N: "2" }] } } });
    expect(pairs.read({ M: { a: { L: [{ N: "1" }, { N: "2" }] } } })).toStrictEqual({ a: [1, 2] });
  });

  it("name the path of what a converter throws, with its words, and keep it as the cause", () => {
    const codec = compileCodec({ attributes: { prices: attr.list(price) } });
    const error = thrownBy(() => codec.unmarshal({ prices: { L: [{ S: "3 USD" }] } }));
    expect(error).toMatchObject({
      code: "ITEM_MISMATCH",
      path: "prices[0]",
      message:
        '"prices[0]" in the table is the string "3 USD", of which its converter\'s decode() says "no euros in 3 USD"; ' +
        "expected a string (S): correct the item, or the model",
    });
    expect(error.cause).toStrictEqual(new RangeError("no euros in 3 USD"));
  });

  it("do the same when they are written", () => {
    const failing = attr.custom(attr.string(), {
      encode: (): string => {
        throw "no way";
      },
      decode: (text) => text,
    });
    const error = thrownBy(() => compileCodec({ attributes: { value: failing } }).marshal({ value: "x" }));
    expect(error).toMatchObject({
      code: "INVALID_ITEM",
      message:
        '"value" is the string "x", of which its converter\'s encode() throws the string "no way"; ' +
        "expected a value that its converter takes",
      cause: "no way",
    });
  });

  it("blame the converter for what does not fit what it is stored as", () => {
    const wrong = attr.custom(attr.list(attr.number()), { encode: (): number[] => ["1"] as never, decode: () => [] });
    expect(oneAttribute(wrong).refusal([])).toBe(
      '"value[0]" was made the string "1" by its converter\'s encode(); expected a number: mend the converter',
    );
  });

  it("refuse to read what they are not stored as", () => {
    expect(mismatch({ N: "1" })).toBe(
      '"value" in the table is { N: "1" }; expected a string (S): correct the item, or the model',
    );
  });
});

describe("M11 custom types: a converter that makes undefined", () => {
  it.each([{ codegen: true }, { codegen: false }])("has it in the item, with %j", (options) => {
    const nothing = attr.custom(attr.string(), { encode: () => "", decode: () => undefined });
    const codec = compileCodec({ attributes: { a: nothing.optional(), b: attr.list(nothing), c: nothing } }, options);
    expect(codec.unmarshal({ a: { S: "" }, b: { L: [{ S: "" }] }, c: { S: "" } })).toStrictEqual({
      a: undefined,
      b: [undefined],
      c: undefined,
    });
  });
});

describe("M11 registered classes", () => {
  registerConverter(Money, { as: attr.string(), ...converter });
  const { write, read, refusal } = oneAttribute(attr.instanceOf(Money));

  it("are stored as their converter says", () => {
    expect(read(write(new Money(150)))).toStrictEqual(new Money(150));
  });

  it.each<[unknown, string]>([
    [{ cents: 1 }, "is an object; expected an instance of Money"],
    [undefined, "is missing; expected an instance of Money: give it, or make the attribute optional()"],
    [null, "is null; expected an instance of Money: give it, or make the attribute nullable()"],
  ])("refuse %j, before the converter is called", (value, problem) => {
    expect(refusal(value)).toBe(`"value" ${problem}`);
  });
});
