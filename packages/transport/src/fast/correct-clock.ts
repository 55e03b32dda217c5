import type { Clock, HttpResponse } from "./parts.ts";

/** Signatures are refused when they are five minutes off; the SDK takes four for a clock that goes wrong. */
const toleratedMs = 240_000;

/**
 * Looks at the `date` of an answer, and corrects the clock where it is minutes off, so that the next signature is right.
 *
 * @returns whether it is another offset than the request was signed with, so that sending it again may help.
 */
export function correctClock(clock: Clock, { headers }: HttpResponse, signedWith: number): boolean {
  const { date } = headers;
  // An answer with an age comes out of a cache.
  if (date === undefined || headers["age"] !== undefined) return false;
  const server = Date.parse(date);
  if (Number.isNaN(server)) return false;
  const now = Date.now();
  if (Math.abs(server - (now + clock.offset)) >= toleratedMs) clock.offset = server - now;
  return Math.abs(clock.offset - signedWith) >= toleratedMs;
}
