import { type AttributePath, describeValue, InvalidQueryError } from "@dynamorm/core";

/**
 * A path as data, checked and copied into a frozen list, so that it stays what was checked.
 *
 * @throws InvalidQueryError for what is no list of a name, then names and indices.
 */
export function pathOrThrow(path: unknown): AttributePath {
  const parts: readonly unknown[] = Array.isArray(path) ? Array.from(path) : [];
  if (parts.length === 0) {
    throw new InvalidQueryError(`a path, as data, is a list like ["lines", 0, "price"], not ${describeValue(path)}`);
  }
  const wrong = parts.findIndex((part, index) => !(index === 0 ? isName(part) : isPart(part)));
  if (wrong === -1) return Object.freeze(parts) as AttributePath;
  throw new InvalidQueryError(
    `a path, as data, is a name, then names and whole numbers from 0, like ["lines", 0, "price"]; [${wrong}] of this one is ${describeValue(parts[wrong])}`,
  );
}

function isName(part: unknown): boolean {
  return typeof part === "string" && part !== "";
}

function isPart(part: unknown): boolean {
  return typeof part === "string" || (Number.isSafeInteger(part) && (part as number) >= 0);
}
