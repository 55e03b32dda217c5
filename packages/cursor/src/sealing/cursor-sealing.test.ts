import { inspect } from "node:util";
import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { cursor } from "../../test/arbitrary-cursor.ts";
import { otherSecret, secret, secretInBytes } from "../../test/example-secrets.ts";
import { outcomeOf, refusalOf } from "../../test/refusal-of.ts";
import {
  type Cursor,
  type CursorScope,
  cursorSealing,
  type CursorSealing,
  decodeCursor,
  encodeCursor,
  InvalidCursorError,
  type Secrets,
} from "../index.ts";

const scope: CursorScope = { model: "User", table: "users", index: "byEmail", direction: "asc" };
const given: Cursor = { lastKey: { PK: { S: "USER#1" }, SK: { S: "PROFILE" } }, index: "byEmail", sort: "ASC" };
const ways: readonly [string, (secrets: Secrets) => CursorSealing][] = [
  ["signed", (sign) => cursorSealing({ sign })],
  ["encrypted", (encrypt) => cursorSealing({ encrypt })],
];

/** The same scope as the cursor's own words. */
const scopeOf = ({ index, sort }: Cursor): CursorScope => ({
  model: "User",
  table: "users",
  index,
  direction: sort === undefined ? undefined : sort === "ASC" ? "asc" : "desc",
});

describe.each(ways)("P2: cursors that are %s", (made, sealingWith) => {
  const sealing = sealingWith(secret);

  test("open for the scope that they were sealed for", async () => {
    await fc.assert(
      fc.asyncProperty(cursor, async (any) => {
        expect(await sealing.open(await sealing.seal(any, scopeOf(any)), scopeOf(any))).toEqual(any);
      }),
      { numRuns: 500 },
    );
  });

  test("are texts that URLs, forms and JSON take as they are", async () => {
    for (const S of ["1", "12", "123", "1234", "~~~???>>>ÿÿÿ"]) {
      const text = await sealing.seal({ lastKey: { id: { S } } }, scope);
      expect(encodeURIComponent(text)).toBe(text);
      expect(new URLSearchParams({ text }).toString()).toBe(`text=${text}`);
    }
  });

  test("are opened by another process that has the secret, as text or as bytes", async () => {
    const text = await sealing.seal(given, scope);
    expect(await sealingWith(new TextEncoder().encode(secret)).open(text, scope)).toEqual(given);
    expect(await sealingWith(Buffer.from(secret)).open(text, scope)).toEqual(given);
  });

  test("the secret is replaced in three steps, and no cursor that is out there fails", async () => {
    const [before, both, after] = [sealingWith(secret), sealingWith([otherSecret, secret]), sealingWith([otherSecret])];
    const old = await before.seal(given, scope);
    const young = await both.seal(given, scope);
    expect(await both.open(old, scope)).toEqual(given);
    expect(await both.open(young, scope)).toEqual(given);
    expect(await after.open(young, scope)).toEqual(given);
    expect(await outcomeOf(after.open(old, scope))).toBeInstanceOf(InvalidCursorError);
    // Where several servers change one after the other, the new secret is at first one that only opens.
    expect(await sealingWith([secret, otherSecret]).open(young, scope)).toEqual(given);
  });

  test("a secret's bytes may be cleared once the sealing is made", async () => {
    const bytes = Uint8Array.from(secretInBytes);
    const copied = sealingWith(bytes);
    bytes.fill(0);
    expect(await sealingWith(secretInBytes).open(await copied.seal(given, scope), scope)).toEqual(given);
  });

  test("many at once, from the first on", async () => {
    const fresh = sealingWith([otherSecret, secret]);
    const texts = await Promise.all(
      Array.from({ length: 50 }, (_, at) => fresh.seal({ lastKey: { id: { N: `${at}` } } }, scope)),
    );
    const opened = await Promise.all(texts.map((text) => fresh.open(text, scope)));
    expect(opened.map(({ lastKey }) => lastKey["id"]?.N)).toEqual(texts.map((_, at) => `${at}`));
  });

  test("the longest key of DynamoDB's fits, in the characters that take the most room", async () => {
    const lastKey = Object.fromEntries(
      ["a", "b", "c", "d"].map((name, at) => [name + "<".repeat(254), { S: "\u0000".repeat(at % 2 ? 2048 : 1024) }]),
    );
    const longest: Cursor = { lastKey, index: "i".repeat(255), sort: "DESC" };
    expect(await sealing.open(await sealing.seal(longest, scopeOf(longest)), scopeOf(longest))).toEqual(longest);
  });

  test("a plain cursor is refused, and says why", async () => {
    const error = await outcomeOf(sealing.open(encodeCursor(given), scope));
    expect(error).toMatchObject({ message: `not a valid cursor: it is not ${made}`, model: "User", table: "users" });
  });

  test("are refused by decodeCursor, which says what reads them", async () => {
    expect(refusalOf(decodeCursor, await sealing.seal(given, scope)).message).toBe(
      "not a valid cursor: it is sealed: open() of a cursorSealing reads it",
    );
  });

  test.each([undefined, null, 1, ["s1.AA"], { toString: () => "s1.AA" }])("no text is refused: %p", async (text) => {
    const error = await outcomeOf<unknown>(Reflect.apply(sealing.open, undefined, [text, scope]));
    expect(error).toBeInstanceOf(InvalidCursorError);
    expect(error).toMatchObject({ message: "not a valid cursor: a cursor is text" });
  });

  test.each<[string, Cursor, string]>([
    ["an empty key", { lastKey: {} }, "a cursor cannot be made: lastKey is an object with attributes"],
    [
      "broken text",
      { lastKey: { id: { S: "\ud800" } } },
      'a cursor cannot be made of "id": S takes text, without lone surrogates',
    ],
    [
      "too much",
      { lastKey: { id: { S: "x".repeat(50_000) } } },
      "a cursor cannot be made: it has at most 65536 characters",
    ],
    [
      "another index than the scope's",
      { ...given, index: "byName" },
      "a cursor cannot be made: its index is not the scope's; give the scope the index that is read",
    ],
    [
      "the other direction",
      { ...given, sort: "DESC" },
      `a cursor cannot be made: its sort is not the scope's; give the scope the direction, "asc" or "desc"`,
    ],
  ])("what cannot be a cursor is not sealed: %s", async (_, wrong, message) => {
    const error = await outcomeOf(sealing.seal(wrong, scope));
    expect(error).toBeInstanceOf(InvalidCursorError);
    expect(error).toMatchObject({ message });
  });

  test("nothing that prints a sealing shows its secret", async () => {
    await sealing.seal(given, scope);
    for (const shown of [
      inspect(sealing, { showHidden: true, depth: 9, getters: true }),
      JSON.stringify(sealing),
      Object.values(sealing).join(),
    ]) {
      expect(shown).not.toContain(secret);
      expect(shown).not.toContain(Buffer.from(secret).toString("hex").slice(0, 8));
    }
    expect(Object.isFrozen(sealing)).toBe(true);
  });
});

test("P2: the two ways of one secret know nothing of each other", async () => {
  const [signs, encrypts] = [cursorSealing({ sign: secret }), cursorSealing({ encrypt: secret })];
  const [signed, encrypted] = [await signs.seal(given, scope), await encrypts.seal(given, scope)];
  for (const text of [encrypted, encrypted.replace("e1", "s1")]) {
    expect(await outcomeOf(signs.open(text, scope))).toBeInstanceOf(InvalidCursorError);
  }
  for (const text of [signed, signed.replace("s1", "e1"), `e1.${signed.slice(3).replace(".", "")}`]) {
    expect(await outcomeOf(encrypts.open(text, scope))).toBeInstanceOf(InvalidCursorError);
  }
});

test("P2: one signed cursor has one text; one that is encrypted has another each time", async () => {
  const [signs, encrypts] = [cursorSealing({ sign: secret }), cursorSealing({ encrypt: secret })];
  expect(await signs.seal(given, scope)).toBe(await signs.seal(given, scope));
  const texts = await Promise.all(Array.from({ length: 100 }, () => encrypts.seal(given, scope)));
  expect(new Set(texts).size).toBe(100);
});
