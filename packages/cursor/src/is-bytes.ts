/** Whether a value is a `Uint8Array`, such as a `Buffer`, also one of another realm (Jest has such). */
export function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array || Object.prototype.toString.call(value) === "[object Uint8Array]";
}
