import { describe, expect, test } from "@jest/globals";
import {
  type BuildCondition,
  condition,
  type ConditionBuilder,
  keyCondition,
  operatorCondition,
  projection,
  updateExpression,
} from "./index.ts";

interface Item {
  a: string;
  n: number;
  list: readonly unknown[];
  text: string;
  bytes: Uint8Array;
  map: Record<string, unknown>;
}
type Builder = ConditionBuilder<Item>;

const times = <Made>(count: number, make: (index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, index) => make(index));
const invalid = (message: RegExp): unknown =>
  expect.objectContaining({ code: "INVALID_QUERY", message: expect.stringMatching(message) });

/** 100 values of an `in` are about 700 bytes. */
const ins = (count: number): BuildCondition<Item> => {
  return (eb) =>
    eb.and(
      times(count, () =>
        eb(
          "n",
          "in",
          times(100, (value) => value),
        ),
      ),
    );
};
const sets = (count: number) => updateExpression<Item>((u) => times(count, (index) => u.set(`list[${index}]`, 1)));
const joined = (count: number, part: (eb: Builder) => ReturnType<Builder["and"]>["conditions"][number]) => {
  return () => condition<Item>((eb) => eb.or(times(count, () => part(eb))));
};
const megabyte = 1024 * 1024;
const texts = (character: string, count: number): BuildCondition<Item> => {
  return (eb) =>
    eb(
      "text",
      "in",
      times(2, () => character.repeat(count)),
    );
};

describe("E6: 4 KB of expression", () => {
  test("a condition within it", () => {
    expect(condition(ins(5)).expression.length).toBeGreaterThan(3400);
  });

  test("a condition beyond it names the limit, its length and the mend", () => {
    expect(() => condition(ins(6))).toThrow(
      invalid(
        /^a condition is 4096 bytes long at most \(DynamoDB's limit for an expression\), and this one is 4\d{3}; make it of fewer parts, e\.g\. one in for several =, or several queries$/,
      ),
    );
  });

  // "#n0[0], " has 8 characters up to index 9, 9 up to 99, 10 up to 999; the last path has no comma after it.
  test("a projection of exactly 4096 bytes, and of one path more", () => {
    const paths = (count: number) => times(count, (index) => `list[${index}]` as const);
    const fitting = times(1000, (count) => count).findLast((count) => count * 10 - 112 <= 4096) ?? 0;
    expect(projection<Item>(paths(fitting)).expression.length).toBe(fitting * 10 - 112);
    expect(() => projection<Item>(paths(fitting + 1))).toThrow(
      invalid(
        /^a projection is 4096 bytes .* this one is \d+; read whole maps instead of parts of them, or leave the projection out$/,
      ),
    );
  });

  test("an update", () => {
    expect(sets(200).expression.length).toBeLessThanOrEqual(4096);
    expect(() => sets(300)).toThrow(
      invalid(/^an update is 4096 bytes .*; set whole maps instead of parts of them, or make several updates$/),
    );
  });

  test("names do not count: they are placeholders", () => {
    expect(condition(() => operatorCondition(["é".repeat(5000)], "=", [1])).expression).toBe("#n0 = :v0");
  });

  test("an expression never grows past the limit, however many parts are asked for", () => {
    expect(() => condition<Item>((eb) => eb.or(times(20_000, () => eb.exists("n"))))).toThrow(invalid(/4096 bytes/));
  });
});

describe("E6: 300 operators and functions", () => {
  test.each<[string, Parameters<typeof joined>[1], number, number]>([
    ["= and OR", (eb) => eb("n", "=", 1), 150, 301],
    ["<> and OR", (eb) => eb("n", "<>", 1), 150, 301],
    ["<= and OR", (eb) => eb("n", "<=", 1), 150, 301],
    ["in and OR", (eb) => eb("n", "in", [1]), 150, 301],
    ["a function and OR", (eb) => eb("text", "begins_with", "x"), 128, 0],
    ["exists and OR", (eb) => eb.exists("n"), 150, 301],
    ["NOT, = and OR", (eb) => eb.not(eb("n", "=", 1)), 100, 302],
    ["size, = and OR", (eb) => eb.size("text", "=", 1), 100, 302],
  ])("%s", (_, part, most, count) => {
    expect(joined(most, part)().expression.length).toBeGreaterThan(1000);
    if (count === 0) return;
    expect(joined(most + 1, part)).toThrow(
      invalid(
        new RegExp(
          `^a condition has 300 operators and functions at most \\(DynamoDB's limit; AND, OR and NOT are counted too\\), and this one has ${count};`,
        ),
      ),
    );
  });
});

describe("E6: 100 operands of in", () => {
  test("a hundred are taken, one more is refused, of values and of sizes", () => {
    expect(condition<Item>((eb) => eb("n", "in", times(100, Number))).expression).toMatch(/:v99\)$/);
    expect(() => condition<Item>((eb) => eb("n", "in", times(101, Number)))).toThrow(
      invalid(/^"n" in takes at most 100 values \(DynamoDB's limit\), and was given 101$/),
    );
    expect(() => condition<Item>((eb) => eb.size("text", "in", times(101, Number)))).toThrow(
      invalid(/at most 100 values/),
    );
  });

  test("also when the condition is made by hand", () => {
    const byHand = { kind: "operator", path: ["n"], operator: "in", operands: times(101, Number) } as const;
    expect(() => condition(() => byHand)).toThrow(invalid(/at most 100 values/));
  });
});

describe("E6: 2 MB of names and values", () => {
  test.each<[string, string, number]>([
    ["one byte", "x", megabyte],
    ["two bytes", "é", megabyte / 2],
    ["three bytes", "日", Math.floor(megabyte / 3)],
    ["four bytes", "🎉", megabyte / 4],
  ])("texts count in UTF-8: characters of %s", (_, character, count) => {
    expect(condition(texts(character, count - 100)).expression).toBe("#n0 IN (:v0, :v1)");
    expect(() => condition(texts(character, count + 1))).toThrow(
      invalid(/^the names and values of the expressions of one request are 2097152 bytes at most \(DynamoDB's limit\)/),
    );
  });

  const large = "x".repeat(2 * megabyte);
  test.each<[string, () => unknown]>([
    ["bytes", () => condition<Item>((eb) => eb("bytes", "=", new Uint8Array(2 * megabyte)))],
    ["elements", () => updateExpression<Item>((u) => [u.append("list", ["a", [large]])])],
    ["names in maps", () => updateExpression<Item>((u) => [u.set("map", { [large]: 1 })])],
    ["members of sets", () => condition(() => operatorCondition(["s"], "=", [new Set([large])]))],
    ["stored values", () => condition(() => operatorCondition(["s"], "=", [{ L: [{ S: large }] }]))],
    ["names of attributes", () => condition(() => operatorCondition([large], "=", [1]))],
    ["keys", () => keyCondition<Item>((eb) => [eb("a", "=", large)])],
  ])("%s count", (_, make) => {
    expect(make).toThrow(invalid(/2097152 bytes at most/));
  });

  test("a value that holds itself is refused, and does not hang", () => {
    const loop: Record<string, unknown> = {};
    loop["self"] = loop;
    expect(() => updateExpression<Item>((u) => [u.set("map", loop)])).toThrow(invalid(/2097152 bytes at most/));
  });

  test("the name of a value's type is not counted, as it may be no part of what DynamoDB counts", () => {
    const flags = { L: times(500_000, () => ({ BOOL: true })) };
    expect(condition(() => operatorCondition(["flags"], "=", [flags])).expression).toBe("#n0 = :v0");
  });
});
