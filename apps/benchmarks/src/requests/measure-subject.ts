// The process of one subject: it measures what it is asked to, and answers. Its arguments are the subject's name and the server's address.
import { loopOver } from "../processor-time.ts";
import { allocatedBytes } from "./allocated-bytes.ts";
import type { Cost, Job, JobResult } from "./job.ts";
import { inputCount, type Operation, type RowName, rowNames, rows } from "./rows.ts";
import { loadSubject, type SubjectName } from "./subjects.ts";

const [name, endpoint = ""] = process.argv.slice(2);
const subject = await loadSubject(name as SubjectName, endpoint);
const loops = new Map<RowName, Loop>();
for (const row of rowNames) {
  const operation = rows[row](subject);
  if (operation !== undefined) loops.set(row, loopOf(operation));
}

process.on("message", (job: Job) => {
  void answer(job).then((cost) => process.send?.({ ...(cost && { cost }) } satisfies JobResult));
});

async function answer({ row, measure, milliseconds }: Job): Promise<Cost | undefined> {
  const loop = loops.get(row);
  if (loop === undefined) return undefined;
  return measure === "time" ? await timeOf(loop, milliseconds) : await memoryOf(loop, milliseconds);
}

/** Runs an operation some times, and gives how many. */
type Loop = () => number | Promise<number>;

/** One after the other, each when the one before is done. Those that are done at once are not waited for: that would cost more than some of them. */
function loopOf(operation: Operation): Loop {
  const numbers = Array.from({ length: inputCount }, (_, index) => index);
  const atOnce = loopOver(operation, numbers);
  let next = 0;
  const waiting = async (): Promise<number> => {
    await operation(next++);
    return 1;
  };
  let waits: boolean | undefined;
  return () => {
    if (waits === undefined) {
      const first = operation(next++);
      waits = first instanceof Promise;
      if (first instanceof Promise) return first.then(() => 1);
    }
    return waits ? waiting() : atOnce();
  };
}

/** How often it is looked at how much time has passed, in ms: asking for the time of processors takes some of it. */
const glance = 4;

/**
 * Runs an operation until its processors have worked for some time, or four times as much has passed: where a machine has other things to do, a
 * measurement is to have as many operations all the same.
 */
async function runFor(loop: Loop, milliseconds: number): Promise<number> {
  const usage = process.cpuUsage();
  const latest = performance.now() + 4 * milliseconds;
  let next = 0;
  let count = 0;
  for (;;) {
    const done = loop();
    count += typeof done === "number" ? done : await done;
    const now = performance.now();
    if (now < next) continue;
    const { user, system } = process.cpuUsage(usage);
    if ((user + system) / 1000 >= milliseconds || now >= latest) return count;
    next = now + glance;
  }
}

async function timeOf(loop: Loop, milliseconds: number): Promise<Cost> {
  const usage = process.cpuUsage();
  const begin = performance.now();
  const count = await runFor(loop, milliseconds);
  const wall = performance.now() - begin;
  const { user, system } = process.cpuUsage(usage);
  return { processor: (user + system) / count, wall: (wall * 1000) / count };
}

async function memoryOf(loop: Loop, milliseconds: number): Promise<Cost> {
  let count = 0;
  const bytes = await allocatedBytes(async () => {
    count = await runFor(loop, milliseconds);
  });
  return { bytes: bytes / count };
}
