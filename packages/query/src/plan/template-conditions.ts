import { compareCodePoints, isWellFormed } from "@dynamorm/core";
import type { OperatorCondition } from "@dynamorm/expressions";
import type { KeyText, KeyTextPart } from "@dynamorm/marshaling";
import { conditionsOn } from "./conditions-on.ts";
import { rangeOfKeys } from "./key-range.ts";

/** A condition on a key, worked out from conditions of the query. */
export interface KeyCondition {
  readonly condition: OperatorCondition;
  /** Those that it says the same as: they need no filter. */
  readonly uses: readonly OperatorCondition[];
  /** Those that it is narrow by; it may hold the end that one of them leaves out. */
  readonly narrowedBy: readonly OperatorCondition[];
}

/** Equality on a computed partition key: where each of its parts has one. */
export function computedPartition(text: KeyText, where: readonly OperatorCondition[]): KeyCondition | undefined {
  const { prefix, uses, next } = fixedPrefix(text, where);
  return next === undefined ? { condition: onKey(text, "=", prefix), uses, narrowedBy: uses } : undefined;
}

/**
 * The condition on a computed sort key: as many of its parts as have an equality, in order, make a prefix; the conditions on the next
 * part make a range in it, where keys sort as the part does. Conditions on others stay filters.
 */
export function computedSort(text: KeyText, where: readonly OperatorCondition[]): KeyCondition | undefined {
  const { prefix, uses, next } = fixedPrefix(text, where);
  if (next === undefined) return { condition: onKey(text, "=", prefix), uses, narrowedBy: uses };
  const conditions = valuesOn(next.name, where);
  const range = next.isOrdered ? rangeOfKeys(next, prefix, conditions) : undefined;
  if (range !== undefined) {
    const condition = onKey(text, range.operator, ...range.operands);
    return { condition, uses: [...uses, ...range.uses], narrowedBy: [...uses, ...range.narrowedBy] };
  }
  const beginning = longestBeginning(next, conditions);
  // Everything begins with nothing.
  if (beginning !== undefined && prefix + beginning.text !== "") {
    const used = [...uses, beginning.condition];
    return { condition: onKey(text, "begins_with", prefix + beginning.text), uses: used, narrowedBy: used };
  }
  return prefix === "" ? undefined : { condition: onKey(text, "begins_with", prefix), uses, narrowedBy: uses };
}

/**
 * Whether the keys that meet the conditions sort as an attribute does: it is the first part without an equality, and ordered; or it has
 * one value in all of them.
 */
export function sortsBy(text: KeyText, attribute: string, where: readonly OperatorCondition[]): boolean {
  const part = text.parts.find(({ name }) => name === attribute);
  if (part === undefined) return false;
  if (equalityOn(part, where) !== undefined) return true;
  return part.isOrdered && fixedPrefix(text, where).next === part;
}

/** The text of the parts that have an equality, up to the first that has none. */
function fixedPrefix(
  text: KeyText,
  where: readonly OperatorCondition[],
): { readonly prefix: string; readonly uses: readonly OperatorCondition[]; readonly next?: KeyTextPart } {
  const uses: OperatorCondition[] = [];
  let prefix = text.literal;
  for (const part of text.parts) {
    const equality = equalityOn(part, where);
    if (equality === undefined) return { prefix, uses, next: part };
    prefix += equality.text + part.literal;
    uses.push(equality.condition);
  }
  return { prefix, uses };
}

/** A condition, and the text of its operand. */
interface TextCondition {
  readonly condition: OperatorCondition;
  readonly text: string;
}

/** The equality on a part. Of two that contradict each other, the one whose text sorts first, in whatever order they are given. */
function equalityOn(part: KeyTextPart, where: readonly OperatorCondition[]): TextCondition | undefined {
  let first: TextCondition | undefined;
  // A loop, as this is done for each part of each key of each query.
  for (const condition of where) {
    const { operator, path, operands } = condition;
    if (operator !== "=" || path.length !== 1 || path[0] !== part.name || operands[0] === null) continue;
    const text = part.textOf(operands[0]);
    if (first === undefined || compareCodePoints(text, first.text) < 0) first = { condition, text };
  }
  return first;
}

/** The longest text that a part shall begin with. What could not be stored is left to the filter, which says so. */
function longestBeginning(
  { prefixOf }: KeyTextPart,
  conditions: readonly OperatorCondition[],
): TextCondition | undefined {
  if (prefixOf === undefined) return undefined;
  const beginnings = conditions.flatMap((condition) => {
    const [given] = condition.operands;
    const isText = condition.operator === "begins_with" && typeof given === "string" && isWellFormed(given);
    return isText ? [{ condition, text: prefixOf(given) }] : [];
  });
  const most = Math.max(...beginnings.map(({ text }) => text.length));
  return firstOf(beginnings.filter(({ text }) => text.length === most));
}

/** The one whose text sorts first: the order of the calls that made a query changes nothing. */
function firstOf([first, ...others]: readonly TextCondition[]): TextCondition | undefined {
  if (first === undefined) return undefined;
  return others.reduce((least, other) => (compareCodePoints(other.text, least.text) < 0 ? other : least), first);
}

/** The conditions that compare an attribute with values. No key is made of `null`: what is compared with it is a filter. */
export function valuesOn(name: string, where: readonly OperatorCondition[]): readonly OperatorCondition[] {
  const conditions = conditionsOn(name, where);
  return conditions.some(isOnNull) ? conditions.filter((condition) => !isOnNull(condition)) : conditions;
}

function isOnNull({ operands }: OperatorCondition): boolean {
  return operands.includes(null);
}

function onKey(
  { attribute }: KeyText,
  operator: OperatorCondition["operator"],
  ...operands: string[]
): OperatorCondition {
  return { kind: "operator", path: [attribute], operator, operands };
}
