import { isRecord } from "@dynamorm/core";
import type { Outcome } from "./outcome.ts";
import { expectSamePlayed, type Play, type Played } from "./played.ts";

/**
 * What came of calls in a line, for tables: `"answered, 2 requests"`, `"THROTTLED by ThrottlingException, 3 requests"`; of several
 * calls, one after the other.
 */
export function summaryOf({ outcomes, attempts }: Played): string {
  const count = attempts.length === 1 ? "1 request" : `${attempts.length} requests`;
  return [...outcomes.map(outcomeText), count].join(", ");
}

function outcomeText({ error }: Outcome): string {
  if (error === undefined) return "answered";
  const { code, cause } = { code: undefined, cause: undefined, ...(isRecord(error) ? error : {}) };
  return `${String(code)}${cause === undefined ? "" : ` by ${causeText(cause)}`}`;
}

/** What tells causes apart: the code of Node.js's errors, the name of all others; the reason of an abort can be a text. */
function causeText(cause: unknown): string {
  if (!isRecord(cause)) return String(cause);
  const { code, name } = { code: undefined, name: undefined, ...cause };
  return String("$fault" in cause ? name : (code ?? name));
}

/** Holds the fast transport to what comes of it by the SDK, in every detail, and gives that in a line. */
export async function summaryOfBoth(play: Play): Promise<string> {
  return summaryOf((await expectSamePlayed(play)).sdk);
}
