/** The name that was most likely meant, or `undefined` where none is close: a letter or two off, or in other case. */
export function closestName(given: string, names: readonly string[]): string | undefined {
  let closest: string | undefined;
  let least = Math.min(2, Math.floor(given.length / 3)) + 1;
  for (const name of names) {
    if (Math.abs(name.length - given.length) >= least) continue;
    const distance = editDistance(given.toLowerCase(), name.toLowerCase());
    if (distance >= least) continue;
    closest = name;
    least = distance;
  }
  return closest;
}

/** Levenshtein's: how many letters have to be put in, taken out or changed. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line++) {
    const next = [line];
    for (let column = 1; column <= to.length; column++) {
      const change = from[line - 1] === to[column - 1] ? 0 : 1;
      const [above, left, diagonal] = [row[column], next[column - 1], row[column - 1]] as [number, number, number];
      next.push(Math.min(above + 1, left + 1, diagonal + change));
    }
    row = next;
  }
  return row[to.length] as number;
}
