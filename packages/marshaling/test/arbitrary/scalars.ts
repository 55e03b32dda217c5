import { attr } from "@dynamorm/core";
import * as fc from "fast-check";
import { type Sample, texts } from "./sample.ts";

const numbers: fc.Arbitrary<number> = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .filter((number) => number === 0 || (Math.abs(number) >= 1e-130 && Math.abs(number) < 1e126))
  // DynamoDB has one zero.
  .map((number) => number + 0);

const bigints: fc.Arbitrary<bigint> = fc.oneof(
  fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }),
  fc.bigInt({ min: -999n, max: 999n }).map((digits) => digits * 10n ** 120n),
);

export const bytes: fc.Arbitrary<Uint8Array> = fc
  .uint8Array({ maxLength: 8 })
  .map((some) => new Uint8Array(some.buffer.slice(0)));

const dates = fc.date({
  min: new Date("0000-01-01T00:00:00.000Z"),
  max: new Date("9999-12-31T23:59:59.999Z"),
  noInvalidDate: true,
});

export const enumerations = fc.uniqueArray(texts, { minLength: 1, maxLength: 4 }) as fc.Arbitrary<
  [string, ...string[]]
>;

const literals = fc.oneof(texts, numbers, fc.boolean());

const setOf = (attribute: Sample["attribute"], members: fc.Arbitrary<unknown>): Sample => ({
  attribute,
  values: fc
    .uniqueArray(members, { selector: (member) => String(member), minLength: 1, maxLength: 4 })
    .map((values) => new Set(values)),
});

/** Sets of every kind. */
export const sets: fc.Arbitrary<Sample> = fc.oneof(
  fc.constant(setOf(attr.set(attr.string()), texts)),
  fc.constant(setOf(attr.set(attr.number()), numbers)),
  fc.constant(setOf(attr.set(attr.bigint()), bigints)),
  fc.constant(setOf(attr.set(attr.binary()), bytes)),
  enumerations.map((values) => setOf(attr.set(attr.enum(values)), fc.constantFrom(...values))),
);

export const strings: Sample = { attribute: attr.string(), values: texts };
export const binaries: Sample = { attribute: attr.binary(), values: bytes };
export const booleans: Sample = { attribute: attr.boolean(), values: fc.boolean() };
export const isoDates: Sample = { attribute: attr.date(), values: dates };
export const plainNumbers: Sample = { attribute: attr.number(), values: numbers };
export const plainBigints: Sample = { attribute: attr.bigint(), values: bigints };

export const epochDates: Sample = {
  attribute: attr.date({ format: "epochSeconds" }),
  values: dates.map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000)),
};

/** All that has nothing within it. */
export const scalars: fc.Arbitrary<Sample> = fc.oneof(
  fc.constantFrom(strings, plainNumbers, plainBigints, booleans, binaries, isoDates, epochDates, {
    attribute: attr.date({ format: "epochMilliseconds" }),
    values: dates,
  }),
  enumerations.map((values) => ({ attribute: attr.enum(values), values: fc.constantFrom(...values) })),
  literals.map((value) => ({ attribute: attr.literal(value), values: fc.constant(value) })),
  sets,
);
