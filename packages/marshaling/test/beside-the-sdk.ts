import { isDeepStrictEqual } from "node:util";
import { type ErrorCode, isDynamORMError } from "@dynamorm/core";
import { comparable } from "./comparable.ts";
import type { Outcome } from "./outcome-of.ts";

/** What we refuse where the SDK's accepts: what it makes of it, a sample, and how our message tells it. */
export interface Refusal<Options> {
  readonly reason: string;
  readonly sample: unknown;
  readonly options?: Options;
  readonly message: RegExp;
}

/** What we make something else of than the SDK's, which loses something or refuses it. */
export interface Difference<Options> {
  readonly reason: string;
  readonly sample: unknown;
  readonly options?: Options;
  readonly ours: unknown;
  readonly theirs: unknown;
  /** Whether a part of what is given has it. */
  readonly isIt: (part: unknown, options: Options) => boolean;
}

/** Stands for what the SDK's refuses. */
export const refused = "refused";

/** What came of a call to the SDK's, as a {@link Difference} has it. */
export function theirResult(outcome: Outcome): unknown {
  return "error" in outcome ? refused : comparable(outcome.result);
}

/** Our rules: the code of our errors, and all that we do in another way. */
interface Rules<Options> {
  readonly code: ErrorCode;
  readonly refusals: readonly Refusal<Options>[];
  readonly differences: readonly Difference<Options>[];
}

/** What speaks against what came of our call, beside the SDK's; `undefined` where both are the same, or differ by the rules. */
export function faultOf<Options>(
  { code, refusals, differences }: Rules<Options>,
  [our, their]: readonly [Outcome, Outcome],
  given: unknown,
  options: Options,
): string | undefined {
  if ("error" in our) {
    if (!isDynamORMError(our.error, code)) return `an error of another kind: ${String(our.error)}`;
    const { message } = our.error;
    const isListed = "error" in their || refusals.some((refusal) => refusal.message.test(message));
    return isListed ? undefined : `refused for a reason that is not listed: ${message}`;
  }
  if ("result" in their && isDeepStrictEqual(comparable(our.result), comparable(their.result))) return undefined;
  const isListed = [...partsOf(given)].some((part) => differences.some(({ isIt }) => isIt(part, options)));
  return isListed ? undefined : `a result that differs for no reason that is listed`;
}

function* partsOf(value: unknown): Generator {
  yield value;
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return;
  const inner = value instanceof Map || value instanceof Set ? value.values() : Object.values(value);
  for (const part of inner) yield* partsOf(part);
}
