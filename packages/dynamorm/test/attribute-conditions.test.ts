import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { BuildCondition, Repository } from "dynamorm";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";
import { a, b, beyond, bytes, huge, Money, Thing, utc } from "./fixtures/thing.ts";

let bed: TestBed;
let things: Repository<typeof Thing>;

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Thing);
  things = bed.db.model(Thing);
  await things.create(a);
  await things.create(b);
});

afterAll(() => bed.stop());

describe("M2 attribute types: conditions", () => {
  test.each<[string, BuildCondition<Thing>, string]>([
    ["text =", (eb) => eb("text", "=", a.text), "a"],
    ["text begins_with", (eb) => eb("text", "begins_with", "alpha ü"), "a"],
    ["text contains", (eb) => eb("text", "contains", "😀"), "a"],
    ["text between", (eb) => eb("text", "between", ["b", "c"]), "b"],
    ["text in", (eb) => eb("text", "in", ["x", "beta"]), "b"],
    ["text size, in characters or bytes", (eb) => eb.size("text", ">", 10), "a"],
    ["count <", (eb) => eb("count", "<", 0), "a"],
    ["count =, beyond 2^53", (eb) => eb("count", "=", 1e21), "b"],
    ["big =, beyond 2^53", (eb) => eb("big", "=", beyond + 1n), "a"],
    ["big =, one beside", (eb) => eb("big", "=", beyond), ""],
    ["big between", (eb) => eb("big", "between", [beyond, beyond + 1n]), "a"],
    ["big <", (eb) => eb("big", "<", 0n), "b"],
    ["big in", (eb) => eb("big", "in", [-huge, 1n]), "b"],
    ["flag =", (eb) => eb("flag", "=", true), "a"],
    ["flag <>", (eb) => eb("flag", "<>", true), "b"],
    ["bytes =", (eb) => eb("bytes", "=", bytes(0, 1, 255)), "a"],
    ["bytes <", (eb) => eb("bytes", "<", bytes(1)), "a"],
    ["bytes between", (eb) => eb("bytes", "between", [bytes(0), bytes(0, 2)]), "a"],
    ["bytes begins_with", (eb) => eb("bytes", "begins_with", bytes(0, 1)), "a"],
    ["bytes size", (eb) => eb.size("bytes", "=", 3), "a"],
    ["day <", (eb) => eb("day", "<", utc("2026-06-01T00:00:00")), "a"],
    ["day =", (eb) => eb("day", "=", a.day), "a"],
    ["second >", (eb) => eb("second", ">", utc("2026-01-31T12:00:00.500")), "b"],
    ["second <", (eb) => eb("second", "<", utc("2026-01-31T12:00:00.500")), "a"],
    ["milli between", (eb) => eb("milli", "between", [a.milli, a.milli]), "a"],
    ["color =", (eb) => eb("color", "=", "green"), "b"],
    ["color in", (eb) => eb("color", "in", ["red", "green"]), "ab"],
    ["kind =", (eb) => eb("kind", "=", "thing"), "ab"],
    ["three =", (eb) => eb("three", "=", 3), "ab"],
    ["yes =", (eb) => eb("yes", "=", true), "ab"],
    ["names =", (eb) => eb("names", "=", ["ann", "", "bob"]), "a"],
    ["names contains", (eb) => eb("names", "contains", ""), "a"],
    ["names[2] =", (eb) => eb("names[2]", "=", "bob"), "a"],
    ["names size", (eb) => eb.size("names", "=", 0), "b"],
    ["matrix contains", (eb) => eb("matrix", "contains", [3]), "a"],
    ["matrix[0][1] >", (eb) => eb("matrix[0][1]", ">", 1), "a"],
    ["lines contains", (eb) => eb("lines", "contains", { sku: "cup", price: 7n }), "b"],
    ["lines[0].price >", (eb) => eb("lines[0].price", ">", beyond), "a"],
    ["lines[1].sent exists", (eb) => eb.exists("lines[1].sent"), "a"],
    ["lines[1].sent <", (eb) => eb("lines[1].sent", "<", utc("2026-03-01T00:00:00")), "a"],
    ["place =", (eb) => eb("place", "=", { city: "Lyon" }), "b"],
    ["place.geo.lat >", (eb) => eb("place.geo.lat", ">", 40), "a"],
    ["place.geo notExists", (eb) => eb.notExists("place.geo"), "b"],
    ["scores =", (eb) => eb("scores", "=", {}), "b"],
    ["scores.math =", (eb) => eb("scores.math", "=", 1), "a"],
    ["scores.constructor =", (eb) => eb("scores.constructor", "=", 3), "a"],
    ["scores size", (eb) => eb.size("scores", ">", 2), "a"],
    ["visits.home[0].at =", (eb) => eb("visits.home[0].at", "=", utc("2026-01-01T00:00:00")), "a"],
    ["visits.home[0].by contains", (eb) => eb("visits.home[0].by", "contains", "ann"), "a"],
    ["words =, in any order", (eb) => eb("words", "=", new Set(["two", "one"])), "a"],
    ["words contains", (eb) => eb("words", "contains", "two"), "ab"],
    ["words size", (eb) => eb.size("words", "=", 2), "ab"],
    ["numbers contains", (eb) => eb("numbers", "contains", -0.5), "a"],
    ["bigs contains", (eb) => eb("bigs", "contains", beyond + 1n), "a"],
    ["bigs =", (eb) => eb("bigs", "=", new Set([1n, beyond + 1n])), "a"],
    ["blobs contains", (eb) => eb("blobs", "contains", bytes(2, 3)), "a"],
    ["colors contains", (eb) => eb("colors", "contains", "blue"), "a"],
    ["either =, of a text", (eb) => eb("either", "=", "12"), "a"],
    ["either =, of a number", (eb) => eb("either", "=", 12), "b"],
    ["either type", (eb) => eb.type("either", "N"), "b"],
    ["size =, of a literal", (eb) => eb("size", "=", "auto"), "a"],
    ["size in", (eb) => eb("size", "in", ["none", 5]), "b"],
    ["shape =", (eb) => eb("shape", "=", { kind: "circle", radius: 2 }), "a"],
    ["shape.kind =", (eb) => eb("shape.kind", "=", "box"), "b"],
    ["shape.radius >, which one member has", (eb) => eb("shape.radius", ">", 1), "a"],
    ["shape.sides[1] =", (eb) => eb("shape.sides[1]", "=", 2), "b"],
    ["shape.label begins_with", (eb) => eb("shape.label", "begins_with", "sm"), "b"],
    ["many contains, of one member", (eb) => eb("many", "contains", "x"), "a"],
    ["many[1].at =", (eb) => eb("many[1].at", "=", utc("2026-01-01T00:00:00")), "a"],
    ["settings =", (eb) => eb("settings", "=", { theme: "dark", sizes: [1, 2] }), "a"],
    ["meta.source =", (eb) => eb("meta.source", "=", "app"), "b"],
    ["meta.parts[0] <", (eb) => eb("meta.parts[0]", "<", 2), "a"],
    ["meta.seen contains", (eb) => eb("meta.seen", "contains", "x"), "a"],
    ["anything =", (eb) => eb("anything", "=", b.anything), "b"],
    ["anything type", (eb) => eb.type("anything", "NULL"), "a"],
    ["release =", (eb) => eb("release", "=", [1, 10]), "a"],
    ["release in", (eb) => eb("release", "in", [[2, 0]]), "b"],
    ["price =", (eb) => eb("price", "=", new Money(995, "EUR")), "a"],
    ["bill contains", (eb) => eb("bill", "contains", new Money(2, "USD")), "a"],
  ])("%s", async (_, build, ids) => {
    const found = await things.query().filter(build).select("id").all();
    expect(
      found
        .map(({ id }) => id)
        .toSorted()
        .join(""),
    ).toBe(ids);
  });

  test("of an update and of a delete", async () => {
    await things.put({ ...a, id: "c" });
    const c = things.where("id", "=", "c");
    expect(
      await c
        .where("big", "=", beyond + 1n)
        .where("blobs", "contains", bytes(1))
        .update({ count: 2 }),
    ).toMatchObject({
      count: 2,
    });
    await expect(c.where("price", "=", new Money(1, "EUR")).delete()).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      message: `the condition of this DeleteItem does not hold for Thing { id: "c" }; it asks for price = …`,
      current: { ...a, id: "c", count: 2 },
    });
    expect(await c.where("price", "=", a.price).delete()).toBe(true);
  });
});

/** Conditions that the compiler refuses, and callers without types make. */
const query = () => things.query();
const wrong = {
  // @ts-expect-error: numbers have no beginning
  number: () => query().filter("count", "begins_with", "1"),
  // @ts-expect-error: a bigint is compared to bigints
  bigint: () => query().filter("big", "=", 1).toRequest(),
  // @ts-expect-error: booleans have no order
  boolean: () => query().filter("flag", ">", false),
  // @ts-expect-error: binary contains nothing
  binary: () => query().filter("bytes", "contains", bytes(1)),
  // @ts-expect-error: a set has no order
  set: () => query().filter("words", ">", new Set(["x"])),
  // @ts-expect-error: a set of bigints contains bigints
  setOfBigints: () => query().filter("bigs", "contains", 1).toRequest(),
  // @ts-expect-error: an enum is compared to its values
  enum: () => query().filter("color", "=", "pink").toRequest(),
  // @ts-expect-error: a map has no order
  map: () => query().filter("place", "<", { city: "x" }),
  // @ts-expect-error: json is a text in the table, which nobody looks into
  json: () => query().filter("settings", "contains", "dark"),
  // @ts-expect-error: a set has no parts
  pathIntoSet: () => query().filter("words[0]", "=", "x"),
  // @ts-expect-error: no member of the union has it
  pathIntoUnion: () => query().filter("shape.width", "=", 1),
  // @ts-expect-error: a size is a number
  sizeOfText: () => query().filter((eb) => eb.size("text", "=", "1")),
  // The compiler sees what json() and custom() give, and not that the table has no such parts.
  pathIntoJson: () => query().filter("settings.theme", "=", "dark"),
  pathIntoCustom: () => query().filter("price.cents", "=", 1),
  // @ts-expect-error: a boolean has no size
  sizeOfBoolean: () => query().filter((eb) => eb.size("flag", "=", 1)),
  // @ts-expect-error: a number has no size
  sizeOfBigint: () => query().filter((eb) => eb.size("big", "=", 1)),
};

describe("M2 attribute types: conditions that a type lacks", () => {
  test.each<[keyof typeof wrong, string]>([
    ["number", `"count" is a number and has no operator "begins_with"; there are =, <>, in, `],
    ["bigint", `"big" is the number 1; expected a bigint`],
    ["boolean", `"flag" is a boolean and has no operator ">"; there are =, <>, in, `],
    ["binary", `"bytes" is a binary and has no operator "contains"; there are =, <>, in, `],
    ["set", `"words" is a set and has no operator ">"; there are =, <>, in, `],
    ["setOfBigints", `"bigs" is the number 1; expected a bigint`],
    ["enum", `"color" is the string "pink"; expected one of "red", "green", "blue"`],
    ["map", `"place" is a map and has no operator "<"; there are =, <>, in, `],
    ["json", `"settings" is a json and has no operator "contains"; there are =, <>, in, `],
    ["pathIntoSet", `there is no attribute "words[0]"; "words" is a set`],
    ["pathIntoUnion", `there is no attribute "shape.width"; "shape" is a union`],
    ["sizeOfText", `the size of "text" is compared to whole numbers from 0, not to the string "1"`],
    ["pathIntoJson", `there is no attribute "settings.theme"; "settings" is a json`],
    ["pathIntoCustom", `there is no attribute "price.cents"; "price" is a custom`],
    ["sizeOfBoolean", `"flag" is a boolean and has no size`],
    ["sizeOfBigint", `"big" is a bigint and has no size`],
  ])("%s", (what, message) => {
    expect(wrong[what]).toThrow(`Model "Thing": ${message}`);
  });
});
