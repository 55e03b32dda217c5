import { callOptionChecks, type CallOptions, type OptionCheck, takes } from "@dynamorm/core";

/** How far a batch is. */
export interface BatchProgress {
  /** How many are done. */
  readonly done: number;
  /** How many have failed. */
  readonly failed: number;
  /** How many there are. A key that is given twice, where that is allowed, is one. */
  readonly total: number;
}

/** How a batch is run. */
export interface BatchOptions extends CallOptions {
  /** How many requests are under way at once, from 1 to 100; 8 where nothing is said. */
  readonly concurrency?: number | undefined;
  /**
   * Called each time that something was done or has failed, in order, and never after the end of the call. A promise that it gives is
   * waited for by the requests that follow. When it throws, the batch ends with its error: as the cause of a `BatchError` that has what
   * was not done by then, or as it is where all was done.
   */
  readonly onProgress?: ((progress: BatchProgress) => void | Promise<void>) | undefined;
}

/** How items are read by their keys. */
export interface BatchGetOptions extends BatchOptions {
  /** Sees every write that was done before, at twice the cost. */
  readonly consistent?: boolean | undefined;
  /** Gives items also where they were deleted softly. */
  readonly withDeleted?: boolean | undefined;
}

/** How items are deleted by their keys. */
export interface BatchDeleteOptions extends BatchOptions {
  /** Deletes for good, where the model's items are otherwise only marked as deleted. */
  readonly hard?: boolean | undefined;
}

/** Requests that are under way at once, where nothing is said. */
export const usualConcurrency = 8;

const mostConcurrency = 100;

type Checks<Options> = { readonly [Option in keyof Options]-?: OptionCheck };

const trueOrFalse = takes("true or false", (value) => typeof value === "boolean");

/** The checks of {@link BatchOptions}. */
export const batchOptionChecks: Checks<BatchOptions> = {
  ...callOptionChecks,
  concurrency: takes(
    `a whole number from 1 to ${mostConcurrency}`,
    (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= mostConcurrency,
  ),
  onProgress: takes("a function", (value) => typeof value === "function"),
};

/** The checks of {@link BatchGetOptions}. */
export const batchGetOptionChecks: Checks<BatchGetOptions> = {
  ...batchOptionChecks,
  consistent: trueOrFalse,
  withDeleted: trueOrFalse,
};

/** The checks of {@link BatchDeleteOptions}. */
export const batchDeleteOptionChecks: Checks<BatchDeleteOptions> = { ...batchOptionChecks, hard: trueOrFalse };
