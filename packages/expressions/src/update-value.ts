import { type AttributePath, describeValue, formatPath, InvalidQueryError } from "@dynamorm/core";
import type { UpdateValue } from "./update-action.ts";

/** A value that an attribute is set to. @throws InvalidQueryError for nothing, which is no value of DynamoDB's. */
export function settable(path: AttributePath, given: unknown): UpdateValue {
  if (given !== undefined) return { kind: "value", value: given };
  const attribute = formatPath(path);
  throw new InvalidQueryError(`"${attribute}" is set to nothing; use remove("${attribute}") to remove it`, {
    attribute,
  });
}

/** A value that is data. @throws InvalidQueryError for a function or a symbol. */
export function dataOrThrow(method: string, path: AttributePath, given: unknown): unknown {
  const isData = typeof given !== "function" && typeof given !== "symbol";
  return isData ? given : refuse(method, path, "a value", given);
}

/** A number to count by. @throws InvalidQueryError for anything else, NaN and infinities among it. */
export function numberOrThrow(method: string, path: AttributePath, given: unknown): number | bigint {
  return isNumber(given) ? given : refuse(method, path, "a finite number", given);
}

/** A list of elements. @throws InvalidQueryError for anything else. */
export function elementsOrThrow(method: string, path: AttributePath, given: unknown): readonly unknown[] {
  return Array.isArray(given) ? given : refuse(method, path, "a list", given);
}

/** What `ADD` or `DELETE` takes. @throws InvalidQueryError for anything else, an empty Set among it, which DynamoDB has not. */
export function addendOrThrow(kind: "add" | "delete", path: AttributePath, given: unknown): unknown {
  if (given instanceof Set ? given.size > 0 : kind === "add" && isNumber(given)) return given;
  const takes = kind === "add" ? "a finite number or a Set of at least one element" : "a Set of at least one element";
  return refuse(kind, path, takes, given);
}

function isNumber(given: unknown): given is number | bigint {
  return typeof given === "bigint" || Number.isFinite(given);
}

function refuse(method: string, path: AttributePath, takes: string, given: unknown): never {
  const received = given instanceof Set && given.size === 0 ? "an empty Set" : describeValue(given);
  throw new InvalidQueryError(`${method} on "${formatPath(path)}" takes ${takes}, not ${received}`, {
    attribute: formatPath(path),
  });
}
