import { formatPath } from "../attribute-path.ts";
import { describeValue } from "../describe-value.ts";
import { isDynamORMError } from "../errors/dynamorm-error.ts";
import type { ValidationIssue } from "../errors/input-errors.ts";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { isRecord } from "../is-record.ts";
import type { AnyModel } from "../model/model.ts";
import type { AnyStandardSchema } from "./standard-schema.ts";

/** Where a value stands in an item; empty for the item itself. */
export type Place = readonly (string | number)[];

/** The model whose validator it is, for errors. */
export type Subject = Pick<AnyModel, "name" | "table">;

/** What a validator made of a value, or what it found wrong with it: at least one issue. */
export type Validated =
  | { readonly value: unknown; readonly issues?: undefined }
  | { readonly issues: readonly ValidationIssue[] };

/** A validator that is asynchronous: what it promises, and the place of the value that it looks at. */
export interface AwaitedValidator {
  readonly result: PromiseLike<unknown>;
  readonly at: Place;
}

/** Validation up to where a validator has to be waited for. It goes on with what that gives, or throws. */
export type Validating<Result> = Generator<AwaitedValidator, Result, unknown>;

/** Validates, and waits for the validators that are asynchronous. */
export async function validated<Result>(validating: Validating<Result>): Promise<Result> {
  let step = validating.next();
  while (step.done !== true) {
    // One after the other: each may depend on what the one before it made of the value.
    // oxlint-disable-next-line no-await-in-loop
    step = await Promise.resolve(step.value.result).then(
      (result) => validating.next(result),
      (error: unknown) => validating.throw(error),
    );
  }
  return step.value;
}

/** Validates at once; a validator that is asynchronous ends it with the error that is made for its place. */
export function validatedNow<Result>(validating: Validating<Result>, isAsynchronous: (at: Place) => Error): Result {
  const step = validating.next();
  if (step.done === true) return step.value;
  // Nobody waits for it any more: that it may fail is no event.
  void Promise.resolve(step.value.result).catch(() => undefined);
  throw isAsynchronous(step.value.at);
}

/**
 * Runs a validator, which may be asynchronous.
 *
 * @throws InvalidModelError for a validator that throws, or that gives what is no result: a mistake of the model's, not of the value.
 * An error of this library's that a validator lets through (it may ask the database) stays as it is.
 */
export function* runValidator(
  schema: AnyStandardSchema,
  value: unknown,
  at: Place,
  { name, table }: Subject,
): Validating<Validated> {
  const standard = schema["~standard"];
  const refuse = (fault: string, cause?: unknown): never => {
    const what = at.length === 0 ? "the item" : `"${formatPath(at)}"`;
    const context = { model: name, table, ...(at.length > 0 && { attribute: formatPath(at) }), cause };
    throw new InvalidModelError(`Model "${name}": the validator of ${what} (${standard.vendor}) ${fault}`, context);
  };
  let result: unknown;
  try {
    result = standard.validate(value);
    if (isThenable(result)) result = yield { result, at };
  } catch (cause) {
    if (isDynamORMError(cause)) throw cause;
    refuse(`threw ${cause instanceof Error ? `"${cause.message}"` : describeValue(cause)}`, cause);
  }
  // Issues may come as a list that has them (arktype's do).
  const { issues } = typeof result === "object" && result !== null ? (result as { issues?: unknown }) : {};
  if (issues !== undefined && issues !== null) {
    if (!Array.isArray(issues)) refuse(`gave issues that are no list, but ${describeValue(issues)}`);
    // Array.from, not map: lists of a class of their own (arktype's are) would make another of that class.
    const found = Array.from<unknown, ValidationIssue>(issues as unknown[], (issue) => issueAt(at, issue));
    return { issues: found.length > 0 ? found : [issueAt(at, undefined)] };
  }
  if (isRecord(result) && "value" in result) return { value: result["value"] };
  return refuse(`gave ${describeValue(result)}, which is no result of Standard Schema`);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  return isObject && typeof (value as { then?: unknown }).then === "function";
}

/** An issue as the validator tells it, as far as it does. */
function issueAt(at: Place, issue: unknown): ValidationIssue {
  const { message, path } = isRecord(issue) ? issue : {};
  const inner = Array.isArray(path) ? Array.from<unknown, string | number>(path, segmentOf) : [];
  return {
    path: formatPath([...at, ...inner]),
    message: typeof message === "string" && message !== "" ? message : "not valid",
  };
}

/** A validator may give a segment itself or an object that has it, and names as symbols. */
function segmentOf(segment: unknown): string | number {
  const key: unknown = isRecord(segment) ? segment["key"] : segment;
  if (typeof key === "number") return key;
  return typeof key === "string" || typeof key === "symbol" ? String(key) : describeValue(key);
}
