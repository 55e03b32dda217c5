import { describe, expect, test } from "@jest/globals";
import {
  condition,
  conditionBuilder,
  keyCondition,
  projection,
  updateActionBuilder,
  updateExpression,
} from "./index.ts";

interface User {
  id: string;
  age: number;
  visits?: number;
  address: { city: string; zip: string };
  notes?: string[];
  tags?: Set<string>;
}

describe("E5: keyCondition", () => {
  test("equality on the partition key alone", () => {
    expect(keyCondition<User>((eb) => [eb("id", "=", "1")])).toEqual({
      expression: "#n0 = :v0",
      names: { "#n0": "id" },
      values: { ":v0": "1" },
    });
  });

  test("with a condition on the sort key", () => {
    expect(keyCondition<User>((eb) => [eb("id", "=", "1"), eb("age", "between", [18, 30])])).toEqual({
      expression: "#n0 = :v0 AND #n1 BETWEEN :v1 AND :v2",
      names: { "#n0": "id", "#n1": "age" },
      values: { ":v0": "1", ":v1": 18, ":v2": 30 },
    });
  });

  test.each<[string, Parameters<typeof keyCondition<User>>[0], string]>([
    ["no condition", () => [], "a key condition is one condition on the partition key and at most one on the sort key"],
    [
      "three conditions",
      (eb) => [eb("id", "=", "1"), eb("age", ">", 1), eb("age", "<", 9)],
      "a key condition is one condition on the partition key and at most one on the sort key",
    ],
    [
      "another operator on the partition key",
      (eb) => [eb("id", ">", "1")],
      `the partition key is compared by "=" in a key condition, not by ">"`,
    ],
    [
      "another operator on the sort key",
      (eb) => [eb("id", "=", "1"), eb("age", "<>", 1)],
      `the sort key is compared by =, <, <=, >, >=, between, begins_with in a key condition, not by "<>"`,
    ],
    [
      "a nested attribute",
      (eb) => [eb("address.city", "=", "1")],
      `a key is an attribute of the item itself; "address.city" lies within one`,
    ],
  ])("refuses %s", (_, build, message) => {
    expect(() => keyCondition<User>(build)).toThrow(expect.objectContaining({ code: "INVALID_QUERY", message }));
  });
});

describe("E5: projection", () => {
  test("names attributes and parts of them", () => {
    expect(projection<User>(["id", "address.city", "notes[0]"])).toEqual({
      expression: "#n0, #n1.#n2, #n3[0]",
      names: { "#n0": "id", "#n1": "address", "#n2": "city", "#n3": "notes" },
    });
  });

  test.each<[string, Parameters<typeof projection<User>>[0], string]>([
    ["nothing", [], "a projection names at least one attribute"],
    ["a part twice", ["id", "id"], `the projection has "id" twice`],
    [
      "a part and what holds it",
      ["address.city", "address"],
      `the projection has both "address.city" and "address", one of which is part of the other`,
    ],
  ])("refuses %s", (_, paths, message) => {
    expect(() => projection<User>(paths)).toThrow(expect.objectContaining({ code: "INVALID_QUERY", message }));
  });
});

describe("E5: updateExpression", () => {
  test("puts the actions of each kind in one clause", () => {
    expect(
      updateExpression<User>((u) => [
        u.set("address.city", "Lyon"),
        u.remove("notes[0]"),
        u.add("age", 1),
        u.delete("tags", new Set(["a"])),
        u.setIfNotExists("visits", 0),
      ]),
    ).toEqual({
      expression: "SET #n0.#n1 = :v0, #n2 = if_not_exists(#n2, :v1) REMOVE #n3[0] ADD #n4 :v2 DELETE #n5 :v3",
      names: { "#n0": "address", "#n1": "city", "#n2": "visits", "#n3": "notes", "#n4": "age", "#n5": "tags" },
      values: { ":v0": "Lyon", ":v1": 0, ":v2": 1, ":v3": new Set(["a"]) },
    });
  });

  test("increment and append also work on what is not there yet", () => {
    expect(updateExpression<User>((u) => [u.increment("visits"), u.append("notes", ["b"])])).toEqual({
      expression: "SET #n0 = if_not_exists(#n0, :v0) + :v1, #n1 = list_append(if_not_exists(#n1, :v2), :v3)",
      names: { "#n0": "visits", "#n1": "notes" },
      values: { ":v0": 0, ":v1": 1, ":v2": [], ":v3": ["b"] },
    });
    expect(updateExpression<User>((u) => [u.prepend("notes", ["b"])]).expression).toBe(
      "SET #n0 = list_append(:v0, if_not_exists(#n0, :v1))",
    );
  });

  test("decrement counts down, from 0 where nothing is", () => {
    expect(updateExpression<User>((u) => [u.decrement("visits"), u.decrement("age", 5n)])).toEqual({
      expression: "SET #n0 = if_not_exists(#n0, :v0) - :v1, #n1 = if_not_exists(#n1, :v2) - :v3",
      names: { "#n0": "visits", "#n1": "age" },
      values: { ":v0": 0, ":v1": 1, ":v2": 0n, ":v3": 5n },
    });
  });

  test.each<[string, Parameters<typeof updateExpression<User>>[0], string]>([
    ["no action", () => [], "an update changes at least one attribute"],
    ["two actions on one path", (u) => [u.set("age", 1), u.add("age", 1)], `the update has "age" twice`],
    [
      "actions on a path and its parent",
      (u) => [u.set("address.city", "x"), u.remove("address")],
      `the update has both "address.city" and "address", one of which is part of the other`,
    ],
    [
      "a set to nothing",
      (u) => [u.set("age", undefined as never)],
      `"age" is set to nothing; use remove("age") to remove it`,
    ],
    [
      "an add of a text",
      (u) => [u.add("age", "1" as never)],
      `add on "age" takes a finite number or a Set of at least one element, not the string "1"`,
    ],
    [
      "a delete of a list",
      (u) => [u.delete("tags", ["a"] as never)],
      `delete on "tags" takes a Set of at least one element, not an array`,
    ],
    ["a set to a function", (u) => [u.set("age", (() => 1) as never)], `set on "age" takes a value, not a function`],
    [
      "a default that is a symbol",
      (u) => [u.setIfNotExists("age", Symbol("a") as never)],
      `setIfNotExists on "age" takes a value, not a symbol`,
    ],
    [
      "a default of nothing",
      (u) => [u.setIfNotExists("age", undefined as never)],
      `"age" is set to nothing; use remove("age") to remove it`,
    ],
    [
      "an increment by a text",
      (u) => [u.increment("age", "5" as never)],
      `increment on "age" takes a finite number, not the string "5"`,
    ],
    [
      "an increment by NaN",
      (u) => [u.increment("age", Number.NaN)],
      `increment on "age" takes a finite number, not the number NaN`,
    ],
    [
      "a decrement by an infinity",
      (u) => [u.decrement("age", Number.POSITIVE_INFINITY)],
      `decrement on "age" takes a finite number, not the number Infinity`,
    ],
    [
      "an append of a text",
      (u) => [u.append("notes", "xyz" as never)],
      `append on "notes" takes a list, not the string "xyz"`,
    ],
    [
      "a prepend of a Set",
      (u) => [u.prepend("notes", new Set(["a"]) as never)],
      `prepend on "notes" takes a list, not an instance of Set`,
    ],
    [
      "an add of an empty Set",
      (u) => [u.add("tags", new Set<string>())],
      `add on "tags" takes a finite number or a Set of at least one element, not an empty Set`,
    ],
    [
      "an add of NaN",
      (u) => [u.add("age", Number.NaN)],
      `add on "age" takes a finite number or a Set of at least one element, not the number NaN`,
    ],
    [
      "a delete of an empty Set",
      (u) => [u.delete("tags", new Set<string>())],
      `delete on "tags" takes a Set of at least one element, not an empty Set`,
    ],
  ])("refuses %s", (_, build, message) => {
    expect(() => updateExpression<User>(build)).toThrow(expect.objectContaining({ code: "INVALID_QUERY", message }));
  });
});

function untyped(call: (...given: never[]) => unknown, ...given: readonly unknown[]): unknown {
  return Reflect.apply(call, undefined, given);
}

function byFunction(call: string, given: string): string {
  return `an expression is made by a function, e.g. ${call}, not by ${given}`;
}

describe("E5: callers without types are told what each function takes", () => {
  const noKeyList = `a key condition is a list, e.g. [eb("id", "=", "1")], not`;
  const noActions = `an update is a list, e.g. [u.set("age", 18)], not`;
  const noPaths = `a projection is a list, e.g. ["id", "address.city"], not`;
  const keysAlone = `a key condition is made of comparisons of keys, e.g. eb("id", "=", "1"); it has no`;
  const eb = conditionBuilder<User>();
  const u = updateActionBuilder<User>();

  test.each<[string, () => unknown, string]>([
    ["condition()", () => untyped(condition), byFunction('condition((eb) => eb("age", ">", 18))', "nothing")],
    ["condition(null)", () => untyped(condition, null), byFunction('condition((eb) => eb("age", ">", 18))', "null")],
    [
      "keyCondition()",
      () => untyped(keyCondition),
      byFunction('keyCondition((eb) => [eb("id", "=", "1")])', "nothing"),
    ],
    ["keyCondition, nothing returned", () => untyped(keyCondition, () => undefined), `${noKeyList} nothing`],
    ["keyCondition, one condition", () => untyped(keyCondition, () => eb("id", "=", "1")), `${noKeyList} an object`],
    [
      "keyCondition, or()",
      () => untyped(keyCondition, () => [eb.or([eb("id", "=", "1"), eb("id", "=", "2")])]),
      `${keysAlone} or()`,
    ],
    ["keyCondition, size()", () => untyped(keyCondition, () => [eb.size("id", "=", 1)]), `${keysAlone} size()`],
    [
      "keyCondition, nothing in the list",
      () => untyped(keyCondition, () => [undefined]),
      `a condition is made by the builder, e.g. (eb) => eb("age", ">", 18); this is nothing`,
    ],
    ["projection()", () => untyped(projection), `${noPaths} nothing`],
    [`projection("id")`, () => untyped(projection, "id"), `${noPaths} the string "id"`],
    [
      "projection([7])",
      () => untyped(projection, [7]),
      `a path is a text like "address.city" or "lines[0].price", not the number 7`,
    ],
    [
      "updateExpression()",
      () => untyped(updateExpression),
      byFunction('updateExpression((u) => [u.set("age", 18)])', "nothing"),
    ],
    ["updateExpression, nothing returned", () => untyped(updateExpression, () => undefined), `${noActions} nothing`],
    [
      "updateExpression, one action",
      () => untyped(updateExpression, () => u.remove("notes")),
      `${noActions} an object`,
    ],
    [
      "updateExpression, nothing in the list",
      () => untyped(updateExpression, () => [undefined]),
      `an action of an update is made by the builder, e.g. (u) => [u.set("age", 18)]; this is nothing`,
    ],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(expect.objectContaining({ code: "INVALID_QUERY", message }));
  });
});
