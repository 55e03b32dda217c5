import { isLocalEngineError, type LocalEngineError } from "../src/local-engine-error.ts";

/** The error that a function throws, or that its promise rejects with. Fails when it is none of this package's. */
export async function thrownBy(action: () => unknown): Promise<LocalEngineError> {
  let result: unknown;
  try {
    result = await action();
  } catch (error) {
    if (isLocalEngineError(error)) return error;
    throw error;
  }
  throw new Error(`Expected a LocalEngineError, and nothing was thrown; the result is ${String(result)}.`);
}
