import { expect, test } from "@jest/globals";
import { correctClock } from "./correct-clock.ts";

const minute = 60_000;
const response = (offset: number, headers = {}) => ({
  statusCode: 200,
  headers: { date: new Date(Date.now() + offset).toUTCString(), ...headers },
});
const justNow = () => ({ at: Date.now() - 5, offset: 0 });

test.each<[string, ReturnType<typeof response>, { at: number; offset: number }, boolean]>([
  ["a clock that is right stays", response(0), justNow(), false],
  ["seconds are no error", response(100_000), justNow(), false],
  ["ten minutes are corrected", response(10 * minute), justNow(), true],
  ["ten minutes the other way too", response(-10 * minute), justNow(), true],
  ["an answer out of a cache says nothing", response(-10 * minute, { age: "600" }), justNow(), false],
  ["a date that is none says nothing", response(0, { date: "yesterday" }), justNow(), false],
  // The process was stopped while the answer was on its way, as AWS Lambda does: the date is that of the answer.
  [
    "an answer of twenty minutes ago says nothing",
    response(-20 * minute),
    { at: Date.now() - 20 * minute, offset: 0 },
    false,
  ],
])("%s", (_, answer, sent, isCorrected) => {
  const clock = { offset: 0 };
  expect(correctClock(clock, answer, sent)).toBe(isCorrected);
  expect(clock.offset !== 0).toBe(isCorrected);
});
