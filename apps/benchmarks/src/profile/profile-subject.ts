// The process of one subject: it runs an operation again and again, and looks where the time goes. Its arguments are the subject's name and the
// server's address.
import type { Profiler } from "node:inspector";
import { Session } from "node:inspector/promises";
import { rows, type RowName } from "../requests/rows.ts";
import { loadSubject, type SubjectName } from "../requests/subjects.ts";
import { stationOf } from "./stations.ts";

/** What the process is asked to do, once. */
export interface ProfileJob {
  readonly row: RowName;
  /** For how long, in ms; as long before, that it is compiled. */
  readonly milliseconds: number;
}

/** Time of the processor for one operation, in µs: all of it, and by station. */
export interface ProfileResult {
  readonly processor: number;
  readonly stations: Readonly<Record<string, number>>;
}

const [name, endpoint = ""] = process.argv.slice(2);
const subject = await loadSubject(name as SubjectName, endpoint);

process.on("message", (job: ProfileJob) => {
  void profile(job).then((result) => process.send?.(result));
});

async function profile({ row, milliseconds }: ProfileJob): Promise<ProfileResult> {
  const operation = rows[row](subject);
  if (operation === undefined) throw new Error(`${name} has no ${row}`);
  await runFor(operation, milliseconds);
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 200 });
  const usage = process.cpuUsage();
  await session.post("Profiler.start");
  const count = await runFor(operation, milliseconds);
  const { profile: taken } = await session.post("Profiler.stop");
  const { user, system } = process.cpuUsage(usage);
  session.disconnect();
  const processor = (user + system) / count;
  const shares = sharesOf(taken);
  const entries = Object.entries(shares).map(([station, share]) => [station, share * processor] as const);
  return { processor, stations: Object.fromEntries(entries) };
}

async function runFor(operation: (index: number) => unknown, milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds;
  let count = 0;
  while (performance.now() < end) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await operation(count++);
  }
  return count;
}

/** Which share of the time each station has that did not wait: of each sample, the function that was running counts. */
function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Readonly<Record<string, number>> {
  const stationOfNode = new Map(nodes.map(({ id, callFrame }) => [id, stationOf(callFrame)]));
  const times: Record<string, number> = {};
  let total = 0;
  for (const [index, node] of samples.entries()) {
    const station = stationOfNode.get(node);
    const time = timeDeltas[index] ?? 0;
    if (station === undefined) continue;
    times[station] = (times[station] ?? 0) + time;
    total += time;
  }
  return Object.fromEntries(Object.entries(times).map(([station, time]) => [station, time / total]));
}
