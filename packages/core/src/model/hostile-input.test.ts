import { describe, expect, it } from "@jest/globals";
import { attr } from "../attributes/attr.ts";
import { registerConverter } from "../attributes/custom.ts";
import { isDynamORMError } from "../errors/dynamorm-error.ts";
import { defineModel } from "./define-model.ts";
import { inTable } from "./in-table.ts";
import { key } from "./key-template.ts";

// What callers without types can do: whatever it is, they are told in the library's words, never by a TypeError from within.

const cyclic: Record<string, unknown> = { type: "list", name: "cyclic" };
Object.assign(cyclic, { self: cyclic, definition: cyclic, element: cyclic, attributes: cyclic, "~standard": cyclic });
const cyclicList: unknown[] = [];
cyclicList.push(cyclicList);
const frozenLookalike = Object.freeze({ definition: Object.freeze({ type: "string" }) });

const hostile: readonly (readonly [string, unknown])[] = [
  ["nothing", undefined],
  ["null", null],
  ["a number", 7],
  ["NaN", Number.NaN],
  ["a bigint", 7n],
  ["a boolean", true],
  ["a text", "text"],
  ["an empty text", ""],
  ["a symbol", Symbol("odd")],
  ["a function", () => undefined],
  ["a class", URL],
  ["an array", [1]],
  ["an empty array", []],
  ["a list with a hole", Array(2)],
  ["an object", { a: 1 }],
  ["an object without a prototype", Object.create(null)],
  ["a Map", new Map([["a", 1]])],
  ["a Date", new Date(Number.NaN)],
  ["an object that holds itself", cyclic],
  ["a list that holds itself", cyclicList],
  ["what looks like an attribute", frozenLookalike],
  ["a builder that was not called", attr.string],
  ["an attribute", attr.string()],
];

const attributes = { id: attr.string(), note: attr.string() };
const note = { name: "Note", table: "notes", attributes, key: { partitionKey: "id" } };
const define = (change: object): unknown => defineModel({ ...note, ...change } as never);

const calls: Readonly<Record<string, (value: never) => unknown>> = {
  "attr.date()": attr.date,
  "attr.createdAt()": attr.createdAt,
  "attr.updatedAt()": attr.updatedAt,
  "attr.deletedAt()": attr.deletedAt,
  "attr.enum()": attr.enum,
  "attr.enum([…])": (value: never) => attr.enum(["a", value]),
  "attr.literal()": attr.literal,
  "attr.list()": attr.list,
  "attr.record()": attr.record,
  "attr.set()": attr.set,
  "attr.map()": attr.map,
  "attr.map({ … })": (value: never) => attr.map({ a: value }),
  "attr.union()": attr.union,
  "attr.union([…])": (value: never) => attr.union([attr.number(), value]),
  "attr.custom()": (value: never) => attr.custom(value, { encode: String, decode: String } as never),
  "attr.custom(…)": (value: never) => attr.custom(attr.string(), value),
  "attr.instanceOf()": attr.instanceOf,
  "registerConverter()": (value: never) => registerConverter(value, { as: attr.string() } as never),
  "registerConverter(…)": (value: never) => registerConverter(URL, value),
  "registerConverter(…, { as })": (value: never) =>
    registerConverter(URL, { as: value, encode: String as never, decode: () => new URL("a:b") }),
  "default()": (value: never) => attr.string().default(value),
  "storedAs()": (value: never) => attr.string().storedAs(value),
  "validate()": (value: never) => attr.string().validate(value),
  "key()": (value: never) => key(value, "A#{id}"),
  "key(…)": (value: never) => key("pk", value),
  "inTable()": (value: never) => inTable(define({}) as never, value),
  "defineModel()": defineModel,
  ...Object.fromEntries(
    ["name", "table", "attributes", "key", "indexes", "naming", "typeTag", "validate"].map((part) => [
      `defineModel({ ${part} })`,
      (value: never) => define({ [part]: value }),
    ]),
  ),
  "defineModel({ attributes: { … } })": (value: never) => define({ attributes: { ...attributes, value } }),
  "defineModel({ key: { partitionKey } })": (value: never) => define({ key: { partitionKey: value } }),
  "defineModel({ key: { sortKey } })": (value: never) => define({ key: { partitionKey: "id", sortKey: value } }),
  "defineModel({ key: { sortKey: { … } } })": (value: never) =>
    define({ key: { partitionKey: "id", sortKey: { attribute: "sk", template: "A", literals: value, parts: value } } }),
  "defineModel({ indexes: { … } })": (value: never) => define({ indexes: { byNote: value } }),
  ...Object.fromEntries(
    ["type", "partitionKey", "sortKey", "projection"].map((part) => [
      `defineModel({ indexes: { byNote: { ${part} } } })`,
      (value: never) => define({ indexes: { byNote: { partitionKey: "note", [part]: value } } }),
    ]),
  ),
  "defineModel({ indexes: { byNote: { projection: […] } } })": (value: never) =>
    define({ indexes: { byNote: { partitionKey: "note", projection: [value] } } }),
  "defineModel({ typeTag: { attribute } })": (value: never) => define({ typeTag: { attribute: value } }),
  "defineModel({ typeTag: { value } })": (value: never) => define({ typeTag: { value } }),
  "defineModel({ naming: () => … })": (value: never) => define({ naming: () => value }),
};

/** What is thrown, unless it is a refusal of the library's, in words. */
function fault(call: (value: never) => unknown, value: unknown): unknown {
  try {
    call(value as never);
  } catch (error) {
    return isDynamORMError(error, "INVALID_MODEL") && !error.message.includes("[object") ? undefined : error;
  }
  return undefined;
}

describe("M10 whatever is given", () => {
  it.each(Object.entries(calls))("%s takes it, or says in its own words why not", (_, call) => {
    const faults = hostile.map(([what, value]) => [what, fault(call, value)]);
    expect(faults.filter(([, error]) => error !== undefined)).toEqual([]);
  });
});

describe("M10 what looks like an attribute", () => {
  it("is none, unless attr made it", () => {
    expect(() => attr.list(frozenLookalike as never)).toThrow("attr.list() takes the attribute of its elements");
    expect(() => define({ attributes: { id: frozenLookalike } })).toThrow(
      'Model "Note": attribute "id" is not made by attr, e.g. attr.string()',
    );
  });
});
