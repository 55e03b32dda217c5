import { MeasuringProcess } from "../measuring-process.ts";
import type { Job, JobResult } from "./job.ts";
import type { LibraryName } from "./libraries.ts";

/** Room for the young objects of a whole measurement of memory, in MB: a collection in its midst would make them fewer. */
const youngMegabytes = 128;

const memoryFlags: readonly string[] = [
  "--expose-gc",
  `--min-semi-space-size=${youngMegabytes}`,
  `--max-semi-space-size=${youngMegabytes}`,
];

/**
 * A process for one library: what engines learn of objects while one library runs changes how quick another is with them, for
 * the better or the worse. Time is measured with the memory that a program has by itself: collecting is part of what objects cost.
 */
export function libraryProcess(library: LibraryName, unit: Job["unit"]): MeasuringProcess<Job, JobResult> {
  const script = new URL("measure-library.ts", import.meta.url);
  return new MeasuringProcess(script, [library], unit === "bytes" ? memoryFlags : []);
}
