import { describe, expect, it } from "@jest/globals";
import { attr } from "../attributes/attr.ts";
import type { AttributeMap } from "../attributes/attribute.ts";
import { ItemNotFoundError } from "../errors/condition-errors.ts";
import { defineModel } from "../model/define-model.ts";
import type { StandardSchema } from "./standard-schema.ts";
import { validateAttributes, validateItem } from "./validate.ts";

/** A validator written by hand, as libraries have them; it may give anything. */
function validator<Value>(validate: (value: unknown) => unknown): StandardSchema<Value, Value> {
  return { "~standard": { version: 1, vendor: "hand", validate: validate as never } };
}

function modelOf(attributes: AttributeMap): Parameters<typeof validateItem>[0] {
  const all: AttributeMap = { id: attr.string(), ...attributes };
  return defineModel({ name: "Note", table: "notes", attributes: all, key: { partitionKey: "id" as never } });
}

/** What validating an item throws. */
async function failure(attributes: AttributeMap, item: object): Promise<unknown> {
  return validateItem(modelOf(attributes), item).then(
    () => undefined,
    (error: unknown) => error,
  );
}

const refuse = validator<never>(() => ({ issues: [{ message: "never" }] }));

describe("M12 what is not validated", () => {
  it("is given back as it is, where no attribute has a validator", async () => {
    const item = { id: "1", tags: ["a"] };
    expect(await validateItem(modelOf({ tags: attr.list(attr.string()) }), item)).toBe(item);
    expect(await validateAttributes(modelOf({}), item)).toBe(item);
  });

  it("is what is not there, and the null that an attribute may be, or is removed by", async () => {
    const attributes = {
      missing: attr.string().validate(refuse).optional(),
      absent: attr.string().validate(refuse).optional(),
      empty: attr.string().validate(refuse).nullable(),
      removed: attr.json<string>().validate(refuse).optional(),
    };
    const item = { id: "1", absent: undefined, empty: null, removed: null };
    expect(await validateItem(modelOf(attributes), item)).toEqual(item);
  });

  it("is not the null of what may be anything", async () => {
    const attributes = { json: attr.json().validate(refuse), data: attr.unknown().validate(refuse) };
    expect(await failure(attributes, { id: "1", json: null, data: null })).toMatchObject({
      issues: [
        { path: "json", message: "never" },
        { path: "data", message: "never" },
      ],
    });
  });

  it.each([
    ["a text for a map", { place: "Paris" }],
    ["an instance of a class for a map", { place: new URL("https://example.org") }],
    ["an object for a list", { places: { city: "Paris" } }],
    ["a list for a record", { byName: [{ city: "Paris" }] }],
    ["a list for a set", { cities: ["Paris"] }],
    ["nothing of a union", { either: 7n }],
  ])("is what is of another kind, which the codec refuses: %s", async (_, wrong) => {
    const place = attr.map({ city: attr.string().validate(refuse) });
    const attributes = {
      place: place.optional(),
      places: attr.list(place).optional(),
      byName: attr.record(place).optional(),
      cities: attr.set(attr.string().validate(refuse)).optional(),
      either: attr.union([place, attr.boolean()]).optional(),
    };
    const item = { id: "1", ...wrong };
    expect(await validateItem(modelOf(attributes), item)).toEqual(item);
  });

  it.each([undefined, null, 7, "text", [], new Date(0)])("is what is no item: %p", async (item) => {
    expect(await validateAttributes(modelOf({ note: attr.string().validate(refuse) }), item as never)).toBe(item);
  });
});

describe("M12 validated items", () => {
  const upper = validator<string>((value) => ({ value: String(value).toUpperCase() }));

  it("are copies, down to what was changed; what was given stays as it was", async () => {
    const given = { id: "1", place: { city: "paris" }, other: { city: "lyon" } };
    const attributes = {
      place: attr.map({ city: attr.string().validate(upper) }),
      other: attr.map({ city: attr.string() }),
    };
    const validated = await validateItem(modelOf(attributes), given);
    expect(validated).toEqual({ id: "1", place: { city: "PARIS" }, other: { city: "lyon" } });
    expect(given.place.city).toBe("paris");
    expect(validated.other).toBe(given.other);
  });

  it("have the prototype that they had: names that every object has are names like any other", async () => {
    const attributes = { ["__proto__"]: attr.string().validate(upper), constructor: attr.string().validate(upper) };
    const bare: object = Object.assign(Object.create(null) as object, { id: "1", constructor: "c" });
    const validated = await validateItem(modelOf(attributes), bare);
    expect(Object.getPrototypeOf(validated)).toBeNull();
    expect(Object.entries(validated)).toEqual([
      ["id", "1"],
      ["constructor", "C"],
    ]);
    const own = JSON.parse('{ "id": "1", "__proto__": "p" }') as object;
    const copy = await validateItem(modelOf(attributes), own);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(Object.entries(copy)).toEqual([
      ["id", "1"],
      ["__proto__", "P"],
    ]);
  });

  it("pass through several validators, each of which takes what the one before it made", async () => {
    const exclaim = validator<string>((value) => ({ value: `${String(value)}!` }));
    const note = attr.string().validate(upper).validate(exclaim).validate(upper);
    expect(await validateItem(modelOf({ note }), { id: "1", note: "a" })).toEqual({ id: "1", note: "A!" });
  });

  it("stop at the first validator of a value that refuses it, and ask that of the whole only about valid parts", async () => {
    const asked: string[] = [];
    const ask = (name: string): StandardSchema<never, never> =>
      validator((value) => {
        asked.push(name);
        return { value };
      });
    const attributes = {
      note: attr.string().validate(refuse).validate(ask("note")),
      place: attr.map({ city: attr.string().validate(refuse) }).validate(ask("place")),
      lines: attr.list(attr.map({ sku: attr.string().validate(ask("sku")) })).validate(ask("lines")),
    };
    const item = { id: "1", note: "n", place: { city: "c" }, lines: [{ sku: "s" }] };
    expect(await failure(attributes, item)).toMatchObject({ issues: [{ path: "note" }, { path: "place.city" }] });
    expect(asked).toEqual(["sku", "lines"]);
  });

  it("name ten issues, and count the others", async () => {
    const item = { id: "1", lines: Array.from({ length: 12 }, () => "x") };
    const error = (await failure({ lines: attr.list(attr.string().validate(refuse)) }, item)) as {
      message: string;
      issues: unknown[];
    };
    expect(error.message).toMatch(
      /^Model "Note": the item is not valid: "lines\[0\]": never; .*"lines\[9\]": never; and 2 more$/,
    );
    expect(error.issues).toHaveLength(12);
  });
});

describe("M12 the place of an issue", () => {
  it.each<[unknown, string]>([
    [undefined, "place"],
    [[], "place"],
    [["city"], "place.city"],
    [[{ key: "lines" }, { key: 0 }, { key: "price" }], "place.lines[0].price"],
    [["lines", 0, "price"], "place.lines[0].price"],
    [["a.b", ""], 'place["a.b"][""]'],
    [["__proto__", "constructor"], "place.__proto__.constructor"],
    [[Symbol("hidden")], "place.Symbol(hidden)"],
    [[null, undefined, {}], "place.null.nothing.nothing"],
    ["city", "place"],
    [7, "place"],
  ])("is read from what the validator gives, as far as it is one: %p", async (path, expected) => {
    const place = attr.map({ city: attr.string() }).validate(validator(() => ({ issues: [{ message: "no", path }] })));
    expect(await failure({ place }, { id: "1", place: { city: "c" } })).toMatchObject({
      issues: [{ path: expected, message: "no" }],
    });
  });

  it.each<[string, unknown, number]>([
    ["no issues", [], 1],
    ["an issue without a message", [{}], 1],
    ["an issue that is none", [null, "text"], 2],
    ["a message that is no text", [{ message: 7 }], 1],
  ])("is that of the value where there are %s: it is not valid all the same", async (_, issues, count) => {
    const note = attr.string().validate(validator(() => ({ issues })));
    expect(await failure({ note }, { id: "1", note: "n" })).toMatchObject({
      code: "VALIDATION",
      issues: Array.from({ length: count }, () => ({ path: "note", message: "not valid" })),
    });
  });
});

describe("M12 a validator that does not do its work", () => {
  const about = 'Model "Note": the validator of "note" (hand)';

  it.each<[string, unknown, string]>([
    ["nothing", undefined, "gave nothing, which is no result of Standard Schema"],
    ["null", null, "gave null, which is no result of Standard Schema"],
    ["true", true, "gave true, which is no result of Standard Schema"],
    ["a text", "ok", 'gave the string "ok", which is no result of Standard Schema'],
    ["a list", [], "gave an empty array, which is no result of Standard Schema"],
    ["an object without a value", {}, "gave an object, which is no result of Standard Schema"],
    ["issues that are no list", { issues: "no" }, 'gave issues that are no list, but the string "no"'],
  ])("is a mistake of the model's: it gives %s", async (_, result, fault) => {
    const note = attr.string().validate(validator(() => result));
    expect(await failure({ note }, { id: "1", note: "n" })).toMatchObject({
      code: "INVALID_MODEL",
      message: `${about} ${fault}`,
      model: "Note",
      table: "notes",
      attribute: "note",
    });
  });

  it.each<[string, unknown, string]>([
    ["an error", new TypeError("broken"), 'threw "broken"'],
    ["a text", "broken", 'threw the string "broken"'],
    ["nothing", undefined, "threw nothing"],
  ])("is a mistake of the model's: it throws %s", async (_, thrown, fault) => {
    const ways = [
      (): never => {
        throw thrown;
      },
      (): Promise<never> => Promise.reject(thrown),
    ];
    for (const way of ways) {
      const note = attr.string().validate(validator(way));
      // oxlint-disable-next-line no-await-in-loop
      const error = await failure({ note }, { id: "1", note: "n" });
      expect(error).toMatchObject({ code: "INVALID_MODEL", message: `${about} ${fault}` });
      expect((error as Error).cause).toBe(thrown);
    }
  });

  it("is not one that asked the database, and was told that something is not there", async () => {
    const error = new ItemNotFoundError("no such author", {});
    const note = attr.string().validate(validator(() => Promise.reject(error)));
    expect(await failure({ note }, { id: "1", note: "n" })).toBe(error);
  });

  it("is named as that of the item where it is the model's", async () => {
    const validate = validator<unknown>(() => undefined);
    const attributes = { id: attr.string() };
    const Note = defineModel({ name: "Note", table: "notes", attributes, key: { partitionKey: "id" }, validate });
    await expect(validateItem(Note, { id: "1" })).rejects.toThrow(
      'Model "Note": the validator of the item (hand) gave nothing, which is no result of Standard Schema',
    );
  });

  it("is called on what it belongs to, which it may need", async () => {
    class Schema {
      readonly "~standard" = new Standard();
    }
    class Standard {
      readonly version = 1;
      readonly vendor = "hand";
      readonly #suffix = "!";
      validate(value: unknown): { value: string } {
        return { value: `${String(value)}${this.#suffix}` };
      }
    }
    const note = attr.string().validate(new Schema());
    expect(await validateItem(modelOf({ note }), { id: "1", note: "n" })).toEqual({ id: "1", note: "n!" });
  });
});
