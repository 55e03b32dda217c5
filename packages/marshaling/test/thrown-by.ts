import { type DynamORMError, isDynamORMError } from "@dynamorm/core";

/** The error of ours that a call throws. Fails where it throws another one, or nothing. */
export function thrownBy(call: () => unknown): DynamORMError {
  try {
    call();
  } catch (error) {
    if (isDynamORMError(error)) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** The message of the error of ours that a call throws. */
export function messageOf(call: () => unknown): string {
  return thrownBy(call).message;
}
