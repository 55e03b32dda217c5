import { isDeepStrictEqual } from "node:util";
import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { hostileText } from "../test/hostile-text.ts";
import { type Cursor, decodeCursor, encodeCursor, InvalidCursorError } from "./index.ts";

const rules = [
  /a cursor is text|it is empty|it has more than 65536 characters|it is not base64url|its content is not (?:UTF-8|JSON)/,
  /it is sealed: open\(\) of a cursorSealing reads it/,
  /a cursor is an object|a cursor has lastKey, index and sort, nothing else|lastKey is an object with attributes/,
  /index is text, without lone surrogates|sort is ASC or DESC|names have no lone surrogates/,
  /an attribute value is an object such as \{ S: … \}|an attribute value has one type|L and M nest at most 32 levels deep/,
  /there are the types S, N, B, BOOL, NULL, L, M, SS, NS, BS|(?:S|N|B|BOOL|NULL|L|M|SS|NS|BS) takes [a-z0-9, -]+/,
];
const refusal = new RegExp(`^not a valid cursor: (?:${rules.map((rule) => rule.source).join("|")})$`, "u");

test("P2: 10,000 mutated, truncated, foreign and hostile texts: InvalidCursorError, or a cursor that is one", () => {
  const outcomes = { refused: 0, cursors: 0 };
  fc.assert(
    fc.property(hostileText, (given) => {
      const outcome = outcomeOf(given);
      if (outcome instanceof InvalidCursorError) {
        outcomes.refused++;
        return refusal.test(outcome.message);
      }
      outcomes.cursors++;
      return isDeepStrictEqual(decodeCursor(encodeCursor(outcome)), outcome);
    }),
    { numRuns: 10_000 },
  );
  // Neither side is a rare accident.
  expect(outcomes.refused).toBeGreaterThan(5_000);
  expect(outcomes.cursors).toBeGreaterThan(200);
});

function outcomeOf(text: string): Cursor | InvalidCursorError {
  try {
    return decodeCursor(text);
  } catch (error) {
    if (error instanceof InvalidCursorError) return error;
    throw error;
  }
}
