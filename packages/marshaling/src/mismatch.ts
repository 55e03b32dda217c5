/**
 * Something does not fit: thrown where it is found, given its place by the containers that it passes on its way out, and turned
 * into a public error by the outermost. It never leaves the package. So keeping track of paths costs nothing while all is well.
 *
 * Not an `Error`: the public error has the stack that matters.
 */
export class Mismatch {
  /** The place, from the outside in, as far as the containers passed so far know it. */
  readonly path: (string | number)[] = [];
  /** What belongs there, e.g. `a number`. */
  readonly expected: string;
  /** What is there, in a few words. */
  readonly received: string;
  /** What is wrong with it, as the predicate of a sentence: `is an array`, `is missing`. */
  readonly problem: string;
  /** What to do about it. */
  readonly mend: string | undefined;
  /** What was thrown by code of the caller's, where that is the reason. */
  readonly cause: unknown;

  constructor(
    expected: string,
    received: string,
    {
      problem = `is ${received}`,
      mend,
      cause,
    }: { readonly problem?: string; readonly mend?: string | undefined; readonly cause?: unknown } = {},
  ) {
    this.expected = expected;
    this.received = received;
    this.problem = problem;
    this.mend = mend;
    this.cause = cause;
  }
}

/** What a container throws on: the same, and, where it is a {@link Mismatch}, placed within the container. */
export function within(segment: string | number, thrown: unknown): unknown {
  if (thrown instanceof Mismatch) thrown.path.unshift(segment);
  return thrown;
}

/**
 * What is thrown for a value, with what to do about it where it is a `null` that nothing else was said of: types know nothing of
 * `null`, containers know whether there is a better way to say nothing.
 */
export function mendNull(thrown: unknown, value: unknown, mend: string): unknown {
  if (value !== null || !(thrown instanceof Mismatch) || thrown.path.length > 0 || thrown.mend !== undefined) {
    return thrown;
  }
  return new Mismatch(thrown.expected, thrown.received, { problem: thrown.problem, mend });
}
