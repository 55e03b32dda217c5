import { describe, expect, test } from "@jest/globals";
import { compileCondition, conditionBuilder, conditionOrThrow, Placeholders } from "./index.ts";

const eb = conditionBuilder<{ a: number }>();
const leaf = { kind: "operator", path: ["a"], operator: "=", operands: [1] };
const invalid = (message: string): unknown => expect.objectContaining({ code: "INVALID_QUERY", message });

/** A condition made by hand, of so many levels. */
function nested(levels: number): never {
  let value: unknown = leaf;
  for (let level = 1; level < levels; level++) {
    value = level % 2 ? { kind: "not", condition: value } : { kind: "or", conditions: [leaf, value] };
  }
  return value as never;
}

describe("E2: a condition is 300 levels deep at most", () => {
  const tooDeep = invalid(
    "a condition is nested 300 levels deep at most (DynamoDB takes no more operators in an expression), and this one is deeper",
  );

  test("300 are taken", () => {
    expect(conditionOrThrow(nested(300)).kind).toBe("not");
    let negated: unknown = leaf;
    for (let level = 1; level < 300; level++) negated = { kind: "not", condition: negated };
    // 299 NOT and one =, which are all that DynamoDB takes.
    expect(compileCondition(negated as never, new Placeholders())).toContain("NOT (NOT (#n0 = :v0))");
  });

  test.each([301, 100_000])("%d made by hand are refused", (levels) => {
    expect(() => conditionOrThrow(nested(levels))).toThrow(tooDeep);
    expect(() => compileCondition(nested(levels), new Placeholders())).toThrow(tooDeep);
  });

  test("301 of the builder's are refused, by hand around them or not", () => {
    const most = conditionOrThrow(nested(300));
    expect(() => eb.not(most)).toThrow(tooDeep);
    expect(() => eb.or([most])).toThrow(tooDeep);
    expect(() => compileCondition({ kind: "not", condition: most }, new Placeholders())).toThrow(tooDeep);
  });

  test("one that holds itself is refused", () => {
    const round: { kind: string; conditions: unknown[] } = { kind: "and", conditions: [] };
    round.conditions.push(round, round);
    expect(() => conditionOrThrow(round)).toThrow(tooDeep);
  });

  test("a wide one is no deep one", () => {
    expect(conditionOrThrow({ kind: "or", conditions: Array.from({ length: 200_000 }, () => leaf) }).kind).toBe("or");
  });
});
