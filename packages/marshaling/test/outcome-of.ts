/** What a call gives, or what it throws. */
export type Outcome = { readonly result: unknown } | { readonly error: unknown };

/** Calls, and gives what came of it. */
export function outcomeOf(call: () => unknown): Outcome {
  try {
    return { result: call() };
  } catch (error) {
    return { error };
  }
}
