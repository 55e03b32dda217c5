import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
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
 * the better or the worse.
 */
export class LibraryProcess {
  readonly #child: ChildProcess;
  #answer: { readonly resolve: (perOperation: number) => void; readonly reject: (error: Error) => void } | undefined;

  constructor(library: LibraryName, unit: Job["unit"]) {
    this.#child = fork(fileURLToPath(new URL("measure-library.ts", import.meta.url)), [library], {
      // Time is measured with the memory that a program has by itself: collecting is part of what objects cost.
      execArgv: [...process.execArgv, ...(unit === "bytes" ? memoryFlags : [])],
    });
    this.#child.on("message", ({ perOperation }: JobResult) => this.#answer?.resolve(perOperation));
    this.#child.on("exit", (code) => {
      this.#answer?.reject(new Error(`the process of ${library} ended with the code ${code} and no answer`));
    });
  }

  /** Does one job; the next has to wait for it. */
  measure(job: Job): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#answer = { resolve, reject };
      this.#child.send(job);
    });
  }

  end(): void {
    this.#answer = undefined;
    this.#child.disconnect();
  }
}
