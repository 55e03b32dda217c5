// The process of one library: it measures what it is asked to, and answers. The name of the library is its argument.
import { marshall } from "@aws-sdk/util-dynamodb";
import type { StoredItem } from "@dynamorm/core";
import type { Job, JobResult } from "./job.ts";
import { type Direction, type Directions, libraries, type LibraryName } from "./libraries.ts";
import { type SubjectName, subjects } from "./subjects.ts";

/** Different items, one after the other: a single one would stay in the processor's nearest memory, with every branch foreseen. */
const itemCount = 256;
const items = Array.from({ length: itemCount }, (_, index) => index);

type Operation = (count: number) => void;

const library = libraries[process.argv[2] as LibraryName];
const operations = new Map((Object.keys(subjects) as SubjectName[]).map((name) => [name, operationsOf(name)]));

process.on("message", (job: Job) => {
  const operation = operations.get(job.subject)?.[job.direction];
  if (operation === undefined) throw new Error(`there is nothing to measure for ${JSON.stringify(job)}`);
  const perOperation = job.unit === "bytes" ? bytesOf(operation) : nanosecondsOf(operation, job.milliseconds);
  process.send?.({ perOperation } satisfies JobResult);
});

function operationsOf(name: SubjectName): Readonly<Record<Direction, Operation>> {
  const subject = subjects[name];
  const directions: Directions = library(subject);
  // As parsers make them, which is where items mostly come from.
  const given = items.map((index) => JSON.parse(JSON.stringify(subject.item(index))) as Record<string, unknown>);
  const stored = given.map((item) => JSON.parse(JSON.stringify(marshall(item))) as StoredItem);
  const texts = stored.map((item) => JSON.stringify(item));
  return {
    marshal: loop(directions.marshal, given),
    unmarshal: loop(directions.unmarshal, stored),
    toJson: loop(directions.toJson, given),
    fromJson: loop(directions.fromJson, texts),
  };
}

/** A loop of its own for each operation: one for all would be compiled for none. The last result is kept, so that none is idle. */
function loop<Input>(operation: (input: Input) => unknown, inputs: readonly Input[]): Operation {
  // oxlint-disable-next-line typescript/no-implied-eval
  const make = new Function(
    "operation",
    "inputs",
    `let result; return (count) => { for (let i = 0; i < count; i++) result = operation(inputs[i & ${itemCount - 1}]); return result; };`,
  ) as (operation: (input: Input) => unknown, inputs: readonly Input[]) => Operation;
  return make(operation, inputs);
}

function nanosecondsOf(operation: Operation, milliseconds: number): number {
  const end = process.hrtime.bigint() + BigInt(milliseconds) * 1_000_000n;
  const start = process.hrtime.bigint();
  let count = 0;
  let now = start;
  do {
    operation(itemCount);
    count += itemCount;
    now = process.hrtime.bigint();
  } while (now < end);
  return Number(now - start) / count;
}

/** Few enough operations to need no collection: the parent gives room for them. */
function bytesOf(operation: Operation): number {
  const count = 4 * itemCount;
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  operation(count);
  return (process.memoryUsage().heapUsed - before) / count;
}
