import { describe, expect, test } from "@jest/globals";
import {
  compileCondition,
  compileConjunction,
  type Condition,
  conditionBuilder,
  operatorCondition,
  Placeholders,
} from "./index.ts";

interface Item {
  age: number;
  status: string;
  note?: string;
}
const eb = conditionBuilder<Item>();
const adult = eb("age", ">=", 18);
const active = eb("status", "=", "active");
const either = eb.or([eb("age", ">", 60), eb.notExists("note")]);

const invalid = (message: string): unknown => expect.objectContaining({ code: "INVALID_QUERY", message });

describe("E5: conditions that all must hold are compiled together", () => {
  test.each<[string, Condition[], string]>([
    ["one", [adult], "#n0 >= :v0"],
    ["two", [adult, active], "#n0 >= :v0 AND #n1 = :v1"],
    ["an or alone", [either], "#n0 > :v0 OR attribute_not_exists(#n1)"],
    ["an or among others", [active, either], "#n0 = :v0 AND (#n1 > :v1 OR attribute_not_exists(#n2))"],
    [
      "an and among others",
      [eb.and([adult, active]), eb.exists("note")],
      "#n0 >= :v0 AND #n1 = :v1 AND attribute_exists(#n2)",
    ],
  ])("%s: as an and of them is", (_, conditions, expression) => {
    const [own, others] = [new Placeholders(), new Placeholders()];
    expect(compileConjunction(conditions, own)).toBe(expression);
    expect(compileCondition({ kind: "and", conditions }, others)).toBe(expression);
    expect(own.bindings()).toEqual(others.bindings());
  });

  test("of an empty list there is no expression", () => {
    const message = "a conjunction is made of at least one condition";
    expect(() => compileConjunction([], new Placeholders())).toThrow(invalid(message));
  });

  test("what no builder made is checked", () => {
    const forged = { kind: "operator", path: ["age"], operator: "= :v0 OR #n0 <>", operands: [1] };
    const given = JSON.parse(JSON.stringify([forged])) as Condition[];
    expect(() => compileConjunction(given, new Placeholders())).toThrow(/is no operator/);
    const conditions = JSON.parse(JSON.stringify({ adult })) as { adult: Condition };
    expect(() => compileConjunction(conditions as unknown as Condition[], new Placeholders())).toThrow(
      invalid('a conjunction is a list, e.g. [eb("age", ">", 18)], not an object'),
    );
  });

  test("E6: one that is over the limits is refused as any condition is", () => {
    const many = Array.from({ length: 151 }, (_, index) => operatorCondition([`a${index}`], "=", [index]));
    expect(() => compileConjunction(many, new Placeholders())).toThrow(/a condition has 300 operators/);
    expect(() => compileConjunction([...many, ...many], new Placeholders())).toThrow(/4096 bytes/);
  });
});
