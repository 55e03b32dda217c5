import type { AttributeValue } from "@dynamorm/core";
import { compareBytes, containsBytes } from "./compare-bytes.ts";
import { compareStored, equalStored } from "./compare-stored.ts";

/**
 * DynamoDB's `contains`: a text or bytes within another, a member of a set, an element of a list, which may be a list or a map itself.
 * Nothing else contains anything.
 */
export function storedContains(whole: AttributeValue, part: AttributeValue): boolean {
  if (whole.L !== undefined) return whole.L.some((element) => equalStored(element, part));
  if (part.S !== undefined) return (whole.S ?? whole.SS)?.includes(part.S) ?? false;
  if (part.N !== undefined) return whole.NS?.some((member) => compareStored({ N: member }, part) === 0) ?? false;
  if (part.B === undefined) return false;
  if (whole.B !== undefined) return containsBytes(whole.B, part.B);
  return whole.BS?.some((member) => compareStored({ B: member }, part) === 0) ?? false;
}

/** DynamoDB's `begins_with`, of texts and of bytes. */
export function storedBeginsWith(whole: AttributeValue, beginning: AttributeValue): boolean {
  if (beginning.S !== undefined) return whole.S?.startsWith(beginning.S) ?? false;
  if (beginning.B === undefined || whole.B === undefined) return false;
  return compareBytes(whole.B.subarray(0, beginning.B.length), beginning.B) === 0;
}

/**
 * DynamoDB's `size`: of a text its length, where a character beyond U+FFFF counts as two, of binary its bytes, of sets, lists and maps
 * their elements. `undefined` for what has none.
 */
export function storedSize(value: AttributeValue): number | undefined {
  if (value.M !== undefined) return Object.keys(value.M).length;
  return (value.S ?? value.B ?? value.L ?? value.SS ?? value.NS ?? value.BS)?.length;
}
