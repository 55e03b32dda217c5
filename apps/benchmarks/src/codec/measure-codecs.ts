import { median } from "../median.ts";
import type { Job } from "./job.ts";
import { type Direction, libraries, type LibraryName } from "./libraries.ts";
import { libraryProcess } from "./library-process.ts";
import { type SubjectName, subjects } from "./subjects.ts";

/** How thoroughly it is measured. */
export interface Method {
  /** How many times each is measured; the libraries take turns. */
  readonly rounds: number;
  /** How long one measurement of time takes, in ms. */
  readonly milliseconds: number;
  /** For how long each is run before it is measured, in ms, so that it is compiled. */
  readonly warmUpMilliseconds: number;
}

/** What one operation of a library costs. */
export interface CodecRow {
  readonly subject: SubjectName;
  readonly direction: Direction;
  readonly library: LibraryName;
  /** Median of the rounds. */
  readonly nanoseconds: number;
  /** What is allocated, the result included. */
  readonly bytes: number;
  /** How many times as fast it is as what it is measured by: median of the rounds. */
  readonly timesAsFast: number;
}

const directions: readonly Direction[] = ["marshal", "unmarshal", "toJson", "fromJson"];
const yardstick: LibraryName = "util-dynamodb";

/** Measures every direction of every subject, with every library. */
export async function measureCodecs(method: Method): Promise<readonly CodecRow[]> {
  const times = await measureAll("nanoseconds", method);
  const memory = await measureAll("bytes", { ...method, rounds: Math.min(5, method.rounds) });
  return times.map(({ subject, direction, library, rounds }, index) => {
    const base = times.find(
      (cell) => cell.subject === subject && cell.direction === direction && cell.library === yardstick,
    );
    // Round by round: what else a machine does in one makes all libraries slower.
    const ratios = rounds.map((nanoseconds, round) => (base?.rounds[round] ?? Number.NaN) / nanoseconds);
    return {
      subject,
      direction,
      library,
      nanoseconds: Math.round(median(rounds) * 10) / 10,
      bytes: Math.round(median(memory[index]?.rounds ?? [])),
      timesAsFast: Math.round(median(ratios) * 10) / 10,
    };
  });
}

/** What was measured of one operation of one library, in each round. */
interface Cell {
  readonly subject: SubjectName;
  readonly direction: Direction;
  readonly library: LibraryName;
  readonly rounds: number[];
}

async function measureAll(unit: Job["unit"], method: Method): Promise<readonly Cell[]> {
  const names = Object.keys(libraries) as LibraryName[];
  const processes = names.map((library) => ({ library, process: libraryProcess(library, unit) }));
  const all: Cell[] = [];
  try {
    for (const subject of Object.keys(subjects) as SubjectName[]) {
      for (const direction of directions) {
        const cells = processes.map(({ library, process }) => ({
          process,
          cell: { subject, direction, library, rounds: [] as number[] },
        }));
        const warmUp = { subject, direction, unit: "nanoseconds", milliseconds: method.warmUpMilliseconds } as const;
        for (const { process } of cells) await process.measure(warmUp);
        const job = { subject, direction, unit, milliseconds: method.milliseconds };
        for (let round = 0; round < method.rounds; round++) {
          for (const { process, cell } of cells) cell.rounds.push((await process.measure(job)).perOperation);
        }
        all.push(...cells.map(({ cell }) => cell));
      }
    }
  } finally {
    for (const { process } of processes) process.end();
  }
  return all;
}
