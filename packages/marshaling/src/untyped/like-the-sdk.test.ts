import { marshall as marshallOfTheSdk, unmarshall as unmarshallOfTheSdk } from "@aws-sdk/util-dynamodb";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { isDynamORMError, type StoredItem } from "@dynamorm/core";
import * as fc from "fast-check";
import { marshall } from "./marshall.ts";
import { unmarshall } from "./unmarshall.ts";

const text = fc.string({ unit: "binary" });
// The SDK's loses "__proto__".
const names = text.filter((name) => name !== "__proto__");
const numbers = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
  fc.bigInt(),
);
const bytes = fc.uint8Array({ maxLength: 8 });
const setOf = <Member>(members: fc.Arbitrary<Member>): fc.Arbitrary<Set<Member>> =>
  fc.uniqueArray(members, { minLength: 1, maxLength: 4 }).map((values) => new Set(values));

/** What both take, and now and then what one or both refuse. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    numbers,
    fc.boolean(),
    fc.constant(null),
    bytes,
    setOf(text),
    setOf(fc.integer()),
    setOf(fc.bigInt()),
    setOf(bytes),
    fc.constantFrom(Number.NaN, 2 ** 60, new Set(), new Set([1, "a"]), "\uD800"),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(names, tie("value"), { maxKeys: 4 }),
  ),
}));
const items = fc.dictionary(names, value, { maxKeys: 4 });

/** Numbers as DynamoDB may hold them, in any notation. */
const numberTexts = fc.stringMatching(/^-?(0|[1-9]\d{0,24})(\.\d{1,6})?([eE][+-]?\d)?$/);

// Jest's own comparison takes an attribute of the name "constructor" for the class.
const isSame = isDeepStrictEqual;

/** What a call gives, or `undefined` where it refuses. */
function unlessRefused<Result>(call: () => Result): Result | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}

function thrownOrUndefined(call: () => unknown): unknown {
  try {
    call();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe("marshall and unmarshall, beside those of @aws-sdk/util-dynamodb", () => {
  it("write the same wherever both accept", () => {
    fc.assert(
      fc.property(items, (item) => {
        const [ours, theirs] = [unlessRefused(() => marshall(item)), unlessRefused(() => marshallOfTheSdk(item))];
        fc.pre(ours !== undefined && theirs !== undefined);
        expect(isSame(ours, theirs)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("read the same out of what was written", () => {
    fc.assert(
      fc.property(items, (item) => {
        const stored = unlessRefused(() => marshall(item));
        const theirs = stored && unlessRefused(() => unmarshallOfTheSdk(stored));
        fc.pre(stored !== undefined && theirs !== undefined);
        expect(isSame(unmarshall(stored), theirs)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("read numbers the same wherever both accept", () => {
    fc.assert(
      fc.property(numberTexts, (N) => {
        const stored: StoredItem = { N: { N }, NS: { NS: [N] } };
        const [ours, theirs] = [
          unlessRefused(() => unmarshall(stored)),
          unlessRefused(() => unmarshallOfTheSdk(stored)),
        ];
        fc.pre(ours !== undefined && theirs !== undefined);
        // The SDK's gives -0 for "-0"; DynamoDB has only the one zero.
        expect(ours["N"]).toBe(theirs["N"] === 0 ? 0 : theirs["N"]);
      }),
      { numRuns: 2000 },
    );
  });

  it("read back what was written", () => {
    fc.assert(
      fc.property(items, (item) => {
        const stored = unlessRefused(() => marshall(item));
        fc.pre(stored !== undefined);
        expect(isSame(marshall(unmarshall(stored)), stored)).toBe(true);
      }),
    );
  });

  it("refuse with errors of ours alone", () => {
    const options = { withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true };
    fc.assert(
      fc.property(fc.anything(options), (anything) => {
        const error = thrownOrUndefined(() => marshall({ anything }));
        expect(error === undefined || isDynamORMError(error, "INVALID_ITEM")).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
