import { describe, expect, it } from "@jest/globals";
import { attr } from "@dynamorm/core";
import { oneAttribute } from "../../../test/one-attribute.ts";

const { write, read, refusal, mismatch } = oneAttribute(attr.unknown());

/** A value that nests so many levels deep. */
function nesting(levels: number): unknown {
  return levels === 1 ? "leaf" : [nesting(levels - 1)];
}

describe("M2 attribute types: unknown", () => {
  it.each<[unknown, unknown]>([
    ["a", { S: "a" }],
    [1.5, { N: "1.5" }],
    [2n ** 64n, { N: "18446744073709551616" }],
    [null, { NULL: true }],
    [new Uint8Array([1]), { B: new Uint8Array([1]) }],
    [new Set([1, 2]), { NS: ["1", "2"] }],
    [{ a: [true, { b: "c" }] }, { M: { a: { L: [{ BOOL: true }, { M: { b: { S: "c" } } }] } } }],
  ])("is what marshall makes of it: %p", (value, stored) => {
    expect(write(value)).toStrictEqual(stored);
    expect(read(stored as never)).toStrictEqual(value);
  });

  it("is read from the JSON of a response, where bytes are base64", () => {
    const stored = { M: { one: { B: "AQ==" }, some: { BS: ["AQ==", "Ag=="] } } };
    expect(read(stored as never)).toStrictEqual({
      one: new Uint8Array([1]),
      some: new Set([new Uint8Array([1]), new Uint8Array([2])]),
    });
  });

  it.each<[unknown, string]>([
    [{ a: Number.NaN }, '"value.a" is the number NaN; expected a finite number'],
    [
      [2 ** 53],
      '"value[0]" is the number 9007199254740992; expected a number up to Number.MAX_SAFE_INTEGER: give a bigint, which is exact',
    ],
    [
      { a: new Set() },
      '"value.a" is an empty Set; expected a Set with at least one member: DynamoDB has no empty sets; leave the attribute out',
    ],
  ])("refuses to write %p", (value, message) => {
    expect(refusal(value)).toBe(message);
  });

  it("refuses what contains itself, where it does", () => {
    const parent: Record<string, unknown> = { children: [] };
    (parent["children"] as unknown[]).push({ parent });
    expect(refusal(parent)).toBe('"value.children[0].parent" is an object that contains itself; expected no cycle');
  });

  it("refuses to read what is no AttributeValue", () => {
    expect(mismatch({ M: { a: { X: 1 } } })).toBe(
      '"value.a" in the table is an object with X; expected one of S, N, B, BOOL, NULL, L, M, SS, NS, BS: ' +
        "correct the item, or the model",
    );
  });
});

describe("C3: nesting", () => {
  it("is 32 levels at most, by value", () => {
    expect(read(write(nesting(32)))).toStrictEqual(nesting(32));
    expect(refusal(nesting(33))).toBe(
      `"value${"[0]".repeat(32)}" is a value at level 33; expected at most 32 levels of nesting: DynamoDB nests no deeper`,
    );
  });

  it("is counted from where the attribute stands", () => {
    const inList = oneAttribute(attr.list(attr.map({ any: attr.unknown() })));
    expect(inList.read(inList.write([{ any: nesting(30) }]))).toStrictEqual([{ any: nesting(30) }]);
    expect(inList.refusal([{ any: nesting(31) }])).toBe(
      `"value[0].any${"[0]".repeat(30)}" is a value at level 33; expected at most 32 levels of nesting: DynamoDB nests no deeper`,
    );
  });
});
