/** A value as a caller without types gives it: one that the compiler takes anywhere. */
export function untyped(value: unknown): never;
export function untyped(value: unknown): unknown {
  return value;
}
