import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { type AttributePath, definitionAt, formatPath, parsePath } from "./attribute-path.ts";
import { attr } from "./attributes/attr.ts";
import { isDynamORMError } from "./errors/dynamorm-error.ts";
import { InvalidQueryError } from "./errors/input-errors.ts";

describe("parsePath", () => {
  it.each<[string, AttributePath]>([
    ["age", ["age"]],
    ["address.city", ["address", "city"]],
    ["lines[0]", ["lines", 0]],
    ["lines[10].price", ["lines", 10, "price"]],
    ["grid[0][1]", ["grid", 0, 1]],
    ["a-b.c d.é.#x.:y", ["a-b", "c d", "é", "#x", ":y"]],
    ["__proto__.constructor", ["__proto__", "constructor"]],
  ])("reads %s", (text, path) => {
    expect(parsePath(text)).toEqual(path);
  });

  it.each(["", ".", "a.", ".a", "a..b", "[0]", "a[", "a[]", "a[x]", "a[-1]", "a[1.5]", "a[0]b", "a.[0]", "a]", "a[0"])(
    "refuses %j",
    (text) => {
      expect(() => parsePath(text)).toThrow(
        new InvalidQueryError(`${JSON.stringify(text)} is no path; write "address.city" or "lines[0].price"`),
      );
    },
  );

  it.each([
    [undefined, "nothing"],
    [7, "the number 7"],
    [["a", 0], "an array"],
  ])("refuses what is no text: %j", (path, words) => {
    expect(() => parsePath(path as never)).toThrow(
      new InvalidQueryError(`a path is a text like "address.city" or "lines[0].price", not ${words}`),
    );
  });

  it("cuts a long text", () => {
    const path = `${"x".repeat(100)}[`;
    expect(() => parsePath(path)).toThrow(
      new InvalidQueryError(`"${"x".repeat(40)}…" is no path; write "address.city" or "lines[0].price"`),
    );
  });

  it("refuses an index that a number cannot hold, and does not make another one of it", () => {
    expect(() => parsePath("a[9007199254740993]")).toThrow(InvalidQueryError);
  });

  it("either reads a text or refuses it with InvalidQueryError, whatever it is", () => {
    const pieces = fc.constantFrom(".", "[", "]", "[0]", ".a", "a", "0", "-", " ", "__proto__", "\u0000", "\ud800");
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          const [name, ...rest] = parsePath(text);
          expect(typeof name).toBe("string");
          for (const part of rest) expect(part === "" || (typeof part === "number" && !(part >= 0))).toBe(false);
        } catch (error) {
          if (!isDynamORMError(error, "INVALID_QUERY")) throw error;
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("formatPath", () => {
  it.each<[AttributePath, string]>([
    [["age"], "age"],
    [["lines", 0, "price"], "lines[0].price"],
    [["grid", 0, 1], "grid[0][1]"],
    [["a.b", "c"], '["a.b"].c'],
    [["a", "b[0]"], 'a["b[0]"]'],
    [["a", ""], 'a[""]'],
    [["a", '"'], 'a."'],
  ])("writes %j for people", (path, text) => {
    expect(formatPath(path)).toBe(text);
  });

  it("writes nothing for the item itself", () => {
    expect(formatPath([])).toBe("");
  });

  it("writes what parsePath reads, as long as no name holds dots or brackets", () => {
    const name = fc.string({ minLength: 1, unit: "binary" }).filter((text) => !/[.[\]]/.test(text));
    const path = fc.tuple(name, fc.array(fc.oneof(name, fc.nat())));
    fc.assert(
      fc.property(path, ([first, rest]) => {
        expect(parsePath(formatPath([first, ...rest]))).toEqual([first, ...rest]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("definitionAt", () => {
  const attributes = {
    age: attr.number(),
    tags: attr.set(attr.string()),
    address: attr.map({ city: attr.string(), "0": attr.boolean() }),
    lines: attr.list(attr.map({ price: attr.number(), sizes: attr.list(attr.string()) })),
  };

  it.each<[AttributePath, string]>([
    [["age"], "number"],
    [["tags"], "set"],
    [["address"], "map"],
    [["address", "city"], "string"],
    [["address", "0"], "boolean"],
    [["lines"], "list"],
    [["lines", 3], "map"],
    [["lines", 3, "price"], "number"],
    [["lines", 3, "sizes", 0], "string"],
  ])("finds %j", (path, type) => {
    expect(definitionAt(attributes, path)?.type).toBe(type);
  });

  it.each<[AttributePath]>([
    [["nick"]],
    [["age", "years"]],
    [["age", 0]],
    [["tags", 0]],
    [["address", "zip"]],
    [["address", "city", "length"]],
    [["lines", "0"]],
    [["lines", "length"]],
    [["lines", 0, "sizes", 0, 0]],
    [["toString"]],
    [["__proto__"]],
    [["address", "toString"]],
    [["address", "__proto__"]],
  ])("finds nothing at %j", (path) => {
    expect(definitionAt(attributes, path)).toBeUndefined();
  });

  it("finds nothing at an index of a map, also where the map has an attribute that is named like a number", () => {
    expect(definitionAt(attributes, ["address", 0])).toBeUndefined();
  });
});
