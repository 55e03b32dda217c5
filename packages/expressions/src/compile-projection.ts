import { type AttributePath, InvalidQueryError } from "@dynamorm/core";
import { refuseOverlap } from "./overlap.ts";
import type { Placeholders } from "./placeholders.ts";

/** Writes a projection: which parts of an item to read. */
export function compileProjection(paths: readonly AttributePath[], placeholders: Placeholders): string {
  if (paths.length === 0) throw new InvalidQueryError("a projection names at least one attribute");
  refuseOverlap(paths, "the projection");
  return paths.map((path) => placeholders.path(path)).join(", ");
}
