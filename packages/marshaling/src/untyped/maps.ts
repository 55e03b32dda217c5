import { describeValue } from "@dynamorm/core";
import { Mismatch } from "../mismatch.ts";
import { put } from "../record.ts";

/** Whether a value is a `Map`, of whatever realm. */
export function isMap(value: unknown): value is ReadonlyMap<unknown, unknown> {
  // A quick look first: asking what is none costs an exception.
  if (!(value instanceof Map) && Object.prototype.toString.call(value) !== "[object Map]") return false;
  try {
    Map.prototype.has.call(value as Map<unknown, unknown>, undefined);
    return true;
  } catch {
    return false;
  }
}

/**
 * A `Map` as an object.
 *
 * @throws Mismatch for a key that is no text: as a name, 1 and "1" would be one, and every object `[object Object]`.
 */
export function recordOfMap(map: ReadonlyMap<unknown, unknown>): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [key, value] of map) {
    if (typeof key !== "string") {
      throw new Mismatch("keys that are strings", `a Map with ${describeValue(key)} as a key`, {
        mend: "attributes have texts as names; make one of it",
      });
    }
    put(record, key, value);
  }
  return record;
}
