import type { RowName } from "./rows.ts";

/** What the process of a subject is asked to do, once. */
export interface Job {
  readonly row: RowName;
  /** Time, or memory. */
  readonly measure: "time" | "memory";
  /** For how long, in ms of the processors' time; one operation at least. */
  readonly milliseconds: number;
}

/** Its answer: what one operation takes; nothing where the subject has no such operation. */
export type JobResult = { readonly cost?: Cost };

export type Cost =
  /** Time of the processors, user and system, and time that passes, in µs. */
  | { readonly processor: number; readonly wall: number }
  /** What is allocated on the heap, in bytes. */
  | { readonly bytes: number };
