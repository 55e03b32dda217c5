import { describeValue, isPlainObject } from "@dynamorm/core";
import { fieldPath, type Place, refuse } from "./place.ts";

/** Deeper than any document has reason to be, and far from what a stack holds. */
export const mostLevels = 64;

/** A copy of an object of whatever JSON has: what tools put into `tags`. */
export function jsonObjectAt(place: Place): Readonly<Record<string, unknown>> {
  if (isPlainObject(place.value)) return jsonAt(place, 0) as Readonly<Record<string, unknown>>;
  return refuse(place, `is ${describeValue(place.value)}, not an object`);
}

function jsonAt(place: Place, level: number): unknown {
  const { value, path, lineOf } = place;
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (level > mostLevels) refuse(place, `is nested more than ${mostLevels} levels deep`);
  if (Array.isArray(value)) {
    return value.map((element: unknown, index) =>
      jsonAt({ value: element, path: `${path}[${index}]`, lineOf }, level + 1),
    );
  }
  if (!isPlainObject(value)) refuse(place, `is ${describeValue(value)}, which JSON does not have`);
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      jsonAt({ value: field, path: fieldPath(path, name), lineOf }, level + 1),
    ]),
  );
}
