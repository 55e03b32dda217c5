/** Whether two values of a key are the same: texts and numbers by value, dates by their moment. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : Object.is(a, b);
}
