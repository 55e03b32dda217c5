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

/**
 * Runs a validator, which may be asynchronous.
 *
 * @throws InvalidModelError for a validator that throws, or that gives what is no result: a mistake of the model's, not of the value.
 * An error of this library's that a validator lets through (it may ask the database) stays as it is.
 */
export async function runValidator(
  schema: AnyStandardSchema,
  value: unknown,
  at: Place,
  { name, table }: Subject,
): Promise<Validated> {
  const standard = schema["~standard"];
  const refuse = (fault: string, cause?: unknown): never => {
    const what = at.length === 0 ? "the item" : `"${formatPath(at)}"`;
    const context = { model: name, table, ...(at.length > 0 && { attribute: formatPath(at) }), cause };
    throw new InvalidModelError(`Model "${name}": the validator of ${what} (${standard.vendor}) ${fault}`, context);
  };
  let result: unknown;
  try {
    result = await standard.validate(value);
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
