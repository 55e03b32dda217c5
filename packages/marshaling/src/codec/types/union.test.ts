import { describe, expect, it } from "@jest/globals";
import { attr } from "@dynamorm/core";
import { oneAttribute } from "../../../test/one-attribute.ts";

const anyKind = oneAttribute(
  attr.union([
    attr.string(),
    attr.number(),
    attr.boolean(),
    attr.binary(),
    attr.list(attr.string()),
    attr.set(attr.string()),
    attr.record(attr.number()),
  ]),
);

describe("M2 attribute types: union", () => {
  it.each<[unknown, unknown]>([
    ["a", { S: "a" }],
    [1, { N: "1" }],
    [false, { BOOL: false }],
    [new Uint8Array([1]), { B: new Uint8Array([1]) }],
    [["a"], { L: [{ S: "a" }] }],
    [new Set(["a"]), { SS: ["a"] }],
    [{ a: 1 }, { M: { a: { N: "1" } } }],
  ])("is what its value is: %j", (value, stored) => {
    expect(anyKind.write(value)).toStrictEqual(stored);
    expect(anyKind.read(stored as never)).toStrictEqual(value);
  });

  it("tells enums and literals of one DynamoDB type apart by their values", () => {
    const { write, read, refusal, mismatch } = oneAttribute(
      attr.union([attr.literal("auto"), attr.enum(["left", "right"]), attr.literal(0), attr.literal(1)]),
    );
    for (const value of ["auto", "left", 0, 1]) expect(read(write(value))).toBe(value);
    expect(read({ N: "1.0" })).toBe(1);
    expect(refusal("top")).toBe('"value" is the string "top"; expected "auto" or one of "left", "right" or 0 or 1');
    expect(refusal(2)).toBe('"value" is the number 2; expected "auto" or one of "left", "right" or 0 or 1');
    expect(mismatch({ N: "2" })).toBe(
      '"value" in the table is { N: "2" }; expected "auto" (S) or one of "left", "right" (S) or 0 (N) or 1 (N): ' +
        "correct the item, or the model",
    );
  });

  it("has dates and bigints for members", () => {
    const { write, read } = oneAttribute(attr.union([attr.bigint(), attr.date()]));
    expect(read(write(2n ** 64n))).toBe(2n ** 64n);
    expect(read(write(new Date(0)))).toStrictEqual(new Date(0));
  });

  it.each<[unknown, string]>([
    [new Date(0), "is a Date; expected a string or a number"],
    [null, "is null; expected a string or a number: give it, or make the attribute nullable()"],
    [Number.NaN, "is the number NaN; expected a finite number"],
  ])("refuses to write %p", (value, problem) => {
    expect(oneAttribute(attr.union([attr.string(), attr.number()])).refusal(value)).toBe(`"value" ${problem}`);
  });

  it("says what to do about an instance, where objects belong", () => {
    expect(oneAttribute(attr.union([attr.string(), attr.record(attr.number())])).refusal(new Map())).toBe(
      '"value" is an instance of Map; expected a string or a plain object: make an object of it: Object.fromEntries(map)',
    );
  });

  it("refuses to read what no member is stored as", () => {
    const { mismatch } = oneAttribute(attr.union([attr.string(), attr.number()]));
    expect(mismatch({ BOOL: true })).toBe(
      '"value" in the table is { BOOL: true }; expected a string (S) or a number (N): correct the item, or the model',
    );
    expect(mismatch("text")).toBe(
      '"value" in the table is the string "text"; expected a string (S) or a number (N): ' +
        "give the item as the low-level client has it, not as a document client does",
    );
  });
});

describe("M2 attribute types: union of maps", () => {
  const { write, read, refusal, mismatch } = oneAttribute(
    attr.union([
      attr.map({ kind: attr.literal("circle").storedAs("k"), radius: attr.number() }),
      attr.map({ kind: attr.enum(["square", "cube"]).storedAs("k"), side: attr.number() }),
      attr.string(),
    ]),
  );

  it.each<[unknown, unknown]>([
    [{ kind: "circle", radius: 1 }, { M: { k: { S: "circle" }, radius: { N: "1" } } }],
    [{ kind: "cube", side: 2 }, { M: { k: { S: "cube" }, side: { N: "2" } } }],
    ["none", { S: "none" }],
  ])("is told by its discriminator, under the name that the table has: %j", (value, stored) => {
    expect(write(value)).toStrictEqual(stored);
    expect(read(stored as never)).toStrictEqual(value);
  });

  it.each<[unknown, string]>([
    [
      { kind: "circle", side: 1 },
      '"value.side" is not in the model; expected one of kind, radius: leave it out, or add it to the model',
    ],
    [{ kind: "star" }, '"value.kind" is the string "star"; expected one of "circle", "square", "cube"'],
    [{}, '"value.kind" is missing; expected one of "circle", "square", "cube": it tells what the object is'],
    [{ kind: "circle", radius: "1" }, '"value.radius" is the string "1"; expected a number'],
    [
      Object.create({ kind: "circle" }),
      '"value" is an object; expected a plain object or a string: make a plain object of it: { ...value }',
    ],
  ])("refuses to write %j", (value, message) => {
    expect(refusal(value)).toBe(message);
  });

  it.each<[unknown, string]>([
    [
      { M: { k: { S: "star" } } },
      '"value.kind" in the table is { S: "star" }; expected one of "circle", "square", "cube": correct the item, or the model',
    ],
    [
      { M: { kind: { S: "circle" } } },
      '"value.kind" in the table is missing; expected one of "circle", "square", "cube": it tells what the object is',
    ],
    [
      { M: { k: { S: "circle" } } },
      '"value.radius" in the table is missing; expected a number (N): make it optional(), or backfill the table',
    ],
    [{ M: [] }, '"value" in the table is { M: an empty array }; expected a map (M): correct the item, or the model'],
  ])("refuses to read %j", (stored, message) => {
    expect(mismatch(stored)).toBe(message);
  });
});
