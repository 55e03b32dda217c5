import type { UsableCandidate } from "./assess-candidate.ts";

/** A way in which one candidate is better than another: the number is lower, and the words say so of the better one. */
interface Measure {
  readonly of: (candidate: UsableCandidate) => number;
  readonly because: (better: string) => string;
}

/** What counts, the most important first. */
const measures: readonly Measure[] = [
  { of: ({ reads }) => reads, because: (better) => `${better} reads less` },
  {
    // A global index lags behind the table, if by little.
    of: ({ candidate }) => (candidate.type === "global" ? 1 : 0),
    because: (better) => `${better} serves as well, and does not lag behind`,
  },
  {
    // Who names no order gets that of the table's key, and not another one because of what is selected.
    of: ({ candidate }) => (candidate.type === "table" ? 0 : 1),
    because: (better) => `${better} serves as well, and comes first`,
  },
  {
    // What can serve at all lacks only what is not wanted.
    of: ({ candidate }) => (candidate.sparse.length > 0 ? 0 : 1),
    because: (better) => `${better} serves as well, and lacks items that are not wanted`,
  },
  {
    // DynamoDB charges by the size of what an index holds of an item.
    of: ({ candidate }) => candidate.holds?.size ?? Number.POSITIVE_INFINITY,
    because: (better) => `${better} serves as well, and holds less of each item`,
  },
];

/** The better of two candidates; of equals, the one that is defined first. */
export function betterOf(first: UsableCandidate, second: UsableCandidate): UsableCandidate {
  const measure = measures.find(({ of }) => of(first) !== of(second));
  return measure !== undefined && measure.of(second) < measure.of(first) ? second : first;
}

/** Why a candidate that could serve a query does not. */
export function lostBecause(loser: UsableCandidate, best: UsableCandidate): string {
  const { name } = best.candidate;
  const measure = measures.find(({ of }) => of(loser) !== of(best));
  return measure === undefined ? `${name} serves as well, and comes first` : measure.because(name);
}
