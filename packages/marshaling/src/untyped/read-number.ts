import { describeStored, storedMismatch } from "../describe-stored.ts";
import { Mismatch } from "../mismatch.ts";
import { AvoidableMismatch } from "./avoidable-mismatch.ts";
import { isStorableNumber, numberOrBigint } from "./integers.ts";
import { NumberValue } from "./number-value.ts";
import type { UnmarshallOptions } from "./unmarshall-options.ts";

/**
 * The text of a number as a number or a bigint, or as what the option `wrapNumbers` makes of it. `stored` is what it stands in, for
 * error messages.
 *
 * @throws Mismatch for what is no number of DynamoDB's, for one that neither a number nor a bigint holds exactly, and for one that
 * the function given throws for.
 */
export function readNumber(stored: unknown, text: unknown, { wrapNumbers }: UnmarshallOptions): unknown {
  if (typeof text !== "string") throw storedMismatch("the text of a number", stored);
  if (!wrapNumbers) {
    const number = numberOrBigint(text);
    if (number !== undefined) return number;
  }
  if (!isStorableNumber(text)) throw storedMismatch("a number that DynamoDB holds", stored);
  if (!wrapNumbers) {
    const expected = "a number that a JavaScript number or bigint holds exactly";
    throw new AvoidableMismatch("wrapNumbers", expected, describeStored(stored));
  }
  return wrapNumbers === true ? new NumberValue(text) : converted(text, wrapNumbers, stored);
}

function converted(text: string, convert: (text: string) => unknown, stored: unknown): unknown {
  try {
    return convert(text);
  } catch (cause) {
    throw new Mismatch("a number that the function wrapNumbers takes", describeStored(stored), {
      mend: cause instanceof Error ? cause.message : undefined,
      cause,
    });
  }
}
