import { describe, expect, it } from "@jest/globals";
import {
  callOptionChecks,
  checkOptions,
  inWords,
  type OptionChecks,
  takes,
  takesFields,
  takesOneOf,
} from "./check-options.ts";

const isNumber = takes("a number", (value) => typeof value === "number");
const checks: OptionChecks = {
  ...callOptionChecks,
  limit: isNumber,
  order: takesOneOf("asc", "desc"),
  capacity: takesFields("an object of capacities", { read: isNumber, write: isNumber }, ["read"]),
};
const subject = { model: "User", table: "users" };
const check = (options: unknown): void => checkOptions("all", subject, options, checks);

describe("checkOptions", () => {
  it("names no model of a call that is about several", () => {
    expect(() => checkOptions("transaction", {}, { limt: 3 }, checks)).toThrow(
      /^transaction: there is no option "limt"/,
    );
  });

  it.each([
    {},
    { limit: 3, order: "asc", signal: new AbortController().signal },
    { limit: undefined },
    { capacity: { read: 1 } },
    { capacity: { read: 1, write: undefined } },
  ])("takes what can be, and undefined for what is not given: %p", (options) => {
    expect(() => check(options)).not.toThrow();
  });

  it.each<[unknown, string]>([
    [null, "its options are a plain object, not null"],
    [[], "its options are a plain object, not an empty array"],
    ["asc", 'its options are a plain object, not the string "asc"'],
    [
      { limt: 3 },
      'there is no option "limt"; it takes signal, timeoutMs, limit, order and capacity; did you mean "limit"?',
    ],
    [{ toString: 3 }, 'there is no option "toString"; it takes signal, timeoutMs, limit, order and capacity'],
    [
      { limt: undefined },
      'there is no option "limt"; it takes signal, timeoutMs, limit, order and capacity; did you mean "limit"?',
    ],
    [{ limit: "3" }, 'the option "limit" takes a number, not the string "3"'],
    [{ order: "up" }, 'the option "order" takes "asc" or "desc", not the string "up"'],
    [{ signal: {} }, 'the option "signal" takes an AbortSignal, not an object'],
    [{ capacity: 1 }, 'the option "capacity" takes an object of capacities, not the number 1'],
    [{ capacity: {} }, 'the option "capacity.read" takes a number, not nothing'],
    [
      { capacity: { read: 1, writ: 1 } },
      'there is no option "capacity.writ"; it takes read and write; did you mean "write"?',
    ],
    [{ capacity: { read: null } }, 'the option "capacity.read" takes a number, not null'],
  ])("refuses what cannot be: %p", (options, message) => {
    expect(() => check(options)).toThrow(
      expect.objectContaining({ code: "INVALID_OPTION", message: `all of model "User": ${message}`, ...subject }),
    );
  });
});

describe("inWords", () => {
  it.each<[string[], string]>([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a or b"],
    [["a", "b", "c"], "a, b or c"],
  ])("writes %p as a list that reads", (texts, words) => {
    expect(inWords(texts, "or")).toBe(words);
  });

  it.each([new AbortController(), new AbortController().signal])(
    "Q17: tells where a signal belongs that is given as the options: %p",
    (given) => {
      expect(() => checkOptions("get", { model: "User", table: "users" }, given, callOptionChecks)).toThrow(
        `get of model "User": its options are a plain object, not an instance of ${given.constructor.name}: write { signal }`,
      );
    },
  );
});
