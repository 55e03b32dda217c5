import type { DynamORMError } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { anUpdate, untyped, User } from "../test/user.ts";
import { updateBuilder } from "./index.ts";

// What the compiler refuses is refused at run time too, at the step: callers may have no types.

type Step = readonly [step: string, ...given: readonly unknown[]];

/** The code and the message, without the model, of the error of the last step. */
function refusalOf(...steps: readonly Step[]): string {
  let builder: unknown = anUpdate();
  try {
    for (const [step, ...given] of steps) builder = untyped(builder as object, step, ...given);
  } catch (error) {
    const { code, message, model, table } = error as DynamORMError;
    return model === "User" && table === "users" ? `${code} ${message.replace('Model "User": ', "")}` : "of no model";
  }
  return "not refused";
}

describe("W8: a step on what is not to be changed is refused", () => {
  it.each<[Step, string]>([
    [["set", "nope", 1], 'there is no attribute "nope"; there are id, email'],
    [["set", "adress.city", "x"], 'there is no attribute "adress.city"; there are id, email'],
    [["set", "address.nope", 1], 'there is no attribute "address.nope"; "address" has city, zip'],
    [["increment", "lines.price"], '"lines" is a list, write lines[0]'],
    [["set", 7, 1], 'a path is a text like "address.city", not the number 7'],
    [["set", { toString: "" }, 1], 'a path is a text like "address.city", not an object'],
    [["remove", "notes[-1]"], '"notes[-1]" is no path; write "address.city" or "lines[0].price"'],
    [["set", "id", "2"], 'set("id"): a key never changes; create another item and delete this one'],
    [
      ["set", "invited", "x"],
      'set("invited"): it is readonly: set when an item is created, and never changed; leave it out',
    ],
    [["remove", "createdAt"], 'remove("createdAt"): it is set when an item is created, and stays; leave it out'],
    [["set", "updatedAt", new Date()], 'set("updatedAt"): every update sets it by itself; leave it out'],
    [
      ["increment", "version"],
      'increment("version"): every update counts it up by itself; leave it out, or name the version that the item has to have by conditionVersion()',
    ],
  ])("W8: %j", (step, message) => {
    expect(refusalOf(step)).toContain(message);
    expect(refusalOf(step)).toMatch(/^INVALID_QUERY /);
  });
});

describe("W8: a step that the attribute does not have is refused, with those that it has", () => {
  it.each<[Step, string]>([
    [["increment", "email"], 'increment("email"): it is a string; there are set, setIfNotExists, remove'],
    [["increment", "born"], 'increment("born"): it is a date; there are set, setIfNotExists, remove'],
    [["decrement", "address"], 'decrement("address"): it is a map; there are set, setIfNotExists, remove'],
    [["add", "either", 1], 'add("either"): it is a union; there are set, setIfNotExists, remove'],
    [
      ["increment", "cents"],
      'increment("cents"): it is a custom, which is stored as something else; there are set, setIfNotExists, remove',
    ],
    [
      ["add", "notes", ["a"]],
      'add("notes"): it is a list; there are set, setIfNotExists, remove, appendToList, prependToList, setListElement, removeFromListAt',
    ],
    [
      ["appendToList", "tags", ["a"]],
      'appendToList("tags"): it is a set; there are set, setIfNotExists, remove, add, delete',
    ],
    [
      ["delete", "age", new Set([1])],
      'delete("age"): it is a number; there are set, setIfNotExists, remove, add, increment, decrement',
    ],
    [["setListElement", "visits", 0, 1], 'setListElement("visits"): it is a record; there are'],
    [["removeFromListAt", "lines[0]", 0], 'removeFromListAt("lines[0]"): it is a map; there are'],
    [
      ["add", "lines[0].seen", new Set(["a"])],
      'add("lines[0].seen"): DynamoDB adds to sets, and deletes from them, where they are attributes of the item itself, not within "lines"; set the whole set, or keep it at the top',
    ],
    [["delete", "lines[0].seen", new Set(["a"])], 'delete("lines[0].seen"): DynamoDB adds to sets'],
    [["add", "anything.deep", new Set(["a"])], 'add("anything.deep"): DynamoDB adds to sets'],
    [
      ["remove", "email"],
      'remove("email"): every item has it; make it optional() if items may lack it, or nullable() to store null',
    ],
    [["remove", "lines[0].sku"], 'remove("lines[0].sku"): every item has it'],
  ])("W8: %j", (step, message) => {
    expect(refusalOf(step)).toContain(`INVALID_QUERY ${message}`);
  });
});

describe("W8: a value that does not fit is refused", () => {
  it.each<[Step, string]>([
    [["set", "age", "3"], 'INVALID_ITEM "age" is the string "3"; expected a '],
    [["set", "age", Number.NaN], 'INVALID_ITEM "age" is the number NaN; expected a '],
    [["set", "address", { zip: "1" }], 'INVALID_ITEM "address.city" is missing'],
    [["set", "lines[0].sku", 3], 'INVALID_ITEM "lines[0].sku" is the number 3; expected a string'],
    [["set", "status", "x"], 'INVALID_ITEM "status" is the string "x"'],
    [["set", "tags", new Set()], 'INVALID_ITEM "tags" is an empty Set'],
    [["set", "age", () => 1], 'INVALID_ITEM "age" is a function'],
    [["set", "age", undefined], 'INVALID_QUERY set("age"): it is set to nothing; every item has it'],
    [["set", "notes", undefined], 'INVALID_QUERY set("notes"): it is set to nothing; use remove("notes") to remove it'],
    [
      ["set", "notes", null],
      'INVALID_QUERY set("notes"): null is no value of it; use remove("notes") to remove it, or make it nullable() to store null',
    ],
    [
      ["set", "lines[0]", null],
      'INVALID_QUERY set("lines[0]"): null is no value of it; use remove("lines[0]") to remove it',
    ],
    [["setIfNotExists", "age", null], 'INVALID_QUERY setIfNotExists("age"): null is no value of it; every item has it'],
    [
      ["setIfNotExists", "nick", ""],
      'INVALID_QUERY setIfNotExists("nick"): an empty value of it is not stored (omitEmpty); leave the step out',
    ],
    [["set", "email", ""], 'INVALID_QUERY set("email"): it is set to an empty text: it is a key, and no key is empty'],
    [
      ["setIfNotExists", "email", "e".repeat(2049)],
      'INVALID_QUERY setIfNotExists("email"): it is set to a text of 2049 bytes: it is a partition key',
    ],
    [["increment", "age", Number.NaN], 'INVALID_ITEM "age" is the number NaN'],
    [["increment", "age", "5"], 'INVALID_ITEM "age" is the string "5"'],
    [["increment", "age", 1e200], 'INVALID_ITEM "age" is the number 1e+200'],
    [["increment", "age", null], 'INVALID_ITEM "age" is null'],
    [["increment", "big", 10n ** 38n + 1n], 'INVALID_ITEM "big" is a bigint of 39 digits'],
    [
      ["increment", "anything", "5"],
      'INVALID_QUERY increment("anything"): it is counted by a number, not by the string "5"',
    ],
    [["add", "age", Number.POSITIVE_INFINITY], 'INVALID_ITEM "age" is the number Infinity'],
    [["add", "age", undefined], 'INVALID_ITEM "age" is nothing'],
    [
      ["add", "tags", ["a"]],
      'INVALID_ITEM "tags" is an array; expected a Set of strings: make a Set of it: new Set(values)',
    ],
    [["add", "tags", new Set()], 'INVALID_ITEM "tags" is an empty Set'],
    [["add", "tags", new Set([1])], 'INVALID_ITEM "tags" holds the number 1'],
    [["delete", "tags", new Set()], 'INVALID_ITEM "tags" is an empty Set'],
    [["delete", "anything", { a: 1 }], 'INVALID_QUERY delete("anything"): it takes a Set of elements, not an object'],
    [
      ["appendToList", "notes", "a"],
      'INVALID_QUERY appendToList("notes"): it takes a list of elements, not the string "a"',
    ],
    [["prependToList", "notes", [1]], 'INVALID_ITEM "notes[0]" is the number 1; expected a string'],
    [
      ["setListElement", "notes", -1, "a"],
      'INVALID_QUERY setListElement("notes"): an element is named by its index, a whole number from 0, not by the number -1',
    ],
    [["setListElement", "notes", 1.5, "a"], "not by the number 1.5"],
    [["removeFromListAt", "notes", "0"], 'not by the string "0"'],
    [["removeFromListAt", "notes"], "not by nothing"],
    [["setListElement", "notes", 0, 7], 'INVALID_ITEM "notes[0]" is the number 7; expected a string'],
  ])("W8: %j", (step, message) => {
    expect(refusalOf(step)).toContain(message);
  });
});

describe("W8: two steps that cannot go together are refused at the second", () => {
  it.each<[readonly Step[], string]>([
    [
      [
        ["set", "age", 1],
        ["increment", "age"],
      ],
      'increment("age") after set("age"): both change "age", and an update does all of its steps at once, in no order; leave one out, or make two updates',
    ],
    [
      [
        ["set", "address", { city: "a" }],
        ["set", "email", "e"],
        ["remove", "address.zip"],
      ],
      'remove("address.zip") after set("address"): both change "address"',
    ],
    [
      [
        ["removeFromListAt", "notes", 0],
        ["appendToList", "notes", ["a"]],
      ],
      'appendToList("notes") after removeFromListAt("notes[0]"): both change "notes"',
    ],
    [
      [
        ["setListElement", "notes", 1, "a"],
        ["remove", "notes[1]"],
      ],
      'remove("notes[1]") after setListElement("notes[1]"): both change "notes[1]"',
    ],
  ])("W8: %j", (steps, message) => {
    expect(refusalOf(...steps)).toContain(`INVALID_QUERY ${message}`);
  });

  it("W8: what only begins alike goes together", () => {
    const built = anUpdate().set("visits.home", 1).set("visits.homework", 1).remove("notes[1]").remove("notes[11]");
    expect(built.description.actions).toHaveLength(4);
  });
});

describe("W8: conditions and options that mean nothing are refused", () => {
  it.each<[readonly Step[], string]>([
    [[["condition", "nope", "=", 1]], 'there is no attribute "nope"'],
    [[["condition", "age", "contains", 1]], '"age" is a number and has no operator "contains"'],
    [[["condition", () => true]], "a condition is made by the builder"],
    [[["condition", () => true, "="]], "condition() takes a function alone, or a path with an operator"],
    [
      [["orCondition", "age", "=", 1]],
      "orCondition() says what may hold in place of the conditions before it, and there is none; begin with condition()",
    ],
    [
      [
        ["conditionVersion", 1],
        ["orCondition", "age", "=", 1],
      ],
      "begin with condition()",
    ],
    [[["conditionExists", "nope"]], 'there is no attribute "nope"'],
    [
      [["conditionVersion", "1"]],
      'conditionVersion() takes the version of an item, a whole number from 0, not the string "1"',
    ],
    [[["conditionVersion", 1.5]], "not the number 1.5"],
    [
      [
        ["conditionVersion", 1],
        ["conditionVersion", 2],
      ],
      "conditionVersion(2) after conditionVersion(1): no item has two versions; leave one out",
    ],
    [
      [["returnValues", "ALL"]],
      'returnValues() takes "ALL_NEW", "ALL_OLD", "UPDATED_NEW", "UPDATED_OLD" or "NONE", not the string "ALL"',
    ],
  ])("W8: %j", (steps, message) => {
    expect(refusalOf(...steps)).toContain(message);
  });

  it("W8: an operand that does not fit its attribute is refused when the request is made, as in queries", () => {
    const built = anUpdate()
      .increment("age")
      .condition("age", "=", "1" as never);
    expect(() => built.toRequest()).toThrow('Model "User": "age" is the string "1"; expected a');
  });

  it.each<[string, readonly unknown[], string, string]>([
    ["no model", [], "INVALID_MODEL", "updateBuilder() takes a model made by defineModel(), not nothing"],
    ["what is no model", [{ name: "User" }, { id: "1" }], "INVALID_MODEL", "not an object"],
    ["no key", [User, {}], "INVALID_ITEM", '"id" is missing'],
    ["an empty key", [User, { id: "" }], "INVALID_ITEM", '"id" is'],
    ["more than a key", [User, { id: "1", age: 3 }], "INVALID_ITEM", '"age"'],
    ["an option that there is not", [User, { id: "1" }, { clock: 1 }], "INVALID_OPTION", "clock"],
    [
      "a clock that is none",
      [User, { id: "1" }, { now: 1 }],
      "INVALID_OPTION",
      'the option "now" takes a function that gives a Date, not the number 1',
    ],
  ])("W8: updateBuilder() of %s", (_, given, code, message) => {
    let thrown: unknown;
    try {
      Reflect.apply(updateBuilder, undefined, given);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code, message: expect.stringContaining(message) });
  });
});
