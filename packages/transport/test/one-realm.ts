import { types } from "node:util";

/**
 * Makes the errors that Node.js throws instances of this `Error`. Jest runs tests in a VM, with an `Error` of its own, of which
 * they are none, and the SDK asks just that. Where programs run they are instances; so tests see what programs see.
 */
export function useOneRealm(): void {
  const isInstance = Function.prototype[Symbol.hasInstance];
  Object.defineProperty(Error, Symbol.hasInstance, {
    // Classes of errors inherit it.
    value(this: unknown, value: unknown): boolean {
      return this === Error
        ? types.isNativeError(value) || isInstance.call(Error, value)
        : isInstance.call(this, value);
    },
  });
}
