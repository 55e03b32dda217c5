import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { fromKeptText, keptText } from "./kept-text.ts";

const options = { refuse: (problem: string) => new Error(problem) };
const kept = (value: unknown): string => keptText(value, options);
const canonical = (value: unknown): string => keptText(value, { ...options, canonical: true });

/** Every value that can be kept, nested; names that begin as those of marks do are among them. */
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => {
  const name = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("$date", "$$date", "$", "$set", "__proto__", "constructor"),
  );
  return {
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.string({ unit: "binary" }),
      fc.double(),
      fc.bigInt(),
      fc.boolean(),
      fc.constantFrom(null, undefined),
      // An invalid date is no equal of itself: it has a test of its own.
      fc.date({ noInvalidDate: true }),
      fc.uint8Array(),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.uniqueArray(fc.oneof(fc.string(), fc.integer())).map((members) => new Set(members)),
      fc.array(fc.tuple(fc.string(), tie("value")), { maxLength: 3 }).map((entries) => new Map(entries)),
      // By entries: `__proto__` is a name like any other.
      fc.array(fc.tuple(name, tie("value")), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
    ),
  };
});

test("W13: what is kept comes back as it was", () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      // Jest's own comparison takes a field named "constructor" for the class.
      expect(isDeepStrictEqual(fromKeptText(kept(value)), value)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("W13: an invalid date comes back as one", () => {
  const back = fromKeptText(kept(new Date(Number.NaN)));
  expect(back).toBeInstanceOf(Date);
  expect((back as Date).getTime()).toBeNaN();
});

describe("W13: text of a result", () => {
  test.each<[unknown, string]>([
    [{ paid: true, cents: 5, to: ["ada", null] }, '{"paid":true,"cents":5,"to":["ada",null]}'],
    [{ at: new Date(0), none: undefined }, '{"at":{"$date":"1970-01-01T00:00:00.000Z"},"none":{"$undefined":true}}'],
    [5n, '{"$bigint":"5"}'],
    [[Number.NaN, -0], '[{"$number":"NaN"},{"$number":"-0"}]'],
    [Buffer.from("hi"), '{"$bytes":"aGk="}'],
    [new Set([new Date(0)]), '{"$set":[{"$date":"1970-01-01T00:00:00.000Z"}]}'],
    [{ $date: 1 }, '{"$$date":1}'],
    ["\ud800", '"\\ud800"'],
  ])("W13: %p", (value, text) => {
    expect(kept(value)).toBe(text);
  });

  test("W13: equal inputs have one canonical text, in whatever order their names are", () => {
    expect(canonical({ b: 1, a: { d: undefined, c: [undefined] } })).toBe('{"a":{"c":[{"$undefined":true}]},"b":1}');
    expect(canonical({ a: { c: [undefined] }, b: 1 })).toBe(canonical({ b: 1, a: { c: [undefined], d: undefined } }));
  });

  test.each<[unknown, unknown, string]>([
    [new Set(["b", "a"]), new Set(["a", "b"]), '{"$set":["a","b"]}'],
    [
      new Set([{ b: 1, a: new Set([2, 1]) }, 5n]),
      new Set([5n, { a: new Set([1, 2]), b: 1 }]),
      '{"$set":[{"$bigint":"5"},{"a":{"$set":[1,2]},"b":1}]}',
    ],
    [
      new Map([
        ["b", 1],
        ["a", 2],
      ]),
      new Map([
        ["a", 2],
        ["b", 1],
      ]),
      '{"$map":[["a",2],["b",1]]}',
    ],
  ])("W13: nor does it matter how the members of sets and the entries of maps came in: %p", (one, other, text) => {
    expect(canonical(one)).toBe(text);
    expect(canonical(other)).toBe(text);
  });

  test("W13: a list in another order is another input, and a result is kept in its own", () => {
    expect(canonical(["b", "a"])).not.toBe(canonical(["a", "b"]));
    expect(kept(new Set(["b", "a"]))).toBe('{"$set":["b","a"]}');
  });

  test("W13: the canonical text of a value is that of what it comes back as", () => {
    fc.assert(
      fc.property(anyValue, (value) => expect(canonical(fromKeptText(canonical(value)))).toBe(canonical(value))),
    );
  });
});

describe("W13: what cannot be kept is refused by name", () => {
  const cycle: { self?: unknown } = {};
  cycle.self = { in: [cycle] };
  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

  test.each<[string, unknown, string]>([
    ["a function", { run: () => {} }, '"run" is a function, which cannot be kept; make plain data of it'],
    ["a symbol", Symbol("a"), "it is a symbol"],
    ["an instance of a class", [{ at: new URL("http://a") }], '"[0].at" is an instance of URL'],
    ["an error", new TypeError("no"), "it is an instance of TypeError"],
    ["in a set", { all: new Set([Symbol("a")]) }, '"all.$set[0]" is a symbol'],
    ["what contains itself", cycle, '"self.in[0]" contains itself'],
    ["what is very deep", deep(101), "it is nested over 100 levels"],
    ["other typed arrays", new Float32Array(1), "it is an instance of Float32Array"],
  ])("W13: %s", (_, value, problem) => {
    expect(() => kept(value)).toThrow(problem);
  });

  test("W13: what stands in two places is no cycle", () => {
    const shared = { a: 1 };
    expect(fromKeptText(kept([shared, shared]))).toEqual([shared, shared]);
    expect(kept(deep(100))).toContain("[[1]]");
  });

  test.each([
    ["", "JSON"],
    ["nonsense", "JSON"],
    ['{"$moment":1}', "there is no kind of values named $moment"],
    ['{"$bigint":"x"}', "BigInt"],
    ['{"$set":5}', "iterable"],
  ])("W13: a text of something else: %j", (text, message) => {
    expect(() => fromKeptText(text)).toThrow(message);
  });
});
