import type { Repository } from "dynamorm";
import type { Reading } from "./reading.ts";

/** What reading a whole table takes of the heap, in MB above what it was before. */
export interface MemoryRow {
  readonly way: "for await" | "all()";
  /** The most that was in use, garbage included that nothing had collected yet. */
  readonly most: number;
  /** The most that was in use right after a collection: what really was held. Absent where collecting is not exposed. */
  readonly mostHeld?: number;
  readonly seconds: number;
}

/** How many items lie between two looks at the heap. */
const itemsBetweenLooks = 1000;

/** How many between two collections, which take longer: a page and a half. */
const itemsBetweenCollections = 4000;

/** Reads the table by `for await`, twice: once as a program does, and once with collections in between. */
export async function memoryOfStream(readings: Repository<typeof Reading>, count: number): Promise<MemoryRow> {
  const begin = performance.now();
  const most = await mostWhileReading(readings, count, itemsBetweenLooks, heap);
  const seconds = secondsSince(begin);
  const collect = globalThis.gc;
  if (collect === undefined) return { way: "for await", most, seconds };
  const mostHeld = await mostWhileReading(readings, count, itemsBetweenCollections, heldHeap);
  return { way: "for await", most, mostHeld, seconds };
}

/** Reads the table into a list: what it is to hold all of it, and that the other figures would show it. */
export async function memoryOfList(readings: Repository<typeof Reading>, count: number): Promise<MemoryRow> {
  const before = heldHeap();
  const begin = performance.now();
  const list = await readings.scan().all();
  const seconds = secondsSince(begin);
  const most = megabytes(heap() - before);
  const mostHeld = megabytes(heldHeap() - before);
  // After the last look, so that the list is held until then.
  checkCount(list.length, count);
  return { way: "all()", most, ...(globalThis.gc && { mostHeld }), seconds };
}

async function mostWhileReading(
  readings: Repository<typeof Reading>,
  count: number,
  itemsBetween: number,
  look: () => number,
): Promise<number> {
  const before = heldHeap();
  let most = 0;
  let read = 0;
  for await (const { sensorId } of readings.scan()) {
    if (sensorId !== "") read += 1;
    if (read % itemsBetween === 0) most = Math.max(most, look());
  }
  checkCount(read, count);
  return megabytes(most - before);
}

function heap(): number {
  return process.memoryUsage().heapUsed;
}

function heldHeap(): number {
  globalThis.gc?.();
  return heap();
}

function checkCount(read: number, count: number): void {
  if (read !== count) throw new Error(`${count} items were written, and ${read} were read`);
}

function megabytes(bytes: number): number {
  return Math.round((bytes / 2 ** 20) * 10) / 10;
}

function secondsSince(begin: number): number {
  return Math.round((performance.now() - begin) / 10) / 100;
}
