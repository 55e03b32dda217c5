import { describe, expect, test } from "@jest/globals";
import { keepNotes, noteKey } from "../../test/fixtures/note.ts";

type Notes = ReturnType<typeof keepNotes>["notes"];
type Write = (notes: Notes, options: never) => Promise<unknown>;

const given = { ...noteKey, title: "Tea", text: "" };
const one = (notes: Notes) => notes.where("owner", "=", "ada").where("id", "=", "1");

/** Each way to write, and the options that it takes. */
const writes: readonly [name: string, write: Write, takes: readonly string[]][] = [
  ["create", (notes, options) => notes.create(given, options), ["condition", "rejection", "signal"]],
  ["put", (notes, options) => notes.put(given, options), ["condition", "rejection", "signal"]],
  ["upsert", (notes, options) => notes.upsert(given, options), ["condition", "rejection", "signal"]],
  ["restore", (notes, options) => notes.restore(noteKey, options), ["condition", "rejection", "signal"]],
  [
    "update",
    (notes, options) => notes.update(noteKey, {}, options),
    ["condition", "rejection", "returnValues", "signal"],
  ],
  ["update", (notes, options) => one(notes).update({}, options), ["rejection", "returnValues", "signal"]],
  [
    "delete",
    (notes, options) => notes.delete(noteKey, options),
    ["condition", "hard", "rejection", "returnValues", "signal", "version"],
  ],
  [
    "delete",
    (notes, options) => one(notes).delete(options),
    ["hard", "rejection", "returnValues", "signal", "version"],
  ],
  ["modify", (notes, options) => notes.modify(noteKey, () => {}, options), ["rejection", "signal", "tries"]],
  [
    "updateBuilder",
    (notes, options) => notes.updateBuilder(noteKey).set("title", "x").execute(options),
    ["rejection", "signal"],
  ],
];

/** What is wrong for each option, and what it takes. */
const wrong: Readonly<Record<string, readonly [value: unknown, message: string]>> = {
  condition: ["age > 3", `takes a function that makes a condition, (eb) => …, not the string "age > 3"`],
  rejection: ["maybe", `takes "throw" or "value", not the string "maybe"`],
  signal: ["now", `takes an AbortSignal, not the string "now"`],
  returnValues: ["EVERYTHING", "takes "],
  hard: ["yes", `takes true or false, not the string "yes"`],
  version: [1.5, "takes the version of an item, a whole number from 0, not the number 1.5"],
  tries: [0, "takes a whole number from 1, not the number 0"],
};

describe.each(writes)("W5: %s", (name, write, takes) => {
  test.each(Object.entries(wrong))("W5: with a wrong %s is refused before anything is sent", async (option, told) => {
    const { notes, requests } = keepNotes();
    const [value, message] = told;
    await expect(write(notes, { [option]: value } as never)).rejects.toMatchObject({
      code: "INVALID_OPTION",
      model: "Note",
      message: expect.stringContaining(
        takes.includes(option)
          ? `${name} of model "Note": the option "${option}" ${message}`
          : `${name} of model "Note": there is no option "${option}"; it takes `,
      ),
    });
    expect(requests).toEqual([]);
  });

  test.each([
    ["null", null],
    ["a string", "throw"],
    ["a list", []],
  ])("W5: with %s for options is refused, and nothing is left to be told of later", async (_, options) => {
    const { notes, requests } = keepNotes();
    await expect(write(notes, options as never)).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: expect.stringContaining(`${name} of model "Note": its options are a plain object, not `),
    });
    expect(requests).toEqual([]);
  });
});

describe("W5: a condition that is none", () => {
  test.each<[string, unknown, string]>([
    ["gives nothing", () => undefined, `Model "Note": `],
    ["is of an attribute that is none", (eb: never) => (eb as (path: string) => unknown)("nope"), `Model "Note": `],
    ["is a promise of one", async () => ({}), `Model "Note": `],
  ])("W5: that %s is refused before anything is sent", async (_, condition, message) => {
    const { notes, requests } = keepNotes();
    await expect(notes.create(given, { condition: condition as never })).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message: expect.stringContaining(message),
    });
    expect(requests).toEqual([]);
  });

  test("W5: an error of the function's own is thrown as it is", async () => {
    const own = new Error("own");
    const { notes } = keepNotes();
    const condition = (): never => {
      throw own;
    };
    await expect(notes.update(noteKey, {}, { condition })).rejects.toBe(own);
  });
});
