import { MeasuringProcess } from "../measuring-process.ts";
import { median } from "../median.ts";
import { startAnsweringProcess } from "./answering-process.ts";
import type { Cost, Job, JobResult } from "./job.ts";
import { requests, type RowName, rowNames } from "./rows.ts";
import { type SubjectName, yardstick } from "./subjects.ts";

/** How thoroughly it is measured. */
export interface Method {
  /** How many times each subject is started: what the engine has made of the code is another matter each time. */
  readonly launches: number;
  /** How many times each row is measured in a launch; the subjects take turns. */
  readonly rounds: number;
  /** How long processors work in one measurement, in ms. */
  readonly milliseconds: number;
  /** For how long they work on each request before it is measured, in ms, so that it is compiled; a quarter of it where none is sent. */
  readonly warmUpMilliseconds: number;
}

/** What one operation of a subject costs: medians of the rounds. */
export interface RequestRow {
  readonly row: RowName;
  readonly subject: SubjectName;
  /** Time of the subject's processors, in µs. */
  readonly processor: number;
  /** Time until it is done, in µs, with that of the server in it. */
  readonly wall: number;
  /** What is allocated, in bytes. */
  readonly bytes: number;
  /** How many times the processor time of what it is measured by: median of what each round gives. Nothing where that has no such operation. */
  readonly ratio?: number;
}

/** What was measured of one row of one subject, in each round. */
interface Cell {
  readonly row: RowName;
  readonly subject: SubjectName;
  readonly processor: number[];
  readonly wall: number[];
  readonly bytes: number[];
}

type SubjectProcess = MeasuringProcess<Job, JobResult>;

/** Measures every row of some subjects, each in a process of its own. */
export async function measureRequests(names: readonly SubjectName[], method: Method): Promise<readonly RequestRow[]> {
  // Row by row, so that subjects take turns.
  const cells: readonly Cell[] = rowNames.flatMap((row) =>
    names.map((subject) => ({ row, subject, processor: [], wall: [], bytes: [] })),
  );
  const server = await startAnsweringProcess();
  try {
    for (let launch = 0; launch < method.launches; launch++) await measureLaunch(cells, names, server.endpoint, method);
  } finally {
    server.close();
  }
  const measured = cells.filter(({ processor }) => processor.length > 0);
  return measured.map((cell) => rowOf(cell, measured));
}

async function measureLaunch(
  cells: readonly Cell[],
  names: readonly SubjectName[],
  endpoint: string,
  { rounds, milliseconds, warmUpMilliseconds }: Method,
): Promise<void> {
  const script = new URL("measure-subject.ts", import.meta.url);
  const processes = new Map(
    names.map((name): [SubjectName, SubjectProcess] => [name, new MeasuringProcess(script, [name, endpoint])]),
  );
  const costOf = async ({ row, subject }: Cell, measure: Job["measure"], time: number): Promise<Cost | undefined> =>
    (await processes.get(subject)?.measure({ row, measure, milliseconds: time }))?.cost;
  try {
    const there: Cell[] = [];
    // All rows of all subjects: no program does one thing alone.
    for (const cell of cells) {
      const time = cell.row in requests ? warmUpMilliseconds : warmUpMilliseconds / 4;
      if ((await costOf(cell, "time", time)) !== undefined) there.push(cell);
    }
    for (let round = 0; round < rounds; round++) {
      for (const cell of there) add(cell, await costOf(cell, "time", milliseconds));
    }
    for (const cell of there) add(cell, await costOf(cell, "memory", milliseconds));
  } finally {
    for (const process of processes.values()) process.end();
  }
}

function add(cell: Cell, cost: Cost | undefined): void {
  if (cost === undefined) throw new Error(`${cell.subject} has no ${cell.row} any more`);
  if ("bytes" in cost) {
    cell.bytes.push(cost.bytes);
  } else {
    cell.processor.push(cost.processor);
    cell.wall.push(cost.wall);
  }
}

function rowOf({ row, subject, processor, wall, bytes }: Cell, cells: readonly Cell[]): RequestRow {
  const base = cells.find((cell) => cell.row === row && cell.subject === yardstick)?.processor;
  // Round by round: what else a machine does in one makes all of them slower.
  const ratios = base?.map((time, round) => (processor[round] ?? Number.NaN) / time);
  return {
    row,
    subject,
    processor: rounded(median(processor), 2),
    wall: rounded(median(wall), 2),
    bytes: rounded(median(bytes), 0),
    ...(ratios && { ratio: rounded(median(ratios), 3) }),
  };
}

function rounded(number: number, digits: number): number {
  return Number(number.toFixed(digits));
}
