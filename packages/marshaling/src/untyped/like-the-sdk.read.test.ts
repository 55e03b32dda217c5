import { unmarshall as unmarshallOfTheSdk } from "@aws-sdk/util-dynamodb";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "@jest/globals";
import type { StoredItem } from "@dynamorm/core";
import * as fc from "fast-check";
import { storedItems, storedValues } from "../../test/arbitrary-stored.ts";
import { values } from "../../test/arbitrary-values.ts";
import { type Difference, faultOf, type Refusal, refused, theirResult } from "../../test/beside-the-sdk.ts";
import { comparable } from "../../test/comparable.ts";
import { type Outcome, outcomeOf } from "../../test/outcome-of.ts";
import { marshall } from "./marshall.ts";
import { unmarshall } from "./unmarshall.ts";
import type { UnmarshallOptions } from "./unmarshall-options.ts";

const ours = (stored: unknown, options?: UnmarshallOptions): Outcome =>
  outcomeOf(() => unmarshall(stored as StoredItem, options));
const theirs = (stored: unknown, options: UnmarshallOptions = {}): Outcome =>
  outcomeOf(() => unmarshallOfTheSdk(stored as StoredItem, options as Parameters<typeof unmarshallOfTheSdk>[1]));

const wraps: fc.Arbitrary<boolean | ((text: string) => unknown)> = fc.constantFrom(
  false,
  true,
  (text: string) => `number ${text}`,
  Number,
  BigInt,
);
const options: fc.Arbitrary<UnmarshallOptions> = fc.record(
  { wrapNumbers: wraps, convertWithoutMapWrapper: fc.boolean() },
  { requiredKeys: [] },
);

const nested = (levels: number): unknown => (levels === 0 ? { N: "1" } : { L: [nested(levels - 1)] });

const refusals: readonly Refusal<UnmarshallOptions>[] = [
  {
    reason: "a number with more digits than a JavaScript number has is rounded",
    sample: { a: { N: "0.1234567890123456789" } },
    message: /expected a number that a JavaScript number or bigint holds exactly: give the option wrapNumbers$/,
  },
  {
    reason: "a text that is no number is NaN, or 0, or whatever it looks like",
    sample: { a: { N: "" }, b: { N: "0x10" } },
    message: /is \{ N: .*; expected a number that DynamoDB holds/,
  },
  {
    reason: "the content of a type is believed to be of the type: the text false is true",
    sample: { a: { BOOL: "false" } },
    message:
      /; expected (true or false \(BOOL\)|null \(NULL\)|a string|the text of a number|bytes, or the .*|a map \(M\))/,
  },
  {
    reason: "the first type of a value of two is taken",
    sample: { a: { S: "a", N: "1" } },
    message: /is an object with .* and .*; expected one type$/s,
  },
  {
    reason: "what is no item has no attributes",
    sample: 3,
    message: /^what was given is .*; expected an item/,
  },
  {
    reason: "members of a set that a function makes the same become one",
    sample: { a: { NS: ["0.1", "0.10000000000000000001"] } },
    options: { wrapNumbers: Number },
    message: /is a set whose \d members are read as \d; expected members that stay apart$/,
  },
  {
    reason: "what is nested deeper than DynamoDB nests is read until the stack overflows",
    sample: { a: nested(40) },
    message: /is a value at level 33; expected at most 32 levels/,
  },
];

const has = (part: unknown, type: string): part is Record<string, unknown> =>
  typeof part === "object" && part !== null && Object.hasOwn(part, type);
const holds = (part: unknown, type: string, isIt: (content: unknown) => boolean): boolean =>
  (has(part, type) && isIt(part[type])) || (has(part, `${type}S`) && [part[`${type}S`]].flat().some(isIt));

const differences: readonly Difference<UnmarshallOptions>[] = [
  {
    reason: "an attribute of the name __proto__ becomes the prototype",
    sample: JSON.parse('{ "__proto__": { "M": { "isAdmin": { "BOOL": true } } } }'),
    ours: JSON.parse('{ "__proto__": { "isAdmin": true } }'),
    theirs: {},
    isIt: (part) => has(part, "__proto__"),
  },
  {
    reason: "the base64 text of bytes, in a response parsed as JSON, stays text",
    sample: { bytes: { B: "AQI=" } },
    ours: { bytes: new Uint8Array([1, 2]) },
    theirs: { bytes: "AQI=" },
    isIt: (part) => holds(part, "B", (content) => typeof content === "string"),
  },
  {
    reason: "zero may have a sign, which DynamoDB does not have",
    sample: { zero: { N: "-0" } },
    ours: { zero: 0 },
    theirs: { zero: -0 },
    isIt: (part) => holds(part, "N", (content) => Object.is(Number(content), -0)),
  },
  {
    reason: "a large whole number with an exponent or a point is refused",
    sample: { large: { N: "1E+30" } },
    ours: { large: 10n ** 30n },
    theirs: refused,
    isIt: (part) =>
      holds(part, "N", (content) => /[eE.]/.test(String(content)) && "error" in theirs({ a: { N: content } })),
  },
];

const rules = { code: "ITEM_MISMATCH", refusals, differences } as const;

describe("C2 unmarshall, beside that of @aws-sdk/util-dynamodb", () => {
  it("C2 C3 reads the same wherever both accept, and differs for the reasons listed alone", () => {
    let both = 0;
    fc.assert(
      fc.property(fc.oneof(storedItems, storedValues), options, (stored, given) => {
        const [our, their] = [ours(stored, given), theirs(stored, given)];
        if ("result" in our && "result" in their) both++;
        expect(faultOf(rules, [our, their], stored, given)).toBeUndefined();
      }),
      { numRuns: 5000 },
    );
    // Were nearly everything refused, nothing would be compared.
    expect(both).toBeGreaterThan(1000);
  });

  it.each(refusals)("C3 refuses, where there $reason", ({ sample, options: given, message }) => {
    expect(theirs(sample, given)).toHaveProperty("result");
    expect(ours(sample, given)).toMatchObject({
      error: { code: "ITEM_MISMATCH", message: expect.stringMatching(message) },
    });
  });

  it.each(differences)("C3 reads what is stored, where there $reason", (difference) => {
    const { sample } = difference;
    expect(isDeepStrictEqual(comparable(unmarshall(sample as StoredItem)), comparable(difference.ours))).toBe(true);
    expect(theirResult(theirs(sample))).toEqual(
      difference.theirs === refused ? refused : comparable(difference.theirs),
    );
  });

  it("C2 reads back what was written", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), values, { maxKeys: 4 }), (item) => {
        const written = outcomeOf(() => marshall(item));
        fc.pre("result" in written);
        const stored = written.result as StoredItem;
        const read = unmarshall(stored, { wrapNumbers: true });
        expect(isDeepStrictEqual(comparable(marshall(read)), comparable(stored))).toBe(true);
      }),
    );
  });
});
