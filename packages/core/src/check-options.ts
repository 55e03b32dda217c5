import { didYouMean } from "./closest-name.ts";
import { longestTimerMs } from "./cancelling/deadline.ts";
import type { CallSubject } from "./cancelling/run-call.ts";
import { describeValue } from "./describe-value.ts";
import { InvalidOptionError } from "./errors/input-errors.ts";
import type { CallOptions } from "./executor.ts";
import { isPlainObject } from "./is-plain-object.ts";
import { isRecord } from "./is-record.ts";

/** Says what is wrong with the value of an option, or nothing. */
export type OptionCheck = (option: string, value: unknown) => string | undefined;

/** A check for each option that there is. */
export type OptionChecks = Readonly<Record<string, OptionCheck>>;

/**
 * Checks the options of a call, before anything is done.
 *
 * @throws InvalidOptionError naming the call, the model, the option, what was given and what is allowed.
 */
export function checkOptions(
  call: string,
  { model, table }: CallSubject,
  options: unknown,
  checks: OptionChecks,
): void {
  const mend = "signal" in checks && isSignalOrSource(options) ? ": write { signal }" : "";
  const problem = isPlainObject(options)
    ? firstProblem("", options, checks)
    : `its options are a plain object, not ${describeValue(options)}${mend}`;
  if (problem === undefined) return;
  const words = model === undefined ? call : `${call} of model "${model}"`;
  throw new InvalidOptionError(`${words}: ${problem}`, { model, table });
}

/** A check of a value that is accepted or not; `allowed` says in words which ones are. */
export function takes(allowed: string, accepts: (value: unknown) => boolean): OptionCheck {
  return (option, value) =>
    accepts(value) ? undefined : `the option "${option}" takes ${allowed}, not ${describeValue(value)}`;
}

/** A check of a value that is one of some texts. */
export function takesOneOf(...values: readonly string[]): OptionCheck {
  return takes(
    inWords(
      values.map((value) => `"${value}"`),
      "or",
    ),
    (value) => values.some((one) => one === value),
  );
}

/** A check of an object with fields of its own, of which some have to be there. */
export function takesFields(allowed: string, checks: OptionChecks, required: readonly string[]): OptionCheck {
  const isObject = takes(allowed, isRecord);
  return (option, value) => {
    if (!isRecord(value)) return isObject(option, value);
    const missing = required.find((name) => value[name] === undefined);
    return (
      firstProblem(`${option}.`, value, checks) ??
      (missing === undefined ? undefined : checks[missing]?.(`${option}.${missing}`, undefined))
    );
  };
}

/** Texts as a list that reads: `a, b and c`. */
export function inWords(texts: readonly string[], word: "and" | "or"): string {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} ${word} ${texts.at(-1)}`;
}

/** What is `undefined` counts as not given. */
function firstProblem(
  path: string,
  values: Readonly<Record<string, unknown>>,
  checks: OptionChecks,
): string | undefined {
  for (const [name, value] of Object.entries(values)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (check === undefined) {
      return `there is no option "${path}${name}"; it takes ${inWords(Object.keys(checks), "and")}${didYouMean(name, Object.keys(checks))}`;
    }
    const problem = value === undefined ? undefined : check(`${path}${name}`, value);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** The checks of {@link CallOptions}. */
export const callOptionChecks: { readonly [Option in keyof CallOptions]-?: OptionCheck } = {
  signal: takes("an AbortSignal", isSignal),
  timeoutMs: takes(
    `a number of milliseconds, more than 0 and at most ${longestTimerMs}`,
    (value) => typeof value === "number" && value > 0 && value <= longestTimerMs,
  ),
};

/** An AbortController has a `signal`, so that callers with types can give it for options too. */
function isSignalOrSource(value: unknown): boolean {
  return isSignal(value) || (isRecord(value) && isSignal(value["signal"]));
}

/** By its shape: test runners and browsers have AbortSignals of several realms, which no instanceof knows. */
function isSignal(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value["aborted"] === "boolean" &&
    typeof value["addEventListener"] === "function" &&
    typeof value["removeEventListener"] === "function"
  );
}
