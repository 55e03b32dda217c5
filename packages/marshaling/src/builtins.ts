/** Whether a value is a `Date`, also one of another realm (Jest has such). */
export function isDate(value: unknown): value is Date {
  return value instanceof Date || tagOf(value) === "[object Date]";
}

/** Whether a value is a `Set`, also one of another realm. */
export function isSet(value: unknown): value is ReadonlySet<unknown> {
  return value instanceof Set || tagOf(value) === "[object Set]";
}

/** Whether a value is a `Uint8Array`, such as a `Buffer`, also one of another realm. */
export function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array || tagOf(value) === "[object Uint8Array]";
}

/** Whether a value is an `ArrayBuffer`, also one of another realm. */
export function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return value instanceof ArrayBuffer || tagOf(value) === "[object ArrayBuffer]";
}

function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value);
}
