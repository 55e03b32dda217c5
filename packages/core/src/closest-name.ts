/** Names longer than this are not compared: what a caller gives may have any length. */
const longest = 64;

/**
 * The one of some names that a misspelled one is nearest to; nothing where none is near: one edit in three characters at most, where an
 * edit puts a character in, takes one out, changes one, or swaps two neighbours.
 */
export function closestName(name: string, names: readonly string[]): string | undefined {
  if (name.length > longest) return undefined;
  const most = Math.max(1, Math.floor(name.length / 3));
  const near = names
    .map((other) => ({ other, edits: editsBetween(name.toLowerCase(), other.toLowerCase()) }))
    .filter(({ other, edits }) => other !== name && other.length <= longest && edits <= most)
    .toSorted((a, b) => a.edits - b.edits);
  return near[0]?.other;
}

/** For the end of a message: `; did you mean "email"?`, or nothing. */
export function didYouMean(name: unknown, names: readonly string[]): string {
  const closest = typeof name === "string" ? closestName(name, names) : undefined;
  return closest === undefined ? "" : `; did you mean ${JSON.stringify(closest)}?`;
}

/** Optimal string alignment: row by row, of which the last two are kept. */
function editsBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        at(row, j) + 1,
        at(next, j - 1) + 1,
        at(row, j - 1) + (isSame ? 0 : 1),
        isSwapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, row] = [row, next];
  }
  return at(row, b.length);
}

function at(row: readonly number[], place: number): number {
  return row[place] ?? Number.POSITIVE_INFINITY;
}
