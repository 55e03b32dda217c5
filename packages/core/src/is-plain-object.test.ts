import { describe, expect, it } from "@jest/globals";
import { runInNewContext } from "node:vm";
import { isPlainObject } from "./is-plain-object.ts";

describe("isPlainObject", () => {
  it.each([
    ["an object literal", {}],
    ["an object without a prototype", Object.create(null)],
    ["an object of another realm", runInNewContext("({ a: 1 })")],
    ["what JSON gives", JSON.parse('{ "__proto__": 1 }')],
  ])("takes %s", (_, value) => {
    expect(isPlainObject(value)).toBe(true);
  });

  it.each([
    ["an array", []],
    ["a Date", new Date()],
    ["a Map", new Map()],
    ["an instance of a class", new URL("https://example.org")],
    ["an object made from another", Object.create({})],
    ["null", null],
    ["a text", "x"],
    ["a function", () => undefined],
  ])("does not take %s", (_, value) => {
    expect(isPlainObject(value)).toBe(false);
  });
});
