import { InvalidCursorError } from "../src/index.ts";

/** The InvalidCursorError that a function throws for an argument of whatever type; any other outcome fails the test. */
export function refusalOf(call: (argument: never) => unknown, argument: unknown): InvalidCursorError {
  try {
    Reflect.apply(call, undefined, [argument]);
  } catch (error) {
    if (error instanceof InvalidCursorError) return error;
    throw error;
  }
  throw new Error("was not refused");
}
