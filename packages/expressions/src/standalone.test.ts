import { describe, expect, test } from "@jest/globals";
import { keyCondition, projection, updateExpression } from "./index.ts";

interface User {
  id: string;
  age: number;
  visits?: number;
  address: { city: string; zip: string };
  notes?: string[];
  tags?: Set<string>;
}

describe("keyCondition", () => {
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

describe("projection", () => {
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

describe("updateExpression", () => {
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
      `add on "age" takes a number or a Set, not the string "1"`,
    ],
    ["a delete of a list", (u) => [u.delete("tags", ["a"] as never)], `delete on "tags" takes a Set, not an array`],
  ])("refuses %s", (_, build, message) => {
    expect(() => updateExpression<User>(build)).toThrow(expect.objectContaining({ code: "INVALID_QUERY", message }));
  });
});
