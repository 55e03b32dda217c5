import type { Clock, HttpResponse } from "./parts.ts";

/** When a request was sent, by this machine's clock, and the offset that it was signed with, both in milliseconds. */
export interface Sent {
  readonly at: number;
  readonly offset: number;
}

/** Signatures are refused when they are five minutes off; the SDK takes four for a clock that goes wrong. */
const toleratedMs = 240_000;

/** An answer that took longer says too little of the time that is now: the process may have been stopped meanwhile, as AWS Lambda does. */
const longestAnswerMs = 900_000;

/**
 * Looks at the `date` of an answer, and corrects the clock where it is minutes off, so that the next signature is right.
 *
 * @returns whether it is another offset than the request was signed with, so that sending it again may help.
 */
export function correctClock(clock: Clock, { headers }: HttpResponse, sent: Sent): boolean {
  const { date } = headers;
  // An answer with an age comes out of a cache.
  if (date === undefined || headers["age"] !== undefined) return false;
  const server = Date.parse(date);
  if (Number.isNaN(server)) return false;
  const now = Date.now();
  if (now - sent.at > longestAnswerMs) return false;
  if (Math.abs(server - (now + clock.offset)) >= toleratedMs) clock.offset = server - now;
  return Math.abs(clock.offset - sent.offset) >= toleratedMs;
}
