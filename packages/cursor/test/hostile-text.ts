import * as fc from "fast-check";
import { type Cursor, encodeCursor } from "../src/index.ts";
import { cursor, name, value } from "./arbitrary-cursor.ts";
import { forgery } from "./forged-text.ts";

/** One thing done to a text. */
type Change = (text: string) => string;

const encode = (json: string): string => Buffer.from(json).toString("base64url");
const decode = (text: string): string => Buffer.from(text, "base64url").toString();

/** Pieces that mean something in JSON, in cursors or in JavaScript. */
const fragment = fc.oneof(
  fc.constantFrom('"', "{", "}", "[", "]", ":", ",", "\\", "null", "-1e999", "{}", "[]", "\0", "\ufeff"),
  fc.constantFrom('{"S":1}', '{"L":[', '"__proto__":', '"constructor":', '"lastKey":{},', '"N":"x"', '"B":"!"'),
  fc.constantFrom(String.raw`\ud800`, "[".repeat(2_000)),
  fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 2 }),
);
/** From 0 to below 1. Not `fc.double`, nearly all of whose numbers are next to 0. */
const place = fc.nat(999).map((thousandths) => thousandths / 1_000);
const splice = fc.tuple(place, fc.nat(4), fragment).map(([where, removed, added]): Change => (text) => {
  const index = Math.floor(where * text.length);
  return text.slice(0, index) + added + text.slice(index + removed);
});
const replace = fc.tuple(place, fc.string({ minLength: 1, maxLength: 1 })).map(([where, added]): Change => (text) => {
  const index = Math.floor(where * text.length);
  return text.slice(0, index) + added + text.slice(index + 1);
});
const truncate = place.map(
  (where): Change =>
    (text) =>
      text.slice(0, Math.floor(where * text.length)),
);
const flipBit = fc.tuple(place, fc.nat(7)).map(([where, bit]): Change => (text) => {
  const content = Buffer.from(text, "base64url");
  const index = Math.floor(where * content.length);
  content[index] = (content[index] ?? 0) ^ (1 << bit);
  return content.toString("base64url");
});
const change = fc.oneof(splice, replace, truncate);
const changeOfContent = fc.oneof(splice, replace).map(
  (inner): Change =>
    (text) =>
      encode(inner(decode(text))),
);

/** Most of its characters can be others, and it is still a cursor. */
const ordinary: Cursor = {
  lastKey: { PK: { S: "CUSTOMER#0192-4711" }, SK: { S: "ORDER#2026-01-01T00:00:00Z#17" }, at: { N: "1767225600" } },
  index: "gsi-by-customer",
  sort: "DESC",
};
const mutated = fc
  .tuple(
    fc.oneof(fc.constant(ordinary), cursor),
    fc.array(fc.oneof(change, changeOfContent, flipBit), { minLength: 1, maxLength: 3 }),
  )
  .map(([given, changes]) => changes.reduce((text, next) => next(text), encodeCursor(given)));

/** Parts of two cursors in one text, look-alikes of characters, null bytes, what says that it is sealed. */
const patchedUp = fc
  .tuple(cursor, cursor, forgery)
  .map(([one, other, forge]) => forge(encodeCursor(one), encodeCursor(other)));

/** Of the right shape nearly everywhere, with anything in the place of a part. */
const misshapenValue = fc.dictionary(fc.constantFrom("S", "N", "B", "L", "M", "NS", "X"), fc.jsonValue());
const misshapen = fc
  .record({
    lastKey: fc.oneof(fc.dictionary(name, fc.oneof(value, misshapenValue)), fc.jsonValue()),
    index: fc.oneof(fc.string(), fc.jsonValue()),
    sort: fc.oneof(fc.constantFrom("ASC", "desc", ""), fc.jsonValue()),
  })
  .map((content) => encode(JSON.stringify(content)));

/** What somebody might send for a cursor, some of it one. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: mutated },
  { weight: 2, arbitrary: patchedUp },
  { weight: 2, arbitrary: misshapen },
  { weight: 1, arbitrary: fc.json().map(encode) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
  { weight: 1, arbitrary: fc.base64String() },
);
