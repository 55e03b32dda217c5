import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { InvalidOptionError } from "@dynamorm/core";
import * as fc from "fast-check";
import { scope } from "../../test/arbitrary-scope.ts";
import { secret } from "../../test/example-secrets.ts";
import { cursorSealing } from "../index.ts";
import { scopeBytes } from "./cursor-scope.ts";
import { encryptedForm } from "./encrypted-form.ts";
import { signedForm } from "./signed-form.ts";

test("P2: no two scopes have the same bytes, and one scope always has the same", () => {
  fc.assert(
    fc.property(scope, scope, (one, other) => {
      const bytes = scopeBytes(one, signedForm);
      const isSame = (given: Uint8Array) => Buffer.compare(bytes, given) === 0;
      expect(isSame(scopeBytes(other, signedForm))).toBe(isDeepStrictEqual(one, other));
      expect(isSame(scopeBytes({ ...one }, signedForm))).toBe(true);
      expect(isSame(scopeBytes(one, encryptedForm))).toBe(false);
    }),
    { numRuns: 5_000 },
  );
});

test("P2: what is undefined in a scope is absent", () => {
  const given = { model: "User", table: "users" };
  const spelled = { ...given, index: undefined, direction: undefined, conditions: undefined };
  expect(scopeBytes(spelled, signedForm)).toEqual(scopeBytes(given, signedForm));
});

describe("P2: a scope that cannot be is the caller's fault, not the cursor's", () => {
  const bound = { model: "User", table: "users" };

  test.each<[string, unknown, string]>([
    ["none", undefined, 'the option "scope" takes { model, table, index, direction, conditions }, not nothing'],
    [
      "a text",
      "users",
      'the option "scope" takes { model, table, index, direction, conditions }, not the string "users"',
    ],
    ["no model", { table: "users" }, 'the option "scope.model" takes a text that is not empty, not nothing'],
    [
      "an empty table",
      { model: "User", table: "" },
      'the option "scope.table" takes a text that is not empty, not the string ""',
    ],
    [
      "an empty index",
      { ...bound, index: "" },
      'the option "scope.index" takes a text that is not empty, not the string ""',
    ],
    [
      "a direction as cursors write it",
      { ...bound, direction: "ASC" },
      'the option "scope.direction" takes "asc" or "desc", not the string "ASC"',
    ],
    [
      "conditions that are no text",
      { ...bound, conditions: { a: 1 } },
      'the option "scope.conditions" takes a text, not an object',
    ],
    [
      "a field that would not be bound",
      { ...bound, filter: "a = 1" },
      'there is no option "scope.filter"; it takes model, table, index, direction and conditions',
    ],
  ])("%s", async (_, wrong, problem) => {
    const sealing = cursorSealing({ sign: secret });
    const refusal = new InvalidOptionError(`the scope of a cursor: ${problem}`);
    await expect(Reflect.apply(sealing.seal, undefined, [{ lastKey: { id: { S: "1" } } }, wrong])).rejects.toThrow(
      refusal,
    );
    await expect(Reflect.apply(sealing.open, undefined, ["s1.AA", wrong])).rejects.toThrow(refusal);
  });
});
