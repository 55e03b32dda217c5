/** The order of bytes as DynamoDB has it, each from 0 to 255: below 0, 0 or above 0. What begins something else comes before it. */
export function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Whether bytes hold other bytes, next to each other. */
export function containsBytes(whole: Uint8Array, part: Uint8Array): boolean {
  for (let start = 0; start + part.length <= whole.length; start++) {
    if (compareBytes(whole.subarray(start, start + part.length), part) === 0) return true;
  }
  return false;
}
