import { attr } from "@dynamorm/core";
import * as fc from "fast-check";
import { bytes } from "./scalars.ts";
import { names, type Sample, texts } from "./sample.ts";

/** Objects with own properties of any names, `__proto__` too. */
const objectsOf = (values: fc.Arbitrary<unknown>, keys: fc.Arbitrary<string>): fc.Arbitrary<object> =>
  fc
    .uniqueArray(fc.tuple(keys, values), { selector: ([key]) => key, maxLength: 3 })
    .map((entries) => Object.fromEntries(entries));

const safeNumbers = fc.double({
  noNaN: true,
  noDefaultInfinity: true,
  min: Number.MIN_SAFE_INTEGER,
  max: Number.MAX_SAFE_INTEGER,
});

const { native } = fc.letrec<{ native: unknown }>((tie) => ({
  native: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    texts,
    safeNumbers.filter((number) => number === 0 || Math.abs(number) >= 1e-130).map((number) => number + 0),
    // A smaller one comes back as a number.
    fc.bigInt({ min: 2n ** 53n, max: 10n ** 38n - 1n }),
    fc.boolean(),
    fc.constant(null),
    bytes,
    fc.uniqueArray(texts, { minLength: 1, maxLength: 3 }).map((members) => new Set(members)),
    fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 3 }).map((members) => new Set(members)),
    fc.array(tie("native"), { maxLength: 3 }),
    objectsOf(tie("native"), names),
  ),
}));

const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    texts,
    // Halves of surrogate pairs are escaped in JSON.
    fc.constant("\uD800"),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("json"), { maxLength: 3 }),
    objectsOf(tie("json"), fc.oneof(names, fc.constant(""))),
  ),
}));

/** Attributes that take values of any kind. */
export const untyped: fc.Arbitrary<Sample> = fc.constantFrom(
  { attribute: attr.unknown(), values: native },
  { attribute: attr.json(), values: json },
);
