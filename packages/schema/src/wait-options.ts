import { callOptionChecks, type CallOptions, type OptionCheck, takes } from "@dynamorm/core";

/** How far a table is, each time that it was looked at. */
export interface TableProgress {
  readonly table: string;
  /** DynamoDB's status of the table, e.g. `"CREATING"`; `"NOT_FOUND"` while, or when, there is none. */
  readonly status: string;
  /** DynamoDB's status of each global index that the table has, by the index's name. */
  readonly indexes: Readonly<Record<string, string>>;
  /** Milliseconds since the wait began. */
  readonly elapsedMs: number;
}

/** How a call waits for a table. All of it can be left out. */
export interface WaitOptions extends CallOptions {
  /**
   * How long the whole call may take, the wait for the table and its Time to Live included, in milliseconds: more than 0 and at
   * most 2,147,483,647. Ten minutes when left out, which a new table at AWS needs only a small part of.
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Is called each time that the table was looked at, and awaited before the next look. What it throws, or its promise is
   * rejected with, ends the wait.
   */
  readonly onProgress?: ((progress: TableProgress) => void | Promise<void>) | undefined;
}

/** The checks of {@link WaitOptions}. */
export const waitOptionChecks: { readonly [Option in keyof WaitOptions]-?: OptionCheck } = {
  onProgress: takes("a function", (value) => typeof value === "function"),
  ...callOptionChecks,
};
