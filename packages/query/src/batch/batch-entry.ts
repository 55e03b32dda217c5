import type { BatchFailure, CallOptions, WriteRequest } from "@dynamorm/core";
import type { Patience } from "./patience.ts";

/** One of the things that a batch does. */
export interface BatchEntry {
  readonly kind: BatchFailure["kind"];
  /** Its place among those that were given. */
  readonly index: number;
  /** The key of the item, as code has it. */
  readonly key: Readonly<Record<string, unknown>>;
  /** What tells the item from all others of the table. */
  readonly identity: string;
  /** What was given, to be given again where it was not done. */
  readonly given: unknown;
}

/** A write of a batch. */
export interface WriteEntry extends BatchEntry {
  /** The write as BatchWriteItem has it; absent where that cannot do it: it knows no conditions and no updates. */
  readonly request?: WriteRequest | undefined;
  /** What the write gives, once BatchWriteItem has done it. */
  readonly written?: () => unknown;
  /** Does the write by a request of its own, and gives what it gives. */
  readonly writeAlone: (patience: Patience, call: CallOptions) => Promise<unknown>;
}
