import { type AttributePath, InvalidQueryError } from "@dynamorm/core";
import { withinLength } from "./expression-limits.ts";
import { listOrThrow } from "./list-or-throw.ts";
import { refuseOverlap } from "./overlap.ts";
import { pathOrThrow } from "./path-or-throw.ts";
import type { Placeholders } from "./placeholders.ts";

/**
 * Writes a projection: which parts of an item to read.
 *
 * @throws InvalidQueryError when one part holds another, when none is named, for what is no path, and for a text over 4 KB.
 */
export function compileProjection(paths: readonly AttributePath[], placeholders: Placeholders): string {
  const parts = listOrThrow(paths, "a projection is", '[["id"], ["address", "city"]]').map(pathOrThrow);
  if (parts.length === 0) throw new InvalidQueryError("a projection names at least one attribute");
  refuseOverlap(parts, "the projection");
  return withinLength(
    parts.map((path) => placeholders.path(path)).join(", "),
    "a projection is",
    "read whole maps instead of parts of them, or leave the projection out",
  );
}
