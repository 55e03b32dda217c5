/**
 * How heavy the item that is being written is at most, in bytes. Encoders add what depends on values; so it is known whether an
 * item can be over DynamoDB's limit without looking at it again, which nearly none can.
 *
 * A variable, since an argument that all encoders pass on costs more than all that it is needed for. Writing is synchronous.
 */
let weight = 0;

/** No UTF-16 unit is longer than this in UTF-8, in bytes. */
export const mostBytesPerUnit = 3;

/** What a number, a boolean or a date weighs at most: 38 digits are 21 bytes. */
export const scalarWeight = 24;

/** Adds what a value weighs at most, in bytes. */
export function addWeight(bytes: number): void {
  // 32 bits, which are the quickest: keys and operands add theirs outside of any item, where nobody asks for the sum.
  weight = (weight + bytes) | 0;
}

/** Begins with an item, and gives what {@link endWeighing} takes: a converter may write another item while one is written. */
export function beginWeighing(): number {
  const outer = weight;
  weight = 0;
  return outer;
}

/** What the item weighs so far, at most. */
export function weightSoFar(): number {
  return weight;
}

/** Goes on with the item that this one was written within. */
export function endWeighing(outer: number): void {
  weight = outer;
}
