import { describe, expect, test } from "@jest/globals";
import type { AttributeValue, StoredItem } from "@dynamorm/core";
import {
  type BuildCondition,
  type Condition,
  conditionBuilder,
  conditionHolds,
  type EncodeOperand,
  type Operator,
  operatorCondition,
  type OperandRole,
} from "./index.ts";

interface Example {
  readonly text: string;
  readonly count: number;
  readonly flag: boolean;
  readonly nothing: null;
  readonly bytes: Uint8Array;
  readonly list: readonly unknown[];
  readonly map: { readonly city: string; readonly deep: { readonly floor: number } };
  readonly texts: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  readonly missing?: string;
}

const item: StoredItem = {
  text: { S: "é😀x" },
  count: { N: "12.0" },
  flag: { BOOL: true },
  nothing: { NULL: true },
  bytes: { B: Uint8Array.of(1, 2, 255) },
  list: { L: [{ N: "1" }, { S: "a" }, { L: [{ N: "2" }] }, { M: { k: { S: "v" } } }] },
  map: { M: { city: { S: "Paris" }, deep: { M: { floor: { N: "3" } } } } },
  texts: { SS: ["a", "b"] },
  numbers: { NS: ["1", "2.5"] },
};

/** What the examples need of a codec. */
const encode: EncodeOperand<AttributeValue> = (value) => {
  if (typeof value === "string") return { S: value };
  if (typeof value === "boolean") return { BOOL: value };
  if (value === null) return { NULL: true };
  if (value instanceof Uint8Array) return { B: value };
  if (Array.isArray(value)) return { L: value.map((element) => encode(element, ["list"], "value")) };
  if (value instanceof Set) return { SS: [...value].map(String) };
  return { N: JSON.stringify(value) };
};

/** As a codec that refuses a value. */
const refusing: EncodeOperand<AttributeValue> = (value, path, role) => {
  if (value === "bad") throw new TypeError("no value of this attribute");
  return encode(value, path, role);
};

const eb = conditionBuilder<Example>();
const holdsFor = (name: string, operator: Operator, ...operands: unknown[]): boolean =>
  conditionHolds(operatorCondition([name], operator, operands), item, encode);
const holds = (build: BuildCondition<Example>): boolean => conditionHolds(build(eb), item, encode);

describe("E1: whether a condition holds for a stored item", () => {
  test.each<[string, BuildCondition<Example>]>([
    ["= by value", (e) => e("count", "=", 12)],
    ["<>", (e) => e("count", "<>", 13)],
    ["<", (e) => e("count", "<", 100)],
    ["<=", (e) => e("count", "<=", 12)],
    [">", (e) => e("count", ">", 2)],
    [">=", (e) => e("count", ">=", 12)],
    ["between, both ends belonging to it", (e) => e("count", "between", [12, 12])],
    ["in", (e) => e("count", "in", [1, 12])],
    ["= of a set, in any order", (e) => e("texts", "=", new Set(["b", "a"]))],
    ["= null", (e) => e("nothing", "=", null)],
    ["begins_with of a text", (e) => e("text", "begins_with", "é")],
    ["begins_with of nothing", (e) => e("text", "begins_with", "")],
    ["begins_with of bytes", (e) => e("bytes", "begins_with", Uint8Array.of(1, 2))],
    ["contains a part of a text", (e) => e("text", "contains", "😀x")],
    ["contains a text of a set", (e) => e("texts", "contains", "b")],
    ["contains a number of a set", (e) => e("numbers", "contains", 2.5)],
    ["contains an element", (e) => e("list", "contains", "a")],
    ["contains an element that is a list", (e) => e("list", "contains", [2])],
    ["attribute_exists", (e) => e.exists("nothing")],
    ["attribute_not_exists", (e) => e.notExists("missing")],
    ["attribute_type", (e) => e.type("texts", "SS")],
    ["size of a text, in UTF-16 units", (e) => e.size("text", "=", 4)],
    ["size of bytes", (e) => e.size("bytes", "=", 3)],
    ["size of a list", (e) => e.size("list", "=", 4)],
    ["size of a map", (e) => e.size("map", "between", [1, 2])],
    ["size of a set", (e) => e.size("texts", "in", [1, 2])],
    ["a path into maps", (e) => e("map.deep.floor", "=", 3)],
    ["a path into a list", (e) => e("list[0]", "=", 1)],
    ["and", (e) => e.and([e("count", "=", 12), e("flag", "=", true)])],
    ["or", (e) => e.or([e("count", "=", 1), e("flag", "=", true)])],
    ["not", (e) => e.not(e.or([e("count", "=", 1), e("flag", "=", false)]))],
  ])("%s holds", (_, build) => {
    expect(holds(build)).toBe(true);
    expect(holds((e) => e.not(build(e)))).toBe(false);
  });

  test.each<[string, BuildCondition<Example>]>([
    ["= of another value", (e) => e("text", "=", "é")],
    ["<> of the same value", (e) => e("count", "<>", 12)],
    ["< of the same value", (e) => e("count", "<", 12)],
    ["> of the same value", (e) => e("count", ">", 12)],
    ["between beside it", (e) => e("count", "between", [13, 20])],
    ["in others", (e) => e("count", "in", [1, 2])],
    ["begins_with what is within", (e) => e("text", "begins_with", "x")],
    ["begins_with more than there is", (e) => e("bytes", "begins_with", Uint8Array.of(1, 2, 255, 0))],
    ["contains another", (e) => e("texts", "contains", "c")],
    ["contains an element of an element", (e) => e("list", "contains", 2)],
    ["another type", (e) => e.type("count", "S")],
    ["the size of a number", () => ({ kind: "size", path: ["count"], operator: ">=", operands: [0] })],
    ["the size of nothing", (e) => e.size("missing", ">=", 0)],
    ["a path beyond a list", (e) => e.exists("list[9]")],
    ["and, of which one does not", (e) => e.and([e("count", "=", 12), e("flag", "=", false)])],
    ["or, of which none does", (e) => e.or([e("count", "=", 1), e("flag", "=", false)])],
  ])("%s does not hold", (_, build) => {
    expect(holds(build)).toBe(false);
  });

  test("of what is missing, only <> and attribute_not_exists hold", () => {
    expect([holdsFor("missing", "<>", "x"), holdsFor("missing", "attribute_not_exists")]).toEqual([true, true]);
    expect([
      holdsFor("missing", "=", "x"),
      holdsFor("missing", "<", "x"),
      holdsFor("missing", "<=", "x"),
      holdsFor("missing", ">", "x"),
      holdsFor("missing", ">=", "x"),
      holdsFor("missing", "between", ["a", "z"]),
      holdsFor("missing", "in", ["x"]),
      holdsFor("missing", "begins_with", ""),
      holdsFor("missing", "contains", ""),
      holdsFor("missing", "attribute_exists"),
      holdsFor("missing", "attribute_type", "NULL"),
    ]).not.toContain(true);
  });

  test("values of two types are not equal, have no order, and hold no part of each other", () => {
    expect(holdsFor("count", "<>", "12")).toBe(true);
    expect([
      holdsFor("count", "=", "12.0"),
      holdsFor("count", "<", "z"),
      holdsFor("count", ">", ""),
      holdsFor("count", "contains", "1"),
      holdsFor("count", "begins_with", "1"),
    ]).not.toContain(true);
  });

  test("a between with its ends the wrong way round holds for nothing", () => {
    const reversed: Condition = { kind: "operator", path: ["count"], operator: "between", operands: [20, 1] };
    expect(conditionHolds(reversed, item, encode)).toBe(false);
  });

  test("names that objects inherit are no attributes", () => {
    for (const name of ["constructor", "__proto__", "toString"]) {
      expect(conditionHolds(operatorCondition([name], "attribute_exists", []), item, encode)).toBe(false);
      expect(conditionHolds(operatorCondition(["map", name], "attribute_exists", []), item, encode)).toBe(false);
    }
  });

  test("operands are encoded as they are compiled: with the caller's path and their role", () => {
    const asked: [string, OperandRole][] = [];
    const noting: EncodeOperand<AttributeValue> = (value, path, role) => {
      asked.push([path.join("."), role]);
      return encode(value, path, role);
    };
    const renamed: StoredItem = { "stored text": { S: "abc" } };
    const all = eb.and([
      eb("text", "=", "abc"),
      eb("text", "begins_with", "a"),
      eb("text", "contains", "b"),
      eb.type("text", "S"),
      eb.size("text", "=", 3),
    ]);
    expect(conditionHolds(all, renamed, noting, ([name]) => [`stored ${name}`])).toBe(true);
    expect(asked).toEqual(["value", "prefix", "element", "type", "size"].map((role) => ["text", role]));
  });

  test("what cannot be encoded is refused, also where another part decides", () => {
    const either = eb.or([eb("count", "=", 12), eb("text", "=", "bad")]);
    expect(() => conditionHolds(either, item, refusing)).toThrow("no value of this attribute");
  });

  test("what is no condition is refused", () => {
    // @ts-expect-error: a text is no condition
    expect(() => conditionHolds("count = 12", item, encode)).toThrow(/a condition is made by the builder/);
  });
});
