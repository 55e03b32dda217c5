import type { Direction } from "./libraries.ts";
import type { SubjectName } from "./subjects.ts";

/** What the process of a library is asked to measure, once. */
export interface Job {
  readonly subject: SubjectName;
  readonly direction: Direction;
  /** The time of an operation, in ns, or the memory that it allocates, in bytes. */
  readonly unit: "nanoseconds" | "bytes";
  /** For how long time is measured, in ms. */
  readonly milliseconds: number;
}

/** Its answer. */
export interface JobResult {
  readonly perOperation: number;
}
