import { type AttributePath, formatPath, InvalidQueryError } from "@dynamorm/core";

/**
 * Refuses two paths of which one holds the other, or is the same: DynamoDB takes a part of an item once in a projection, and
 * changes it once in an update.
 */
export function refuseOverlap(paths: readonly AttributePath[], what: string): void {
  for (const [index, path] of paths.entries()) {
    const other = paths.slice(0, index).find((earlier) => contains(earlier, path) || contains(path, earlier));
    if (other === undefined) continue;
    const same = other.length === path.length;
    throw new InvalidQueryError(
      same
        ? `${what} has "${formatPath(path)}" twice`
        : `${what} has both "${formatPath(other)}" and "${formatPath(path)}", one of which is part of the other`,
      { attribute: formatPath(path) },
    );
  }
}

function contains(outer: AttributePath, inner: AttributePath): boolean {
  return outer.length <= inner.length && outer.every((part, index) => part === inner[index]);
}
