import { type CallOptions, onAbort } from "@dynamorm/core";

/**
 * Does some work for each of several things, a few at a time. The first error ends all of it: what is under way is cut off, nothing more is
 * begun, and the error is thrown when all have ended.
 */
export async function runConcurrently<Thing>(
  things: readonly Thing[],
  most: number,
  { signal }: CallOptions,
  work: (thing: Thing, options: CallOptions) => Promise<void>,
): Promise<void> {
  const [only] = things;
  if (things.length === 1 && only !== undefined) return await work(only, signal === undefined ? {} : { signal });
  const stop = new AbortController();
  if (signal?.aborted) stop.abort(signal.reason);
  const stopListening = signal && onAbort(signal, () => stop.abort(signal.reason));
  const left = things[Symbol.iterator]();
  const errors: unknown[] = [];
  const lane = async (): Promise<void> => {
    try {
      // All lanes take from one iterator: each thing goes to the first that is free.
      for (const thing of left) {
        if (stop.signal.aborted) return;
        await work(thing, { signal: stop.signal });
      }
    } catch (error) {
      errors.push(error);
      stop.abort(error);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(most, things.length) }, lane));
  } finally {
    stopListening?.();
  }
  // What the call's own signal ended says so by itself: the works were told by another one, which they cannot know for the call's.
  signal?.throwIfAborted();
  if (errors.length > 0) throw errors[0];
}
