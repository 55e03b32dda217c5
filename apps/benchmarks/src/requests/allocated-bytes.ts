import { Session } from "node:inspector/promises";

/** One in so many bytes is looked at: a measurement of some MB is right to some percent. */
const samplingInterval = 4096;

interface Node {
  readonly selfSize: number;
  readonly children: readonly Node[];
}

/**
 * How many bytes of the heap are allocated while something runs: the engine's samples of all objects that are made, also of those that are collected
 * meanwhile. Bodies of requests and answers are buffers, which are not on the heap.
 */
export async function allocatedBytes(run: () => Promise<unknown>): Promise<number> {
  const session = new Session();
  session.connect();
  try {
    await session.post("HeapProfiler.startSampling", {
      samplingInterval,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    });
    await run();
    const { profile } = await session.post("HeapProfiler.stopSampling");
    return sizeOf(profile.head);
  } finally {
    session.disconnect();
  }
}

function sizeOf({ selfSize, children }: Node): number {
  return children.reduce((sum, child) => sum + sizeOf(child), selfSize);
}
