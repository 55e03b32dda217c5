import { type AttributeValue, compareCodePoints } from "@dynamorm/core";
import { compareBytes } from "./compare-bytes.ts";
import { canonicalDecimal, compareDecimals } from "./decimal-text.ts";
import { storedTypeOf } from "./stored-type-of.ts";

/**
 * How DynamoDB orders two values: below 0, 0 or above 0. `undefined` for values that have no order: such of other types than `S`,
 * `N` and `B`, or of two types. Texts are ordered by their UTF-8 bytes, numbers by all of their digits, bytes as unsigned.
 *
 * @throws InvalidQueryError for an `N` that is no number.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 */
export function compareStored(a: AttributeValue, b: AttributeValue): number | undefined {
  if (a.S !== undefined && b.S !== undefined) return compareCodePoints(a.S, b.S);
  if (a.N !== undefined && b.N !== undefined) return compareDecimals(a.N, b.N);
  if (a.B !== undefined && b.B !== undefined) return compareBytes(a.B, b.B);
  return undefined;
}

/**
 * Whether two stored values are equal as DynamoDB has it: of the same type, numbers by value (`1` is `1.0`), sets in any order, lists
 * and maps part by part.
 *
 * @throws InvalidQueryError for an `N` or a member of an `NS` that is no number.
 */
export function equalStored(a: AttributeValue, b: AttributeValue): boolean {
  if (storedTypeOf(a) !== storedTypeOf(b)) return false;
  const order = compareStored(a, b);
  if (order !== undefined) return order === 0;
  if (a.BOOL !== undefined) return a.BOOL === b.BOOL;
  if (a.NULL !== undefined) return true;
  if (a.L !== undefined && b.L !== undefined) return equalLists(a.L, b.L);
  if (a.M !== undefined && b.M !== undefined) return equalMaps(a.M, b.M);
  if (a.SS !== undefined && b.SS !== undefined) return equalMembers(a.SS, b.SS);
  if (a.NS !== undefined && b.NS !== undefined) {
    return equalMembers(a.NS.map(canonicalDecimal), b.NS.map(canonicalDecimal));
  }
  if (a.BS !== undefined && b.BS !== undefined) return equalMembers(a.BS.map(String), b.BS.map(String));
  return false;
}

function equalLists(a: readonly AttributeValue[], b: readonly AttributeValue[]): boolean {
  if (a.length !== b.length) return false;
  for (const [index, element] of a.entries()) {
    const other = b[index];
    if (other === undefined || !equalStored(element, other)) return false;
  }
  return true;
}

type StoredMap = Readonly<Record<string, AttributeValue>>;

function equalMaps(a: StoredMap, b: StoredMap): boolean {
  const entries = Object.entries(a);
  if (entries.length !== Object.keys(b).length) return false;
  // A map that lacks "constructor" still inherits one.
  return entries.every(([name, value]) => {
    const other = Object.hasOwn(b, name) ? b[name] : undefined;
    return other !== undefined && equalStored(value, other);
  });
}

function equalMembers(a: readonly string[], b: readonly string[]): boolean {
  const [members, others] = [new Set(a), new Set(b)];
  return members.size === others.size && [...members].every((member) => others.has(member));
}
