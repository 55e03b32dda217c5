/** Whether a value is a `Set`. By its tag: a set of another realm (test runners have several) is one too. */
export function isSet(value: unknown): value is ReadonlySet<unknown> {
  return Object.prototype.toString.call(value) === "[object Set]";
}
