import { attr, defineModel, key } from "@dynamorm/core";
import { operatorCondition, type Operator, type OperatorCondition } from "@dynamorm/expressions";
import { type KeyText, keyTexts } from "@dynamorm/marshaling";
import { describe, expect, test } from "@jest/globals";
import { computedPartition, computedSort, sortsBy } from "./template-conditions.ts";

const attributes = {
  s: attr.string(),
  n: attr.number(),
  d: attr.date(),
  e: attr.enum(["on", "off"]),
  b: attr.boolean(),
  o: attr.string().nullable(),
};

/** The computed key of a template. */
function textOf(template: string): KeyText {
  const model = defineModel({
    name: "Thing",
    table: "things",
    attributes: { id: attr.string(), ...attributes },
    key: { partitionKey: "id" },
    indexes: { byKey: { partitionKey: key("gsi", template) } },
  } as never);
  return keyTexts(model)["gsi"] as KeyText;
}

const on = (name: string, operator: Operator, ...operands: unknown[]): OperatorCondition =>
  operatorCondition([name], operator, operands);
const at = new Date("2026-01-31T12:00:00.000Z");
const iso = "2026-01-31T12:00:00.000Z";

type Row = [
  template: string,
  where: readonly OperatorCondition[],
  expected: string | undefined,
  uses?: readonly number[],
];

/** The rows with nothing left out. */
function whole(rows: readonly Row[]): Required<Row>[] {
  return rows.map(([template, where, expected, uses = []]) => [template, where, expected, uses]);
}

/** A key condition in a line, and which of the conditions it says the same as. */
function told(found: ReturnType<typeof computedSort>, where: readonly OperatorCondition[]): unknown[] {
  if (found === undefined) return [undefined];
  const { operator, operands, path } = found.condition;
  expect(path).toEqual(["gsi"]);
  return [`${operator} ${operands.join(" .. ")}`, found.uses.map((use) => where.indexOf(use))];
}

describe("M6 the partition key takes an equality on each of its parts", () => {
  test.each(
    whole([
      ["A#{s}#{n}", [on("n", "=", 5), on("s", "=", "x#")], "= A#x$23#a5", [1, 0]],
      ["ALL", [], "= ALL", []],
      ["A#{s}", [], undefined],
      ["A#{s}#{n}", [on("s", "=", "x")], undefined],
      ["A#{s}", [on("s", ">=", "x"), on("s", "<=", "x")], undefined],
      ["A#{s}", [on("s", "in", ["x"])], undefined],
      ["A#{o}", [on("o", "=", null)], undefined],
      ["{b}/{e}", [on("b", "=", false), on("e", "=", "on")], "= false/on", [0, 1]],
      ["{s}", [on("s", "=", "b"), on("s", "=", "a")], "= a", [1]],
    ]),
  )("%s of %j: %s", (template, where, expected, uses) => {
    expect(told(computedPartition(textOf(template), where), where)).toEqual(
      expected === undefined ? [undefined] : [expected, uses],
    );
  });
});

describe("M6 the sort key takes equalities in order, and a range on the next part", () => {
  test.each(
    whole([
      ["A#{s}#{n}", [], "begins_with A#", []],
      ["{s}#{n}", [], undefined],
      ["{s}#{n}", [on("n", "=", 1)], undefined],
      ["PROFILE", [], "= PROFILE", []],
      ["A#{s}#{n}", [on("s", "=", "")], "begins_with A##", [0]],
      ["A#{s}#{n}", [on("n", "=", -42), on("s", "=", "x")], "= A#x#Y57~", [1, 0]],
      // A range that ends in what follows the part, so that it holds no other value.
      ["A#{d}#{s}", [on("d", ">", at)], `between A#${iso}$ .. A$`, [0]],
      ["A#{d}#{s}", [on("d", ">=", at)], `between A#${iso} .. A$`, [0]],
      ["A#{d}#{s}", [on("d", "<", at)], `between A# .. A#${iso}`, [0]],
      ["A#{d}#{s}", [on("d", "<=", at)], `between A# .. A#${iso}$`, [0]],
      ["A#{d}#{s}", [on("d", "between", [at, at])], `between A#${iso} .. A#${iso}$`, [0]],
      // Without anything in front, a range has one end.
      ["{n}#{s}", [on("n", ">", 5)], ">= a5$", [0]],
      ["{n}#{s}", [on("n", "<", 5)], "<= a5", [0]],
      ["{n}#{s}", [on("n", "<=", 5)], "<= a5$", [0]],
      // What the key ends with can be the end of a range itself.
      ["{n}", [on("n", ">", 5)], ">= a5!", [0]],
      ["{n}", [on("n", ">=", 5)], ">= a5", [0]],
      ["{n}", [on("n", "<", 5)], "< a5", [0]],
      ["{n}", [on("n", "<=", 5)], "<= a5", [0]],
      ["{n}", [on("n", "between", [1, 5])], "between a1 .. a5", [0]],
      ["A#{n}", [on("n", "<", 5)], "between A# .. A#a5", []],
      ["A#{n}", [on("n", "<", 5), on("n", "<=", 4)], "between A# .. A#a4", [0, 1]],
      // The narrowest range of all, in whatever order they come.
      [
        "A#{n}#",
        [on("n", ">", 1), on("n", ">=", 3), on("n", "<", 9), on("n", "between", [0, 7])],
        "between A#a3 .. A#a7$",
        [0, 1, 2, 3],
      ],
      ["A#{n}#", [on("n", ">=", 3), on("n", ">", 3)], "between A#a3$ .. A$", [0, 1]],
      ["A#{n}#", [on("n", ">", 3), on("n", "<", 3)], "between A#a3$ .. A#a3", [0, 1]],
      ["A#{s}", [on("s", "begins_with", "x#")], "begins_with A#x$23", [0]],
      ["A#{s}", [on("s", "begins_with", "")], "begins_with A#", [0]],
      ["{s}", [on("s", "begins_with", "")], undefined],
      ["{e}#", [on("e", "begins_with", "o")], "begins_with o", [0]],
      ["A#{s}", [on("s", "begins_with", "a"), on("s", "begins_with", "ab")], "begins_with A#ab", [1]],
      ["A#{s}", [on("s", "begins_with", "b"), on("s", "begins_with", "a")], "begins_with A#a", [1]],
      ["A#{s}", [on("s", "begins_with", "a"), on("s", ">", "b")], "between A#b! .. A$", [1]],
      // Half of a character is left to the filter, which refuses it by the attribute's name.
      ["A#{s}", [on("s", "begins_with", "\ud83d")], "begins_with A#", []],
      // No key is empty.
      ["{s}#", [on("s", ">=", "")], undefined],
      ["{s}", [on("s", "<", "")], undefined],
      ["{s}", [on("s", "<=", ""), on("s", ">", "a")], undefined],
      // No key is made of null.
      ["A#{o}#{n}", [on("o", "=", null)], "begins_with A#", []],
      ["A#{o}#{n}", [on("o", "=", null), on("o", "=", "x")], "begins_with A#x#", [1]],
      // Parts that are not ordered, and operators that are no range.
      ["A#{n}|{s}", [on("n", ">", 5)], "begins_with A#", []],
      ["A#{s}|{n}", [on("s", "begins_with", "x")], "begins_with A#x", [0]],
      ["A#{s}", [on("s", "<>", "x"), on("s", "in", ["a"]), on("s", "contains", "a")], "begins_with A#", []],
      ["A#{s}", [operatorCondition(["s"], "attribute_exists", [])], "begins_with A#", []],
      // Of two equalities that contradict each other, one is a filter: the same in either order.
      ["A#{s}", [on("s", "=", "b"), on("s", "=", "a")], "= A#a", [1]],
      ["A#{s}", [on("s", "=", "a"), on("s", "=", "b")], "= A#a", [0]],
      // Beyond the last character there is nothing, and before the first of the next plane there are surrogates.
      ["A\u{10ffff}{n}#", [on("n", ">", 5)], "between A\u{10ffff}a5$ .. B", [0]],
      ["\u{10ffff}{n}#", [on("n", ">", 5)], ">= \u{10ffff}a5$", [0]],
      ["\ud7ff{n}#", [on("n", ">", 5)], "between \ud7ffa5$ .. \ue000", [0]],
    ]),
  )("%s of %j: %s", (template, where, expected, uses) => {
    expect(told(computedSort(textOf(template), where), where)).toEqual(
      expected === undefined ? [undefined] : [expected, uses],
    );
  });

  test("a value that does not fit is refused by the name of its attribute", () => {
    const refused = expect.objectContaining({ code: "INVALID_ITEM", model: "Thing", path: "n" });
    expect(() => computedSort(textOf("A#{n}"), [on("n", ">", "5")])).toThrow(refused);
    expect(() => computedSort(textOf("A#{n}"), [on("n", "=", Number.NaN)])).toThrow(refused);
    expect(() => computedPartition(textOf("A#{s}"), [on("s", "=", "\ud83d")])).toThrow(
      expect.objectContaining({ code: "INVALID_ITEM", path: "s" }),
    );
  });
});

describe("M6 keys sort by a part", () => {
  test.each<[template: string, attribute: string, where: readonly OperatorCondition[], expected: boolean]>([
    ["A#{d}#{s}", "d", [], true],
    ["A#{d}#{s}", "s", [], false],
    ["A#{d}#{s}", "s", [on("d", "=", at)], true],
    ["A#{d}#{s}", "s", [on("d", ">", at)], false],
    ["A#{d}#{s}", "n", [], false],
    ["A#{n}|{s}", "n", [], false],
    // What has one value is in any order.
    ["A#{d}#{s}", "d", [on("d", "=", at)], true],
    ["A#{d}#{s}", "s", [on("s", "=", "x")], true],
    ["A#{n}|{s}", "n", [on("n", "=", 5)], true],
    ["A#{o}#{s}", "s", [on("o", "=", null)], false],
  ])("%s by %s of %j: %s", (template, attribute, where, expected) => {
    expect(sortsBy(textOf(template), attribute, where)).toBe(expected);
  });
});
