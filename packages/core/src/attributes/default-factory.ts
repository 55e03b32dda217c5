import { describeValue } from "../describe-value.ts";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { isPlainObject } from "../is-plain-object.ts";
import { isSet } from "../is-set.ts";

/** What `default()` was given, as a function that makes the value for each new item: an object is copied, so that no two items share it. */
export function defaultFactory(value: unknown): () => unknown {
  if (value === undefined) {
    throw new InvalidModelError(
      "default(undefined) gives nothing: use optional() for an attribute that may be missing, or a value",
    );
  }
  if (typeof value === "function") return value as () => unknown;
  if (typeof value !== "object" || value === null) return () => value;
  const own = copyOf(value);
  return () => structuredClone(own);
}

function copyOf(value: object): object {
  const lost = instanceIn(value, new Set());
  // Of an instance of a class, a copy would keep the public fields and nothing else.
  if (lost !== undefined) refuseToCopy(describeValue(lost));
  try {
    return structuredClone(value);
  } catch (cause) {
    return refuseToCopy("an object", cause);
  }
}

function refuseToCopy(what: string, cause?: unknown): never {
  throw new InvalidModelError(
    `default() was given ${what} that cannot be copied for each item; give a function that makes it: default(() => …)`,
    { cause },
  );
}

/** The first instance of a class in a value, besides those that are copied as what they are: dates, sets and bytes. */
function instanceIn(value: unknown, seen: Set<object>): object | undefined {
  if (typeof value !== "object" || value === null || seen.has(value)) return undefined;
  seen.add(value);
  const parts = partsOf(value);
  if (parts === undefined) return value;
  for (const part of parts) {
    const found = instanceIn(part, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function partsOf(value: object): Iterable<unknown> | undefined {
  if (Array.isArray(value)) return value;
  if (isPlainObject(value)) return Object.values(value);
  if (isSet(value)) return value;
  return value instanceof Date || ArrayBuffer.isView(value) ? [] : undefined;
}
