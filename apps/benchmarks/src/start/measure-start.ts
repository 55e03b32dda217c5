import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BundleOptions, bundleSource, type Format } from "../bundle/bundle-source.ts";
import { median } from "../median.ts";
import { startAnsweringServer } from "./answering-server.ts";
import { startProgram } from "./start-program.ts";
import type { StartTimes } from "./start-times.ts";
import { type Subject, subjects, yardstick } from "./subjects.ts";

/** How thoroughly it is measured. */
export interface Method {
  /** How many times each program is started; they take turns. */
  readonly rounds: number;
  readonly workspace: BundleOptions["workspace"];
}

/** What one moment of a start costs. */
export interface Cost {
  /** ms of the processors, median of the rounds. */
  readonly cpu: number;
  /** ms on the clock, median of the rounds. */
  readonly wall: number;
  /** How much more of the processors than the SDK alone, in ms: median of what each round gives. */
  readonly cpuOverSdk: number;
  /** How many times the SDK's time of the processors: median of what each round gives. */
  readonly timesSdk: number;
}

/** What starting a program costs. */
export interface StartRow {
  readonly program: string;
  readonly sdk: BundleOptions["sdk"];
  readonly format: Format;
  /** Until it can send. */
  readonly ready: Cost;
  /** Until it has read its first item. */
  readonly answered: Cost;
}

// Within the package, so that bundles find the SDK where it is not in them.
const cache = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));

/** Bundles every program, and starts it in as many fresh processes as there are rounds. */
export async function measureStart({ rounds, workspace }: Method): Promise<readonly StartRow[]> {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "start-"));
  const { endpoint, server } = await startAnsweringServer();
  try {
    const runner = join(folder, "run-program.cjs");
    const runnerSource = 'import "../start/run-program.ts";';
    await writeFile(runner, await bundleSource(runnerSource, { sdk: "external", workspace, format: "cjs" }));
    const programs: Measured[] = [];
    for (const [index, subject] of subjects.entries()) {
      const { source, sdk, format } = subject;
      const bundle = join(folder, `${index}.${format === "esm" ? "mjs" : "cjs"}`);
      await writeFile(bundle, await bundleSource(source, { sdk, format, workspace }));
      // The first time is for the file system.
      await startProgram(runner, bundle, endpoint);
      programs.push({ subject, bundle, starts: [] });
    }
    for (let round = 0; round < rounds; round++) {
      for (const { bundle, starts } of programs) starts.push(await startProgram(runner, bundle, endpoint));
    }
    return programs.map((program) => rowOf(program, yardstickOf(program, programs)));
  } finally {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  }
}

interface Measured {
  readonly subject: Subject;
  readonly bundle: string;
  readonly starts: StartTimes[];
}

/** The SDK alone, bundled the same way. */
function yardstickOf({ subject: { sdk, format } }: Measured, programs: readonly Measured[]): readonly StartTimes[] {
  const alone = programs.find(
    ({ subject }) => subject.name === yardstick && subject.sdk === sdk && subject.format === format,
  );
  return alone?.starts ?? [];
}

function rowOf({ subject, starts }: Measured, base: readonly StartTimes[]): StartRow {
  const costOf = (moment: keyof StartTimes): Cost => ({
    cpu: rounded(median(starts.map((start) => start[moment].cpu))),
    wall: rounded(median(starts.map((start) => start[moment].wall))),
    cpuOverSdk: rounded(median(starts.map((start, round) => start[moment].cpu - (base[round]?.[moment].cpu ?? NaN)))),
    timesSdk: rounded(median(starts.map((start, round) => start[moment].cpu / (base[round]?.[moment].cpu ?? NaN)))),
  });
  const { name, sdk, format } = subject;
  return { program: name, sdk, format, ready: costOf("ready"), answered: costOf("answered") };
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
