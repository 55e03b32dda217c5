import { describe, expect, it } from "@jest/globals";
import { messageOf, thrownBy } from "../../test/thrown-by.ts";
import { marshall } from "./marshall.ts";
import type { MarshallOptions } from "./marshall-options.ts";

const marshallValue = (value: unknown, options: MarshallOptions<false>): unknown =>
  marshall({ value }, options)["value"];

/** A value at the given level of nesting, in lists. */
function atLevel(level: number): unknown {
  return level === 1 ? "leaf" : [atLevel(level - 1)];
}

class Money {
  amount = 1;
}

describe("the options of marshall", () => {
  it("C2 gives objects and arrays as values with convertTopLevelContainer", () => {
    const whole = { convertTopLevelContainer: true } as const;
    expect(marshall({ a: [1] }, whole)).toStrictEqual({ M: { a: { L: [{ N: "1" }] } } });
    expect(marshall([1], whole)).toStrictEqual({ L: [{ N: "1" }] });
    expect(marshall("a", whole)).toStrictEqual({ S: "a" });
  });

  it("C2 nests a value one level less than an item", () => {
    expect(() => marshall(atLevel(32), { convertTopLevelContainer: true })).not.toThrow();
    expect(() => marshall(atLevel(33))).not.toThrow();
    expect(thrownBy(() => marshall(atLevel(33), { convertTopLevelContainer: true })).code).toBe("INVALID_ITEM");
    expect(thrownBy(() => marshall(atLevel(34))).code).toBe("INVALID_ITEM");
  });

  it.each<[unknown, unknown]>([
    ["", { NULL: true }],
    [new String(""), { NULL: true }],
    [new Uint8Array(0), { NULL: true }],
    [new ArrayBuffer(0), { NULL: true }],
    [new Set(), { NULL: true }],
    [[""], { L: [{ NULL: true }] }],
    [new Set([""]), { SS: [""] }],
    [[], { L: [] }],
    [{}, { M: {} }],
  ])("C2 writes %p with convertEmptyValues", (value, stored) => {
    expect(marshallValue(value, { convertEmptyValues: true })).toStrictEqual(stored);
  });

  it.each<[unknown, unknown]>([
    [undefined, undefined],
    [[1, undefined, 2], { L: [{ N: "1" }, { N: "2" }] }],
    [{ a: undefined, "": undefined }, { M: {} }],
    [new Map([["a", undefined]]), { M: {} }],
    [new Set(["a", undefined]), { SS: ["a"] }],
  ])("C2 writes %p with removeUndefinedValues", (value, stored) => {
    expect(marshallValue(value, { removeUndefinedValues: true })).toStrictEqual(stored);
  });

  it("C2 removes undefined before it looks whether a Set is empty", () => {
    const removed = { removeUndefinedValues: true };
    expect(messageOf(() => marshallValue(new Set([undefined]), removed))).toMatch(/^"value" is an empty Set; /);
    expect(marshallValue(new Set([undefined]), { ...removed, convertEmptyValues: true })).toEqual({ NULL: true });
  });

  it("C2 writes the properties of an instance with convertClassInstanceToMap, and not its methods", () => {
    class Price extends Money {
      readonly currency = "EUR";
      readonly format = (): string => `${this.amount} ${this.currency}`;
    }
    const asMap = { convertClassInstanceToMap: true };
    const stored = { amount: { N: "1" }, currency: { S: "EUR" } };
    expect(marshallValue(new Price(), asMap)).toStrictEqual({ M: stored });
    expect(marshall(new Price(), asMap)).toStrictEqual(stored);
    expect(marshallValue(Object.create({ inherited: 1 }), asMap)).toStrictEqual({ M: { inherited: { N: "1" } } });
  });

  it("C2 writes numbers that may have lost digits with allowImpreciseNumbers, and no others", () => {
    const imprecise = { allowImpreciseNumbers: true };
    expect(marshallValue([2 ** 60, 1e21], imprecise)).toEqual({ L: [{ N: "1152921504606847000" }, { N: "1e+21" }] });
    expect(marshallValue(new Set([2 ** 60]), imprecise)).toEqual({ NS: ["1152921504606847000"] });
    expect(messageOf(() => marshallValue(new Set([1e21, 10n ** 21n]), imprecise))).toBe(
      `"value" is a Set with 1${"0".repeat(21)} as a number and as a bigint; expected every number once: ` +
        "DynamoDB has one type for both",
    );
    expect(messageOf(() => marshallValue(1e300, imprecise))).toMatch(/expected 0, or a magnitude from/);
  });

  it.each<[unknown, string]>([
    [
      { removeUndefined: true },
      'there is no option "options.removeUndefined"; it takes convertEmptyValues, removeUndefinedValues, ' +
        "convertClassInstanceToMap, convertTopLevelContainer and allowImpreciseNumbers",
    ],
    [{ convertEmptyValues: 1 }, 'the option "options.convertEmptyValues" takes true or false, not the number 1'],
    [0, 'the option "options" takes an object of options, not the number 0'],
    [null, 'the option "options" takes an object of options, not null'],
  ])("C2 refuses the options %p", (options, problem) => {
    expect(thrownBy(() => marshall({}, options as MarshallOptions))).toMatchObject({
      code: "INVALID_OPTION",
      message: `marshall: ${problem}`,
    });
  });

  it("C3 refuses an instance that shows nothing of what it holds, also with convertClassInstanceToMap", () => {
    class Secret {
      readonly #secret = 1;
      reveal(): number {
        return this.#secret;
      }
    }
    expect(messageOf(() => marshall(new Secret(), { convertClassInstanceToMap: true }))).toBe(
      "what was given is an instance of Secret that shows none; expected properties to store: " +
        "make a plain object of what it holds",
    );
  });
});
