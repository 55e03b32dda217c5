import { isDeepStrictEqual } from "node:util";
import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { cursor } from "../../test/arbitrary-cursor.ts";
import { scope } from "../../test/arbitrary-scope.ts";
import { otherSecret, secret } from "../../test/example-secrets.ts";
import { forgery } from "../../test/forged-text.ts";
import { outcomeOf } from "../../test/refusal-of.ts";
import { type CursorScope, type CursorSealing, cursorSealing, InvalidCursorError } from "../index.ts";

const lastKey = cursor.map((given) => ({ lastKey: given.lastKey }));
const forgeries = fc.array(forgery, { minLength: 12, maxLength: 12 });
const rules = [
  "it is empty",
  "it has more than 65536 characters",
  "it is not (?:signed|encrypted)",
  "it is cut short, or was changed",
  String.raw`it was not made with one of these secrets, or it was made for another query \(model, table, index, direction or conditions differ\)`,
];
const refusal = new RegExp(`^not a valid cursor: (?:${rules.join("|")})$`);
const ways: readonly (readonly [string, CursorSealing, CursorSealing])[] = [
  ["signed", cursorSealing({ sign: secret }), cursorSealing({ sign: otherSecret })],
  ["encrypted", cursorSealing({ encrypt: secret }), cursorSealing({ encrypt: otherSecret })],
];

test.each(ways)(
  "P2: 10,000 forged texts, %s: each is refused, however little was changed",
  async (_, sealing) => {
    const rulesMet = new Map<string, number>();
    let forged = 0;
    await fc.assert(
      fc.asyncProperty(lastKey, lastKey, scope, forgeries, async (one, other, bound, forgeriesOfThese) => {
        const text = await sealing.seal(one, bound);
        const foreign = await sealing.seal(other, bound);
        // What gave one of the two again is no forgery.
        const texts = forgeriesOfThese
          .map((forge) => forge(text, foreign))
          .filter((made) => made !== text && made !== foreign);
        forged += texts.length;
        for (const made of texts) {
          const outcome = await outcomeOf(sealing.open(made, bound));
          if (!(outcome instanceof InvalidCursorError)) throw new Error(`was opened: ${made}`);
          expect(outcome.message).toMatch(refusal);
          rulesMet.set(outcome.message, (rulesMet.get(outcome.message) ?? 0) + 1);
        }
      }),
      { numRuns: 1_000 },
    );
    expect(forged).toBeGreaterThanOrEqual(10_000);
    // A good part of them got as far as the MAC or the tag.
    const furthest = [...rulesMet].find(([message]) => message.includes("secrets"))?.[1];
    expect(furthest).toBeGreaterThan(1_500);
  },
  60_000,
);

test.each(ways)(
  "P2: 2,000 cursors for other scopes and of other secrets, %s: each is refused",
  async (_, sealing, other) => {
    await fc.assert(
      fc.asyncProperty(lastKey, scope, scope, async (given, bound, asked) => {
        const text = await sealing.seal(given, bound);
        expect(await sealing.open(text, bound)).toEqual(given);
        expect(await outcomeOf(other.open(text, bound))).toBeInstanceOf(InvalidCursorError);
        fc.pre(!isDeepStrictEqual(bound, asked));
        expect(await outcomeOf(sealing.open(text, asked))).toBeInstanceOf(InvalidCursorError);
      }),
      { numRuns: 2_000 },
    );
  },
  60_000,
);

const bound: CursorScope = {
  model: "User",
  table: "users",
  index: "byEmail",
  direction: "asc",
  conditions: "email = 1",
};

test.each<[string, CursorScope]>([
  ["model", { ...bound, model: "Account" }],
  ["table", { ...bound, table: "users-2" }],
  ["index", { ...bound, index: "byName" }],
  ["table itself, not the index", { ...bound, index: undefined }],
  ["direction", { ...bound, direction: "desc" }],
  ["no direction", { ...bound, direction: undefined }],
  ["conditions", { ...bound, conditions: "email = 2" }],
  ["no conditions", { ...bound, conditions: undefined }],
  ["empty conditions", { ...bound, conditions: "" }],
])("P2: a cursor is refused for another query: %s", async (_, asked) => {
  for (const [, sealing] of ways) {
    const text = await sealing.seal({ lastKey: { id: { S: "1" } } }, bound);
    const error = await outcomeOf(sealing.open(text, asked));
    expect(error).toMatchObject({
      code: "INVALID_CURSOR",
      message:
        "not a valid cursor: it was not made with one of these secrets, or it was made for another query (model, table, index, direction or conditions differ)",
      model: asked.model,
      table: asked.table,
    });
  }
});
