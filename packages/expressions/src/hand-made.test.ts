import { describe, expect, test } from "@jest/globals";
import {
  compileCondition,
  compileKeyCondition,
  compileProjection,
  compileUpdate,
  condition,
  conditionBuilder,
  conditionOrThrow,
  keyCondition,
  operatorCondition,
  Placeholders,
  updateExpression,
} from "./index.ts";

const eb = conditionBuilder<{ a: number; tags: string[] }>();
const leaf = { kind: "operator", path: ["a"], operator: "=", operands: [1] };
const operators =
  "=, <>, <, <=, >, >=, between, in, begins_with, contains, attribute_exists, attribute_not_exists, attribute_type";
const madeByBuilder = `a condition is made by the builder, e.g. (eb) => eb("age", ">", 18); this is`;
const invalid = (message: string): unknown => expect.objectContaining({ code: "INVALID_QUERY", message });

describe("E5: a condition that comes from JSON is as good as the builder's", () => {
  const made = eb.or([
    eb("a", "between", [1, 2]),
    eb("a", "in", [3, 4]),
    eb.not(eb.and([eb.exists("a"), eb.size("tags", "between", [1, 2]), eb.size("tags", "in", [5])])),
  ]);
  const fromJson: unknown = JSON.parse(JSON.stringify(made));

  test("it is made again, frozen through and through", () => {
    const again = conditionOrThrow(fromJson);
    expect(again).toEqual(made);
    expect(Object.isFrozen(again)).toBe(true);
    expect(isFrozenThrough(again)).toBe(true);
  });

  test("it compiles to the same", () => {
    expect(condition(() => fromJson as never)).toEqual(condition(() => made));
  });

  test("what the builder made is not made twice", () => {
    expect(conditionOrThrow(made)).toBe(made);
  });

  test("a path is any list of names and indices", () => {
    expect(condition(() => operatorCondition(["a.b", 0, "", "c[d]"], "=", [1]))).toEqual({
      expression: "#n0[0].#n1.#n2 = :v0",
      names: { "#n0": "a.b", "#n1": "", "#n2": "c[d]" },
      values: { ":v0": 1 },
    });
  });

  test("a change of the path after the check changes nothing", () => {
    const path: [string, ...(string | number)[]] = ["a"];
    const onA = operatorCondition(path, "=", [1]);
    path[0] = "b";
    expect(condition(() => onA).names).toEqual({ "#n0": "a" });
  });
});

function isFrozenThrough(value: unknown): boolean {
  return typeof value !== "object" || value === null
    ? true
    : Object.isFrozen(value) && Object.values(value).every(isFrozenThrough);
}

/** Looks like an operator when it is asked for the first time, and like something else afterwards. */
function twoFaced(): unknown {
  let asked = 0;
  return { toString: () => (asked++ === 0 ? "=" : "> :v0 OR attribute_exists(#n0) OR #n0 >") };
}

const wrong: readonly [string, unknown, string][] = [
  [
    "an empty group",
    { kind: "and", conditions: [] },
    `and() takes a list of at least one condition, e.g. eb.and([eb("age", ">", 18)]), not an empty one`,
  ],
  [
    "a group without its list",
    { kind: "or" },
    `or() takes a list of at least one condition, e.g. eb.or([eb("age", ">", 18)]), not nothing`,
  ],
  ["a group with a hole", { kind: "or", conditions: Object.assign([], { length: 1 }) }, `${madeByBuilder} nothing`],
  [
    "two operands where one is taken",
    { ...leaf, operands: [1, 2] },
    `"a" = takes a value, and was given the number 1, the number 2`,
  ],
  ["no operands", { ...leaf, operands: undefined }, `the operands of "a" = are a list, e.g. [18], not nothing`],
  [
    "three ends of a range",
    { ...leaf, operator: "between", operands: [1, 2, 3] },
    `"a" between takes a list of two values, [low, high], and was given an array`,
  ],
  [
    "an operand of exists",
    { ...leaf, operator: "attribute_exists" },
    `"a" attribute_exists takes no value, and was given the number 1`,
  ],
  [
    "an operator with syntax",
    { ...leaf, operator: "> :v0 OR attribute_exists(#n0) OR #n0 >" },
    `"> :v0 OR attribute_exists(#n0) OR #n0 >" (on "a") is no operator; there are ${operators}`,
  ],
  [
    "an operator that reads like one",
    { ...leaf, operator: twoFaced() },
    `an object (on "a") is no operator; there are ${operators}`,
  ],
  [
    "a size with syntax",
    { ...leaf, kind: "size", operator: "> :v0 OR size(#n0) >" },
    `the size of "a" can be compared by =, <>, <, <=, >, >=, between, in, not by the string "> :v0 OR size(#n0) >"`,
  ],
  [
    "a size that is no number",
    { ...leaf, kind: "size", operands: ["1"] },
    `the size of "a" is compared to whole numbers from 0, not to the string "1"`,
  ],
  ["an operator alone", { kind: "operator" }, `a path, as data, is a list like ["lines", 0, "price"], not nothing`],
  ["a size alone", { kind: "size" }, `a path, as data, is a list like ["lines", 0, "price"], not nothing`],
  ["a not alone", { kind: "not" }, `${madeByBuilder} nothing`],
  ["an unknown kind", { kind: "xor", conditions: [leaf] }, `${madeByBuilder} an object of the kind "xor"`],
  ["a kind that is none", { kind: 1 }, `${madeByBuilder} an object of the kind the number 1`],
  ["null", null, `${madeByBuilder} null`],
  [
    "something wrong deep within",
    { kind: "not", condition: { kind: "or", conditions: [leaf, { ...leaf, operands: [] }] } },
    `"a" = takes a value, and was given nothing`,
  ],
];

const at = 'a path, as data, is a name, then names and whole numbers from 0, like ["lines", 0, "price"];';
const wrongPaths: readonly [string, unknown, string][] = [
  ["a text", "a", `a path, as data, is a list like ["lines", 0, "price"], not the string "a"`],
  ["an empty list", [], `a path, as data, is a list like ["lines", 0, "price"], not an empty array`],
  ["an index first", [0], `${at} [0] of this one is the number 0`],
  ["an empty name first", [""], `${at} [0] of this one is the string ""`],
  ["a negative index", ["a", -1], `${at} [1] of this one is the number -1`],
  ["half an index", ["a", 0.5], `${at} [1] of this one is the number 0.5`],
  ["NaN", ["a", Number.NaN], `${at} [1] of this one is the number NaN`],
  ["a part that is an object", ["a", "b", {}], `${at} [2] of this one is an object`],
];

describe("E5: a condition made by hand that the builder would refuse is refused, whatever compiles it", () => {
  test.each([
    ...wrong,
    ...wrongPaths.map(([name, path, message]) => [`path: ${name}`, { ...leaf, path }, message] as const),
  ])("%s", (_, given, message) => {
    expect(() => conditionOrThrow(given)).toThrow(invalid(message));
    expect(() => condition(() => given as never)).toThrow(invalid(message));
    expect(() => compileCondition(given as never, new Placeholders())).toThrow(invalid(message));
    expect(() => compileKeyCondition([given as never], new Placeholders())).toThrow(invalid(message));
    expect(() => keyCondition(() => [given as never])).toThrow(invalid(message));
  });
});

describe("E1: a range whose ends are the wrong way round", () => {
  const reversed = { ...leaf, operator: "between", operands: [9, 1] };
  const message = `"a" between takes [low, high]; the number 9 is above the number 1`;

  test("is refused, made by hand or not", () => {
    expect(() => operatorCondition(["a"], "between", [[9, 1]])).toThrow(invalid(message));
    expect(() => conditionOrThrow(reversed)).toThrow(invalid(message));
    expect(() => condition(() => ({ kind: "not", condition: reversed }) as never)).toThrow(invalid(message));
    expect(() => keyCondition(() => [leaf, reversed] as never)).toThrow(invalid(message));
    expect(() => eb.size("tags", "between", [2, 1])).toThrow(
      invalid(`"tags" between takes [low, high]; the number 2 is above the number 1`),
    );
  });

  test("is compiled for a library, which may come to one out of >= and <=", () => {
    expect(compileKeyCondition([leaf, reversed] as never, new Placeholders())).toBe(
      "#n0 = :v0 AND #n0 BETWEEN :v1 AND :v2",
    );
  });
});

function set(operand: unknown): object {
  return { kind: "set", path: ["a"], operand };
}

describe("E5: an action made by hand is checked, whatever compiles it", () => {
  const builtBy = `an action of an update is made by the builder, e.g. (u) => [u.set("age", 18)]; this is`;
  const setBy = `what "a" is set to is made by the builder, e.g. u.set(…) or u.increment(…); this is`;
  const value = { kind: "value", value: 1 };

  test("what is right compiles", () => {
    const actions = [
      set({ kind: "minus", left: { kind: "ifNotExists", path: ["b", 0], otherwise: value }, right: value }),
      { kind: "remove", path: ["c.d"] },
      { kind: "add", path: ["e"], value: 1 },
      { kind: "delete", path: ["f"], value: new Set([1]) },
    ];
    expect(compileUpdate(actions as never, new Placeholders())).toBe(
      "SET #n0 = if_not_exists(#n1[0], :v0) - :v1 REMOVE #n2 ADD #n3 :v2 DELETE #n4 :v3",
    );
  });

  test.each<[string, unknown, string]>([
    ["nothing", undefined, `${builtBy} nothing`],
    ["null", null, `${builtBy} null`],
    ["an unknown kind", { kind: "rename", path: ["a"] }, `${builtBy} an object of the kind "rename"`],
    ["no operand", set(undefined), `${setBy} nothing`],
    ["an unknown operand", set({ kind: "path", path: ["b"] }), `${setBy} an object of the kind "path"`],
    ["a side missing", set({ kind: "plus", left: value }), `${setBy} nothing`],
    [
      "a sum of sums",
      set({ kind: "plus", left: value, right: { kind: "plus", left: value, right: value } }),
      `${setBy} an object of the kind "plus"`,
    ],
    ["a set to nothing", set({ kind: "value" }), `"a" is set to nothing; use remove("a") to remove it`],
    [
      "an operand with a wrong path",
      set({ kind: "ifNotExists", path: "a", otherwise: value }),
      `a path, as data, is a list like ["lines", 0, "price"], not the string "a"`,
    ],
    [
      "an add of nothing",
      { kind: "add", path: ["a"] },
      `add on "a" takes a finite number or a Set of at least one element, not nothing`,
    ],
    ...wrongPaths.map(
      ([name, path, message]) => [`path: ${name}`, { kind: "remove", path }, message] as [string, unknown, string],
    ),
  ])("%s", (_, action, message) => {
    expect(() => compileUpdate([action as never], new Placeholders())).toThrow(invalid(message));
    expect(() => updateExpression(() => [action as never])).toThrow(invalid(message));
  });
});

test.each(wrongPaths)("E5: compileProjection refuses a path that is %s", (_, path, message) => {
  expect(() => compileProjection([path as never], new Placeholders())).toThrow(invalid(message));
});
