import { describe, expect, test } from "@jest/globals";
import { condition, type BuildCondition } from "./index.ts";

interface Order {
  id: string;
  total: number;
  placedAt: Date;
  paid: boolean;
  status: "open" | "closed";
  tags?: Set<string>;
  notes?: string[];
  address?: { city: string; geo: { lat: number } };
  lines: { sku: string; price: number }[];
}

const compile = (build: BuildCondition<Order>): unknown => condition<Order>(build);

describe("E1: a condition is compiled to an expression with its names and values", () => {
  test.each<[string, BuildCondition<Order>, string, unknown[]]>([
    ["=", (eb) => eb("total", "=", 1), "#n0 = :v0", [1]],
    ["<>", (eb) => eb("total", "<>", 1), "#n0 <> :v0", [1]],
    ["<", (eb) => eb("total", "<", 1), "#n0 < :v0", [1]],
    ["<=", (eb) => eb("total", "<=", 1), "#n0 <= :v0", [1]],
    [">", (eb) => eb("total", ">", 1), "#n0 > :v0", [1]],
    [">=", (eb) => eb("total", ">=", 1), "#n0 >= :v0", [1]],
    ["between", (eb) => eb("total", "between", [1, 2]), "#n0 BETWEEN :v0 AND :v1", [1, 2]],
    ["in", (eb) => eb("status", "in", ["open", "closed"]), "#n0 IN (:v0, :v1)", ["open", "closed"]],
    ["begins_with", (eb) => eb("id", "begins_with", "a"), "begins_with(#n0, :v0)", ["a"]],
    ["contains, of a text", (eb) => eb("id", "contains", "a"), "contains(#n0, :v0)", ["a"]],
    ["contains, of a set", (eb) => eb("tags", "contains", "a"), "contains(#n0, :v0)", ["a"]],
    ["contains, of a list", (eb) => eb("notes", "contains", "a"), "contains(#n0, :v0)", ["a"]],
    ["attribute_exists", (eb) => eb("tags", "attribute_exists"), "attribute_exists(#n0)", []],
    ["attribute_not_exists", (eb) => eb("tags", "attribute_not_exists"), "attribute_not_exists(#n0)", []],
    ["attribute_type", (eb) => eb("tags", "attribute_type", "SS"), "attribute_type(#n0, :v0)", ["SS"]],
    ["exists()", (eb) => eb.exists("tags"), "attribute_exists(#n0)", []],
    ["notExists()", (eb) => eb.notExists("tags"), "attribute_not_exists(#n0)", []],
    ["type()", (eb) => eb.type("tags", "NULL"), "attribute_type(#n0, :v0)", ["NULL"]],
    ["size()", (eb) => eb.size("tags", ">", 3), "size(#n0) > :v0", [3]],
    ["size() between", (eb) => eb.size("notes", "between", [1, 3]), "size(#n0) BETWEEN :v0 AND :v1", [1, 3]],
    ["size() in", (eb) => eb.size("notes", "in", [1, 3]), "size(#n0) IN (:v0, :v1)", [1, 3]],
    ["not()", (eb) => eb.not(eb("total", "=", 1)), "NOT (#n0 = :v0)", [1]],
  ])("%s", (_, build, expression, values) => {
    expect(compile(build)).toMatchObject({ expression });
    expect(Object.values((condition<Order>(build).values ?? {}) as object)).toEqual(values);
  });

  test("whole: expression, names and values", () => {
    expect(compile((eb) => eb.and([eb("total", ">", 18), eb.exists("tags")]))).toEqual({
      expression: "#n0 > :v0 AND attribute_exists(#n1)",
      names: { "#n0": "total", "#n1": "tags" },
      values: { ":v0": 18 },
    });
  });

  test("what would be empty is absent: DynamoDB refuses empty values", () => {
    expect(compile((eb) => eb.exists("tags"))).toEqual({
      expression: "attribute_exists(#n0)",
      names: { "#n0": "tags" },
    });
  });

  test("a nested path aliases each name, and one name has one placeholder", () => {
    expect(
      compile((eb) =>
        eb.and([eb("address.city", "=", "Paris"), eb("address.geo.lat", ">", 1), eb("lines[2].price", "<", 5)]),
      ),
    ).toEqual({
      expression: "#n0.#n1 = :v0 AND #n0.#n2.#n3 > :v1 AND #n4[2].#n5 < :v2",
      names: { "#n0": "address", "#n1": "city", "#n2": "geo", "#n3": "lat", "#n4": "lines", "#n5": "price" },
      values: { ":v0": "Paris", ":v1": 1, ":v2": 5 },
    });
  });
});

describe("E2: AND, OR and NOT nest to any depth", () => {
  test.each<[string, BuildCondition<Order>, string]>([
    [
      "an OR within an AND",
      (eb) => eb.and([eb("total", ">", 1), eb.or([eb("id", "=", "a"), eb("id", "=", "b")])]),
      "#n0 > :v0 AND (#n1 = :v1 OR #n1 = :v2)",
    ],
    [
      "an AND within an OR",
      (eb) => eb.or([eb("total", ">", 1), eb.and([eb("id", "=", "a"), eb.exists("tags")])]),
      "#n0 > :v0 OR (#n1 = :v1 AND attribute_exists(#n2))",
    ],
    [
      "an AND within an AND needs no parentheses",
      (eb) => eb.and([eb("total", ">", 1), eb.and([eb("id", "=", "a"), eb.exists("tags")])]),
      "#n0 > :v0 AND #n1 = :v1 AND attribute_exists(#n2)",
    ],
    ["a group of one is its condition", (eb) => eb.or([eb.and([eb.or([eb("total", ">", 1)])])]), "#n0 > :v0"],
    [
      "a group of one within a group of another kind needs no parentheses",
      (eb) => eb.or([eb.and([eb("total", ">", 1)]), eb.and([eb.or([eb.exists("tags"), eb.exists("notes")])])]),
      "#n0 > :v0 OR attribute_exists(#n1) OR attribute_exists(#n2)",
    ],
    [
      "NOT of a group",
      (eb) => eb.not(eb.or([eb("total", ">", 1), eb.exists("tags")])),
      "NOT (#n0 > :v0 OR attribute_exists(#n1))",
    ],
    [
      "NOT of a group of one has one pair of parentheses",
      (eb) => eb.not(eb.and([eb.exists("tags")])),
      "NOT (attribute_exists(#n0))",
    ],
    ["NOT within NOT", (eb) => eb.not(eb.not(eb("paid", "=", true))), "NOT (NOT (#n0 = :v0))"],
  ])("%s", (_, build, expression) => {
    expect(compile(build)).toMatchObject({ expression });
  });

  test("fifty levels keep every placeholder apart", () => {
    const { expression, values } = condition<Order>((eb) => {
      let nested: ReturnType<BuildCondition<Order>> = eb("total", "=", 0);
      for (let level = 1; level <= 50; level++) {
        nested = level % 2 ? eb.or([eb("total", "=", level), nested]) : eb.and([eb("total", "=", level), nested]);
      }
      return nested;
    });
    expect(Object.values(values as object).toSorted((a: number, b: number) => a - b)).toEqual(
      Array.from({ length: 51 }, (_, n) => n),
    );
    expect(expression.match(/:v\d+/g)).toHaveLength(51);
    expect(new Set(expression.match(/:v\d+/g)).size).toBe(51);
  });
});

describe("E1: wrong operands are refused with what the operator takes", () => {
  const untyped =
    (...given: unknown[]) =>
    () =>
      compile((eb) => (eb as unknown as (...all: unknown[]) => ReturnType<BuildCondition<Order>>)(...given));
  test.each<[unknown[], string]>([
    [
      ["total", "=="],
      `"==" (on "total") is no operator; there are =, <>, <, <=, >, >=, between, in, begins_with, contains, attribute_exists, attribute_not_exists, attribute_type`,
    ],
    [
      ["total", "constructor", 1],
      `"constructor" (on "total") is no operator; there are =, <>, <, <=, >, >=, between, in, begins_with, contains, attribute_exists, attribute_not_exists, attribute_type`,
    ],
    [["total", "="], `"total" = takes a value, and was given nothing`],
    [["total", "=", undefined], `"total" = takes a value, and was given nothing`],
    [["total", "=", 1, 2], `"total" = takes a value, and was given the number 1, the number 2`],
    [["total", "between", 1], `"total" between takes a list of two values, [low, high], and was given the number 1`],
    [["total", "between", [1]], `"total" between takes a list of two values, [low, high], and was given an array`],
    [
      ["total", "between", [1, undefined]],
      `"total" between takes a list of two values, [low, high], and was given an array`,
    ],
    [["total", "in", []], `"total" in takes a list of at least one value, and was given an empty array`],
    [
      ["total", "in", Array.from({ length: 101 }, () => 1)],
      `"total" in takes at most 100 values (DynamoDB's limit), and was given 101`,
    ],
    [["total", "in", [() => 1]], `"total" in takes a list of at least one value, and was given an array`],
    [["total", "=", () => 1], `"total" = takes a value, and was given a function`],
    [["id", "begins_with", 3], `"id" begins_with takes a text, and was given the number 3`],
    [["id", "attribute_exists", true], `"id" attribute_exists takes no value, and was given true`],
    [
      ["id", "attribute_type", "String"],
      `"id" attribute_type takes one of S, N, B, BOOL, NULL, L, M, SS, NS, BS, and was given the string "String"`,
    ],
    [["", "=", 1], `"" is no path; write "address.city" or "lines[0].price"`],
    [[7, "=", 1], `a path is a text like "address.city" or "lines[0].price", not the number 7`],
  ])("%j", (given, message) => {
    expect(untyped(...given)).toThrow(expect.objectContaining({ code: "INVALID_QUERY", message }));
  });

  test("100 values of in are taken", () => {
    expect(
      condition<Order>((eb) =>
        eb(
          "total",
          "in",
          Array.from({ length: 100 }, (_, n) => n),
        ),
      ).expression,
    ).toContain(":v99");
  });

  test.each<[string, BuildCondition<Order>, string]>([
    [
      "an empty and()",
      (eb) => eb.and([]),
      `and() takes a list of at least one condition, e.g. eb.and([eb("age", ">", 18)]), not an empty one`,
    ],
    [
      "an or() of no list",
      (eb) => eb.or("x" as never),
      `or() takes a list of at least one condition, e.g. eb.or([eb("age", ">", 18)]), not the string "x"`,
    ],
    [
      "a group of something else",
      (eb) => eb.or([true as never]),
      `a condition is made by the builder, e.g. (eb) => eb("age", ">", 18); this is true`,
    ],
    [
      "not() of nothing",
      (eb) => eb.not(undefined as never),
      `a condition is made by the builder, e.g. (eb) => eb("age", ">", 18); this is nothing`,
    ],
    [
      "a function that returns nothing",
      () => undefined as never,
      `a condition is made by the builder, e.g. (eb) => eb("age", ">", 18); this is nothing`,
    ],
    [
      "a size that begins with",
      (eb) => eb.size("tags", "begins_with" as "=", 1),
      `the size of "tags" can be compared by =, <>, <, <=, >, >=, between, in, not by the string "begins_with"`,
    ],
    [
      "a negative size",
      (eb) => eb.size("tags", "=", -1),
      `the size of "tags" is compared to whole numbers from 0, not to the number -1`,
    ],
    [
      "a size that is text",
      (eb) => eb.size("tags", "=", "3" as never),
      `the size of "tags" is compared to whole numbers from 0, not to the string "3"`,
    ],
  ])("%s", (_, build, message) => {
    expect(() => compile(build)).toThrow(expect.objectContaining({ code: "INVALID_QUERY", message }));
  });
});
