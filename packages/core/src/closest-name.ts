/** The name that was most likely meant, or `undefined` where none is close: a letter or two off, or in other case. */
export function closestName(given: string, names: readonly string[]): string | undefined {
  let closest: string | undefined;
  let most = Math.min(2, Math.floor(given.length / 3));
  for (const name of names) {
    if (!isWithin(most, given.toLowerCase(), name.toLowerCase())) continue;
    closest = name;
    while (most > 0 && isWithin(most - 1, given.toLowerCase(), name.toLowerCase())) most--;
  }
  return closest;
}

/** For the end of a message: `; did you mean "email"?`, or nothing. */
export function didYouMean(given: unknown, names: readonly string[]): string {
  const closest = typeof given === "string" ? closestName(given, names) : undefined;
  return closest === undefined ? "" : `; did you mean ${JSON.stringify(closest)}?`;
}

/** Whether so many letters put in, taken out, changed or swapped make one text out of the other. */
function isWithin(edits: number, from: string, to: string): boolean {
  let same = 0;
  while (same < from.length && from[same] === to[same]) same++;
  const [left, right] = [from.slice(same), to.slice(same)];
  if (left === right) return true;
  if (edits === 0) return false;
  return (
    isWithin(edits - 1, left.slice(1), right) ||
    isWithin(edits - 1, left, right.slice(1)) ||
    isWithin(edits - 1, left.slice(1), right.slice(1)) ||
    // Two letters swapped are the commonest slip of all.
    (left[0] === right[1] && left[1] === right[0] && isWithin(edits - 1, left.slice(2), right.slice(2)))
  );
}
