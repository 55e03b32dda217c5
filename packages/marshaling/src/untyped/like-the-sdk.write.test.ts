import { marshall as marshallOfTheSdk, NumberValueImpl } from "@aws-sdk/util-dynamodb";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { Digest, Money, Registry, Secret, Tags, values } from "../../test/arbitrary-values.ts";
import { type Difference, faultOf, type Refusal, refused, theirResult } from "../../test/beside-the-sdk.ts";
import { comparable } from "../../test/comparable.ts";
import { outcomeOf } from "../../test/outcome-of.ts";
import { marshall } from "./marshall.ts";
import type { MarshallOptions } from "./marshall-options.ts";
import { NumberValue } from "./number-value.ts";

const theirs = (value: unknown, options: MarshallOptions = {}): unknown =>
  marshallOfTheSdk(value, options as Parameters<typeof marshallOfTheSdk>[1]) as unknown;

const options: fc.Arbitrary<MarshallOptions> = fc.record(
  {
    convertEmptyValues: fc.boolean(),
    removeUndefinedValues: fc.boolean(),
    convertClassInstanceToMap: fc.boolean(),
    convertTopLevelContainer: fc.boolean(),
    allowImpreciseNumbers: fc.boolean(),
  },
  { requiredKeys: [] },
);

const asMap = { convertClassInstanceToMap: true };
/** Bytes that were there, and are no more. */
function transferred(): Uint8Array {
  const bytes = new Uint8Array([1]);
  structuredClone(bytes, { transfer: [bytes.buffer] });
  return bytes;
}
const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

const refusals: readonly Refusal<MarshallOptions>[] = [
  {
    reason: "a function in an object or an array is dropped",
    sample: { a: () => 1 },
    message: /is a function; expected a value that DynamoDB has a type for: leave it out$/,
  },
  {
    reason: "a hole of an array is dropped, and what follows moves up",
    sample: [1, , 3], // oxlint-disable-line no-sparse-arrays
    message: /is nothing; expected .*: leave it out, or give the option removeUndefinedValues$/,
  },
  {
    reason: "a key of a Map that is no text is made one, whichever other key has it",
    sample: new Map<unknown, unknown>([
      [1, "a"],
      ["1", "b"],
    ]),
    message: /is a Map with .* as a key; expected keys that are strings/,
  },
  {
    reason: "an object of another class than a plain one's is taken for a plain one by the name of its constructor",
    sample: { iterator: new Map([["a", 1]]).values() },
    message: /is an? (object|instance of .*); expected a value that DynamoDB .*convertClassInstanceToMap$/,
  },
  {
    reason: "a built-in object becomes an empty map: a Date, a RegExp, an Error, a Promise",
    sample: { at: new Date(0) },
    options: asMap,
    message:
      /is an? (Date|(instance of )?\w+); expected a value that DynamoDB has a type for: (store date|its properties)/,
  },
  {
    reason: "an instance without properties becomes an empty map, whatever it holds in private",
    sample: { secret: new Secret() },
    options: asMap,
    message: /that shows none; expected properties to store: make a plain object of what it holds$/,
  },
  {
    reason: "a Blob is sent as no bytes at all: its own cannot be had at once",
    sample: { file: new Blob(["ab"]) },
    message: /is an instance of Blob; expected .*: give its bytes: new Uint8Array\(await value.arrayBuffer\(\)\)$/,
  },
  {
    reason: "bytes that were transferred to another thread are sent as none",
    sample: { bytes: transferred() },
    message: /is bytes that were transferred away/,
  },
  {
    reason: "a Set of members of several types is taken for one of the first's, the others made texts",
    sample: new Set(["1", 2]),
    message: /is a Set with .*; expected a Set of strings, of numbers or of bytes/,
  },
  {
    reason: "a number that is in a Set as two kinds of number is sent twice, which DynamoDB refuses",
    sample: new Set([1, 1n]),
    message: /is a Set with .*; expected every number once/,
  },
  {
    reason: "a number beyond Number.MAX_SAFE_INTEGER is not looked at in a Set that begins with another kind of number",
    sample: new Set([1n, 2 ** 60]),
    message: /is the number .*; expected a number up to Number.MAX_SAFE_INTEGER: give a bigint/,
  },
  {
    reason: "NaN, or an infinity, is not looked at in a Set that begins with another kind of number",
    sample: new Set([1n, Number.NaN]),
    message: /is the number (NaN|-?Infinity); expected a finite number/,
  },
  {
    reason: "bytes that are in a Set twice are sent twice, which DynamoDB refuses",
    sample: new Set([new Uint8Array([1]), new Uint8Array([1])]),
    message: /is a Set with the same bytes twice/,
  },
  {
    reason: "half of a surrogate pair is sent, where DynamoDB holds UTF-8",
    sample: { text: "\uD800" },
    message: /is a string with half of a surrogate pair/,
  },
  {
    reason: "half of a surrogate pair is sent in a name",
    sample: { "\uD800": 1 },
    message: /is a name with half of a surrogate pair/,
  },
  {
    reason: "an empty name is sent, which DynamoDB refuses",
    sample: { "": 1 },
    message: /is an empty attribute name/,
  },
  {
    reason: "a number outside DynamoDB's range is sent",
    sample: { a: 1e-131 },
    message: /is the number .*; expected 0, or a magnitude from 1E-130 to 9.99E\+125/,
  },
  {
    reason: "a bigint of over 38 digits is sent, which DynamoDB refuses",
    sample: { a: 10n ** 38n + 1n },
    message: /is a bigint of \d+ digits; expected at most 38 digits/,
  },
  {
    reason: "a NumberValue of any text is sent",
    sample: { a: NumberValueImpl.from("three") },
    message: /is the string .*; expected a number of at most 38 digits, from 1E-130 to 9.99E\+125/,
  },
  {
    reason: "what is nested over 32 levels is sent, which DynamoDB refuses",
    sample: nested(40),
    message: /is a value at level 33; expected at most 32 levels/,
  },
];

const hasOwn = (name: string) => (part: unknown) =>
  part instanceof Map ? part.has(name) : typeof part === "object" && part !== null && Object.hasOwn(part, name);
const isEmptyBuffer = (part: unknown): boolean =>
  (part instanceof ArrayBuffer || part instanceof DataView) && part.byteLength === 0;

const differences: readonly Difference<MarshallOptions>[] = [
  {
    reason: "an attribute of the name __proto__ is lost",
    sample: JSON.parse('{ "__proto__": 1 }'),
    ours: JSON.parse('{ "__proto__": { "N": "1" } }'),
    theirs: {},
    isIt: hasOwn("__proto__"),
  },
  {
    reason: "an attribute of the name constructor is taken for the class",
    sample: { a: { constructor: { name: "Uint8Array" } } },
    ours: { a: { M: { constructor: { M: { name: { S: "Uint8Array" } } } } } },
    theirs: { a: { B: { constructor: { name: "Uint8Array" } } } },
    isIt: hasOwn("constructor"),
  },
  {
    reason: "a class that extends a built-in one is taken for any other: a Set is an empty map",
    sample: { tags: new Tags(["a"]) },
    options: asMap,
    ours: { tags: { SS: ["a"] } },
    theirs: { tags: { M: {} } },
    isIt: (part) => part instanceof Tags || part instanceof Registry || part instanceof Digest,
  },
  {
    reason: "an empty ArrayBuffer or DataView is no empty value",
    sample: { bytes: new DataView(new ArrayBuffer(0)) },
    options: { convertEmptyValues: true },
    ours: { bytes: { NULL: true } },
    theirs: { bytes: { B: new DataView(new ArrayBuffer(0)) } },
    isIt: (part, { convertEmptyValues }) => convertEmptyValues === true && isEmptyBuffer(part),
  },
  {
    reason: "a Set of numbers with larger ones that are exact is refused",
    sample: new Set([1, 2n ** 64n]),
    ours: { NS: ["1", "18446744073709551616"] },
    theirs: refused,
    isIt: (part, given) => part instanceof Set && "error" in outcomeOf(() => theirs(part, given)),
  },
  {
    reason: "a NumberValue of another copy of the class is refused",
    sample: { a: NumberValue.from("0.1234567890123456789") },
    ours: { a: { N: "0.1234567890123456789" } },
    theirs: refused,
    isIt: (part) => part instanceof NumberValue,
  },
];

const rules = { code: "INVALID_ITEM", refusals, differences } as const;

describe("C2 marshall, beside that of @aws-sdk/util-dynamodb", () => {
  it("C2 C3 writes the same wherever both accept, and differs for the reasons listed alone", () => {
    let both = 0;
    fc.assert(
      fc.property(values, options, (value, given) => {
        const [our, their] = [outcomeOf(() => marshall(value, given)), outcomeOf(() => theirs(value, given))];
        if ("result" in our && "result" in their) both++;
        expect(faultOf(rules, [our, their], value, given)).toBeUndefined();
      }),
      { numRuns: 5000 },
    );
    // Were nearly everything refused, nothing would be compared.
    expect(both).toBeGreaterThan(1000);
  });

  it.each(refusals)("C3 refuses, where there $reason", ({ sample, options: given, message }) => {
    expect(outcomeOf(() => theirs(sample, given))).toHaveProperty("result");
    expect(outcomeOf(() => marshall(sample, given))).toMatchObject({
      error: { code: "INVALID_ITEM", message: expect.stringMatching(message) },
    });
  });

  it.each(differences)("C3 keeps what was given, where there $reason", (difference) => {
    const { sample, options: given } = difference;
    expect(isDeepStrictEqual(marshall(sample, given), difference.ours)).toBe(true);
    expect(theirResult(outcomeOf(() => theirs(sample, given)))).toEqual(
      difference.theirs === refused ? refused : comparable(difference.theirs),
    );
  });

  it("C3 refuses what contains itself, where there the stack overflows", () => {
    const cycle: Record<string, unknown> = {};
    cycle["self"] = new Map([["inner", new Money(cycle)]]);
    expect(outcomeOf(() => theirs(cycle, asMap))).toMatchObject({ error: expect.any(RangeError) });
    expect(outcomeOf(() => marshall(cycle, asMap))).toMatchObject({
      error: { message: '"self.inner.amount" is an object that contains itself; expected no cycle' },
    });
  });
});
