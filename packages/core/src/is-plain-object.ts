/**
 * Whether a value is an object of fields and no instance of a class: its prototype is nothing, or the one that all objects have
 * (in whichever realm it was made: test runners have several).
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // The first is what nearly every object has; an array's prototype has one of its own.
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}
