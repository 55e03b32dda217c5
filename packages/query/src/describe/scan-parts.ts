import { type AnyModel, checkOptions, type OptionCheck, takes } from "@dynamorm/core";
import { invalidQuery } from "@dynamorm/update-builder";
import type { ScanParts } from "./description.ts";

/** In what parts a table or an index is read. */
export interface ScanOptions {
  /** How many parts it is read in: 1, where nothing is said, up to 1,000,000. */
  readonly segments?: number | undefined;
  /** The only part that is read, from 0: for workers that share the work. All of them where nothing is said. */
  readonly segment?: number | undefined;
  /** How many of all parts are read at a time: all, where nothing is said, but 100 at most. */
  readonly concurrency?: number | undefined;
}

/** DynamoDB's limit. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html */
const mostSegments = 1_000_000;

const mostAtATime = 100;

const checks: { readonly [Option in keyof ScanOptions]-?: OptionCheck } = {
  segments: takes(`a whole number from 1 to ${mostSegments}`, isWholeWithin(1, mostSegments)),
  segment: takes("a whole number from 0", isWholeWithin(0, mostSegments - 1)),
  concurrency: takes("a whole number from 1", isWholeWithin(1, mostSegments)),
};

/**
 * What `scan()` was given, in full.
 *
 * @throws InvalidOptionError for what is no number of segments, InvalidQueryError for a segment that there is not.
 */
export function scanParts(model: AnyModel, options: ScanOptions): ScanParts {
  const { name, table } = model;
  checkOptions("scan", { model: name, table }, options, checks);
  const { segments = 1, segment, concurrency } = options;
  if (segment !== undefined && segment >= segments) {
    throw invalidQuery(model, `scan() of ${segments} segments has none with number ${segment}: they count from 0`);
  }
  if (segment !== undefined && concurrency !== undefined) {
    throw invalidQuery(model, "scan() of one segment has no concurrency; leave out one of the two");
  }
  return Object.freeze({
    segments,
    ...(segment !== undefined && { segment }),
    concurrency: Math.min(concurrency ?? mostAtATime, segments),
  });
}

function isWholeWithin(least: number, most: number): (value: unknown) => boolean {
  return (value) => typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
}
