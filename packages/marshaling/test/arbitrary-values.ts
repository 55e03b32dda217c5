import { NumberValueImpl } from "@aws-sdk/util-dynamodb";
import * as fc from "fast-check";

/** A class as users write them: data, a method, and a function among the data. */
export class Money {
  amount: unknown;
  readonly format = (): string => `${String(this.amount)} €`;

  constructor(amount: unknown) {
    this.amount = amount;
  }

  double(): Money {
    return new Money([this.amount, this.amount]);
  }
}

/** A class whose data cannot be seen. */
export class Secret {
  readonly #secret = 1;

  reveal(): number {
    return this.#secret;
  }
}

export class Tags extends Set<unknown> {}
export class Registry extends Map<unknown, unknown> {}
export class Digest extends Uint8Array {}

/** Texts of all kinds, and now and then half of a surrogate pair. */
export const texts: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
  { weight: 1, arbitrary: fc.constantFrom("", "\uD800", "a\uDC00") },
);

/** Names that ordinary objects may trip over, among others. */
export const names: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.string({ minLength: 1, maxLength: 4 }) },
  { weight: 2, arbitrary: texts },
  {
    weight: 1,
    arbitrary: fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "N", "S", "0"),
  },
);

const numbers = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.double({ min: -1e6, max: 1e6 }),
  fc.constantFrom(0, -0, 2 ** 53 - 1, 2 ** 53, -(2 ** 60), 1e21, 1e125, 1e126, 1e-130, 1e-131),
);

const bigints = fc.oneof(
  fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }),
  fc.constantFrom(0n, 10n ** 38n + 1n, 10n ** 125n, 10n ** 126n),
);

/** Texts that stand for numbers, in every notation, and some that do not. */
export const numberTexts: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^-?(0|[1-9]\d{0,42})(\.\d{1,6})?([eE][+-]?\d{1,3})?$/) },
  { weight: 1, arbitrary: fc.constantFrom("", "-0", "NaN", "Infinity", "0x10", " 1", "1_000", "x", "1e400", "1e-400") },
);

const numberValues = fc.oneof(
  numberTexts.map((text) => NumberValueImpl.from(text)),
  fc.bigInt().map((number) => NumberValueImpl.from(number)),
);

const binaries = fc.uint8Array({ maxLength: 16 }).chain((bytes) => {
  const padded = new Uint8Array(Math.ceil(bytes.length / 8) * 8);
  padded.set(bytes);
  return fc.constantFrom<unknown>(
    bytes,
    Buffer.from(bytes),
    padded.buffer,
    new DataView(padded.buffer, Math.min(1, padded.length)),
    new Int8Array(padded.buffer),
    new Uint8ClampedArray(padded.buffer),
    new Int16Array(padded.buffer),
    new Float32Array(padded.buffer),
    new Float64Array(padded.buffer),
    new BigUint64Array(padded.buffer),
  );
});

const members = fc.oneof(texts, numbers, bigints, numberValues, binaries, fc.constantFrom(undefined, null, true));
const membersOfOneKind = fc.constantFrom(texts, numbers, bigints, numberValues, binaries);

const sets: fc.Arbitrary<unknown> = fc
  .oneof(
    {
      weight: 4,
      arbitrary: membersOfOneKind.chain((kind) =>
        fc.array(fc.option(kind, { freq: 12, nil: undefined }), { maxLength: 4 }),
      ),
    },
    { weight: 1, arbitrary: fc.array(members, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(fc.oneof(numbers, bigints, numberValues), { maxLength: 4 }) },
  )
  .map((values) => new Set(values));

/** What DynamoDB has no type for, or what only seems to be of one. */
const oddities: fc.Arbitrary<unknown> = fc
  .constantFrom<(() => unknown)[]>(
    () => () => 1,
    () => Symbol("s"),
    () => new Date(0),
    () => /x/,
    () => new Error("x"),
    () => Promise.resolve(1),
    () => new WeakMap(),
    () => new Map([["a", 1]]).values(),
    () => new Blob(["ab"]),
    () => new URL("https://example.com/?a=1"),
    () => new Number(3),
    () => new Number(2 ** 60),
    () => new String("text"),
    () => new String(""),
    () => new Boolean(false),
    () => Object(1n) as unknown,
    () => Object.create({ inherited: 1 }) as unknown,
    () => Object.create(Object.create(null, { inherited: { value: 1, enumerable: true } }) as object) as unknown,
    () => Object.create(Set.prototype) as unknown,
    () => Object.defineProperty({ a: 1, [Symbol("s")]: 2 }, "hidden", { value: 3 }),
    () => Object.assign([1], { extra: 2 }),
    () => new Secret(),
    () => new Tags(["a"]),
    () => new Registry([["a", 1]]),
    () => new Digest([1]),
    () => [1, , 3], // oxlint-disable-line no-sparse-arrays
    () => ({ constructor: { name: "Set" } }),
    () => ({ constructor: { name: "Uint8Array" } }),
  )
  .map((make) => make());

/** Values of every kind, nested and hostile ones too: about half of them something that DynamoDB has a type for. */
export const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 4, arbitrary: texts },
    { weight: 4, arbitrary: numbers },
    { weight: 2, arbitrary: bigints },
    { weight: 2, arbitrary: numberValues },
    { weight: 2, arbitrary: fc.constantFrom(true, false, null) },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 3, arbitrary: binaries },
    { weight: 3, arbitrary: sets },
    { weight: 1, arbitrary: oddities },
    { weight: 6, arbitrary: fc.array(tie("value"), { maxLength: 3 }) },
    { weight: 8, arbitrary: fc.dictionary(names, tie("value"), { maxKeys: 3 }) },
    { weight: 2, arbitrary: fc.array(fc.tuple(names, tie("value")), { maxLength: 3 }).map((pairs) => new Map(pairs)) },
    {
      weight: 1,
      arbitrary: fc.tuple(numbers, tie("value")).map(([key, inner]) => new Map<unknown, unknown>([[key, inner]])),
    },
    { weight: 2, arbitrary: tie("value").map((amount) => new Money(amount)) },
  ),
}));
