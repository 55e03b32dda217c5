import { isDynamORMError } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { anUpdate, untyped, User } from "../test/user.ts";
import type { UpdateBuilder } from "./index.ts";

const names =
  "set setIfNotExists add increment decrement remove delete appendToList prependToList setListElement removeFromListAt condition orCondition conditionExists conditionNotExists conditionVersion returnValues".split(
    " ",
  );
const paths = [
  ...Object.keys(User.attributes),
  "address.city",
  "address.zip",
  "lines[0]",
  "lines[1].price",
  "notes[0]",
  "visits.a",
  "visits.__proto__",
  "visits.:v0 REMOVE #n0",
  "anything.x",
  "nope",
  "address.nope",
  "toString",
  "__proto__",
  "a..b",
  "notes[-1]",
  "",
];

const anyPath = fc.oneof({ weight: 9, arbitrary: fc.constantFrom<unknown>(...paths) }, fc.anything());
const anyValue = fc.oneof(
  fc.constantFrom<unknown>(
    1,
    -0,
    Number.NaN,
    10n ** 40n,
    "",
    null,
    undefined,
    [],
    ["a"],
    new Set(["a"]),
    new Set(),
    {},
  ),
  fc.constantFrom<unknown>(
    "=",
    "ALL_NEW",
    { city: "Paris" },
    [{ sku: "a" }],
    () => true,
    Symbol("s"),
    new Date(Number.NaN),
  ),
  fc.anything({ withSet: true, withDate: true, withNullPrototype: true }),
);
const anyStep = fc.tuple(fc.constantFrom(...names), anyPath, fc.array(anyValue, { maxLength: 3 }));

/** What of a chain is taken; each refusal is an error of the library's that names the model. */
function taken(
  steps: readonly (readonly [string, unknown, readonly unknown[]])[],
  from = anUpdate(),
): UpdateBuilder<typeof User> {
  let builder = from;
  for (const [step, path, given] of steps) {
    try {
      builder = untyped(builder, step, path, ...given) as typeof builder;
    } catch (error) {
      if (!isDynamORMError(error) || error.model !== "User") throw error;
    }
  }
  return builder;
}

describe("W8: whatever is given to the steps", () => {
  it("W8: they refuse it with an error that names the model, or make a request of placeholders", () => {
    let requests = 0;
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 6 }), (steps) => {
        const builder = taken(steps, anUpdate().remove("born"));
        try {
          const { UpdateExpression = "", ConditionExpression = "" } = builder.toRequest().input;
          expect(`${UpdateExpression} ${ConditionExpression}`).toMatch(/^[#:a-z_A-Z0-9 =<>,.()[\]+-]*$/);
          expect(UpdateExpression.replaceAll(/#n\d+|:v\d+|\[\d+\]/g, "")).toMatch(
            /^(SET|REMOVE|ADD|DELETE|if_not_exists|list_append|[ =,.()+-])*$/,
          );
          requests += 1;
        } catch (error) {
          // An operand of a condition is looked at here, as in queries.
          if (!isDynamORMError(error) || error.model !== "User") throw error;
        }
      }),
      { numRuns: 1000 },
    );
    expect(requests).toBeGreaterThan(300);
  }, 20_000);

  it("W8: two steps that were taken never overlap", () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
        const changed = taken(steps).description.actions.map(({ path }) => path);
        for (const [index, path] of changed.entries()) {
          for (const other of changed.slice(index + 1)) {
            const shorter = Math.min(path.length, other.length);
            expect(path.slice(0, shorter)).not.toEqual(other.slice(0, shorter));
          }
        }
      }),
      { numRuns: 500 },
    );
  }, 20_000);
});
