/** Whether a value is an object of any kind, with properties to be looked at. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** What to do about an object that is not a plain one. */
export function mendForObject(value: unknown): string | undefined {
  if (!isObject(value) || Array.isArray(value)) return undefined;
  return value instanceof Map
    ? "make an object of it: Object.fromEntries(map)"
    : "make a plain object of it: { ...value }";
}
