/** The versions of `@aws-sdk/client-dynamodb` between which the fast path is known to do as the SDK does. */
export const testedVersions = { oldest: "3.600.0", newest: "3.1162.0" } as const;

/** Whether a version, such as `3.654.0`, lies between those tested. */
export function isTestedVersion(version: string): boolean {
  return compare(version, testedVersions.oldest) >= 0 && compare(version, testedVersions.newest) <= 0;
}

function compare(left: string, right: string): number {
  const theirs = right.split(".").map(Number);
  const ours = left.split(".").map(Number);
  const index = ours.findIndex((part, position) => part !== theirs[position]);
  return index < 0 ? 0 : (ours[index] ?? 0) - (theirs[index] ?? 0);
}
