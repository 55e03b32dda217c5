/** Whether two values of a key are the same: texts and numbers by value, dates by their moment, binary by its bytes. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (a instanceof Uint8Array && b instanceof Uint8Array) {
    return a.length === b.length && a.every((byte, index) => byte === b[index]);
  }
  // Zero has no sign in a table.
  return a === b || Object.is(a, b);
}
