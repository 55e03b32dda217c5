import { Mismatch } from "../mismatch.ts";
import { isMap } from "./maps.ts";
import { TooDeep } from "./levels.ts";

/**
 * What was thrown for a value; where it is for being too deep, and the value stands in itself, that is what is said, and where.
 *
 * What contains itself is always too deep in the end. So it need not be looked for while all is well.
 */
export function nameCycle(value: unknown, thrown: unknown): unknown {
  if (!(thrown instanceof TooDeep)) return thrown;
  const outer = new Set<unknown>();
  let inner = value;
  for (const [index, segment] of thrown.path.entries()) {
    outer.add(inner);
    inner = partOf(inner, segment);
    if (outer.has(inner)) return cycleAt(thrown.path.slice(0, index + 1));
  }
  return thrown;
}

function partOf(container: unknown, segment: string | number): unknown {
  return isMap(container) ? container.get(segment) : (container as Record<string | number, unknown>)[segment];
}

function cycleAt(path: readonly (string | number)[]): Mismatch {
  const mismatch = new Mismatch("no cycle", "an object that contains itself");
  mismatch.path.push(...path);
  return mismatch;
}
