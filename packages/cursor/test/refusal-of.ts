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

/** The InvalidCursorError that a promise is rejected with, or what it gave. Any other error fails the test. */
export async function outcomeOf<Value>(promise: Promise<Value>): Promise<Value | InvalidCursorError> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof InvalidCursorError) return error;
    throw error;
  }
}
