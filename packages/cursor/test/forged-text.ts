import * as fc from "fast-check";

/** Makes another text of two sealed ones: the first is what it begins with, of the second it may take parts. */
type Forgery = (text: string, other: string) => string;

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** From 0 to below 1. Not `fc.double`, nearly all of whose numbers are next to 0. */
const place = fc.nat(999_999).map((millionths) => millionths / 1_000_000);
const at = (where: number, text: string): number => Math.floor(where * text.length);
/** What ends up in texts on their way: white space, null bytes, escapes, padding, and characters that look like another. */
const stray = fc.constantFrom(
  "=",
  "==",
  " ",
  "\n",
  "\t",
  "\0",
  "%3D",
  ".",
  "+",
  "/",
  "~",
  "ѕ",
  "．",
  "１",
  "А",
  "ﬀ",
  "\ud800",
  "😀",
  "\u200b",
);
const character = fc.oneof(fc.constantFrom(...alphabet.split("")), stray);

const replaceCharacter = fc.tuple(place, character).map(([where, added]): Forgery => (text) => {
  const index = at(where, text);
  return text.slice(0, index) + added + text.slice(index + 1);
});
const insert = fc
  .tuple(place, fc.array(character, { minLength: 1, maxLength: 4 }))
  .map(([where, added]): Forgery => (text) => {
    const index = at(where, `${text} `);
    return text.slice(0, index) + added.join("") + text.slice(index);
  });
const remove = fc.tuple(place, fc.integer({ min: 1, max: 8 })).map(([where, count]): Forgery => (text) => {
  const index = at(where, text);
  return text.slice(0, index) + text.slice(index + count);
});
const truncate = place.map(
  (where): Forgery =>
    (text) =>
      text.slice(0, at(where, text)),
);
/** A bit of the bytes, and the text in canonical form again: what only the MAC or the tag can find. */
const flipBit = fc.tuple(fc.nat(2), place, fc.nat(7)).map(([part, where, bit]): Forgery => (text) => {
  const [mark = "", ...parts] = text.split(".");
  const flipped = parts.map((content, index) => {
    if (index !== part % parts.length) return content;
    const bytes = Buffer.from(content, "base64url");
    const byte = at(where, bytes.toString("latin1"));
    bytes[byte] = (bytes[byte] ?? 0) ^ (1 << bit);
    return bytes.toString("base64url");
  });
  return [mark, ...flipped].join(".");
});
/** The last character of a part has bits that no byte takes: another one decodes to the same bytes where that is not refused. */
const strayBits = fc.integer({ min: 1, max: 3 }).map((bits): Forgery => (text) => {
  const last = alphabet[alphabet.indexOf(text.at(-1) ?? "") ^ bits] ?? "";
  return text.slice(0, -1) + last;
});
const swapParts = fc.nat(2).map((which): Forgery => (text, other) => {
  const others = other.split(".");
  return text
    .split(".")
    .map((part, index) => (index === which ? (others[index] ?? part) : part))
    .join(".");
});
/** The beginning of the one and the end of the other: nonces, tags, MACs and payloads go with foreign ones. */
const crossOver = place.map(
  (where): Forgery =>
    (text, other) =>
      text.slice(0, at(where, text)) + other.slice(at(where, text)),
);
const swapEnds = fc.integer({ min: 1, max: 64 }).map(
  (count): Forgery =>
    (text, other) =>
      text.slice(0, -count) + other.slice(-count),
);
const anotherMark = fc.constantFrom("e1", "s1", "s2", "E1", "S1", "s1.s1", "s1.e1", "", "s01", " s1", "ѕ1", "s１").map(
  (mark): Forgery =>
    (text) =>
      mark + text.slice(2),
);
const otherCase = place.map((where): Forgery => (text) => {
  const index = at(where, text);
  const letter = text[index] ?? "";
  return (
    text.slice(0, index) +
    (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()) +
    text.slice(index + 1)
  );
});
const huge = fc.constantFrom(5_000, 65_536, 65_537).map(
  (length): Forgery =>
    (text) =>
      text.padEnd(length, text.slice(3)),
);
const foreign = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.base64String(),
    fc.stringMatching(/^[es]1\.[\w-]{0,80}(?:\.[\w-]{43})?$/),
    fc.json().map((json) => Buffer.from(json).toString("base64url")),
  )
  .map(
    (text): Forgery =>
      () =>
        text,
  );
/** The cursor within, without its seal: as JSON in base64url it is what a plain one is, padding aside. */
const unsealed: fc.Arbitrary<Forgery> = fc.constant((text) => text.split(".")[1] ?? "");

/** What somebody without the secret makes of two sealed texts, by each of these ways or two of them. It may be the first of the two. */
export const forgery: fc.Arbitrary<Forgery> = fc
  .array(
    fc.oneof(
      replaceCharacter,
      insert,
      remove,
      truncate,
      flipBit,
      strayBits,
      swapParts,
      crossOver,
      swapEnds,
      anotherMark,
      otherCase,
      huge,
      foreign,
      unsealed,
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map(
    (steps): Forgery =>
      (text, other) =>
        steps.reduce((forged, step) => step(forged, other), text),
  );
