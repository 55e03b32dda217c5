import { compareCodePoints } from "@dynamorm/core";
import type { OperatorCondition } from "@dynamorm/expressions";
import type { KeyTextPart } from "@dynamorm/marshaling";

/** A range of the keys that begin with a prefix, and the conditions that it says the same as. */
export interface KeyRange {
  readonly operator: "between" | "<" | "<=" | ">=";
  readonly operands: readonly string[];
  readonly uses: readonly OperatorCondition[];
  /** The conditions that its ends come from, also where it holds an end that one of them leaves out. */
  readonly narrowedBy: readonly OperatorCondition[];
}

/** Where a condition has the range of keys begin, and end. */
interface Ends {
  readonly condition: OperatorCondition;
  readonly low?: string;
  readonly high?: string;
}

/**
 * The range of keys in which an ordered part meets conditions: the narrowest of all; nothing where none of them narrows it.
 *
 * Every key with a value begins with `prefix + text` and goes on with the part's literal; keys of greater values sort after
 * {@link beyond} it.
 */
export function rangeOfKeys(
  part: KeyTextPart,
  prefix: string,
  conditions: readonly OperatorCondition[],
): KeyRange | undefined {
  // Loops, as this is done for each query of a known shape too.
  const ends: Ends[] = [];
  for (const condition of conditions) {
    const some = endsOf(part, prefix, condition);
    if (some !== undefined) ends.push(some);
  }
  if (ends.length === 0) return undefined;
  const low = narrowest(ends, "low");
  const high = narrowest(ends, "high");
  // DynamoDB's ranges hold both ends. No key is the end itself, but where the part is the last: what has to be below is a filter as well.
  const isBelow = (end: Ends): boolean => end.condition.operator === "<" && end.high === high && part.literal === "";
  const exact: OperatorCondition[] = [];
  const narrowedBy: OperatorCondition[] = [];
  for (const end of ends) {
    if (!isBelow(end)) exact.push(end.condition);
    const isNarrowest = (low !== undefined && end.low === low) || (high !== undefined && end.high === high);
    if (isNarrowest) narrowedBy.push(end.condition);
  }
  const first = low ?? prefix;
  const last = high ?? endOf(prefix);
  // No key is empty, and DynamoDB takes none for the end of a range.
  if (last === "" || (first === "" && last === undefined)) return undefined;
  if (last === undefined) return { operator: ">=", operands: [first], uses: exact, narrowedBy };
  if (first !== "") return { operator: "between", operands: [first, last], uses: exact, narrowedBy };
  const operator = ends.some(isBelow) ? "<" : "<=";
  return { operator, operands: [last], uses: ends.map(({ condition }) => condition), narrowedBy };
}

/** The narrowest of the ends at one side: the highest of the low ones, the lowest of the high ones. */
function narrowest(ends: readonly Ends[], side: "low" | "high"): string | undefined {
  let found: string | undefined;
  for (const { [side]: end } of ends) {
    if (end === undefined) continue;
    const order = found === undefined ? 0 : compareCodePoints(end, found);
    if (found === undefined || (side === "low" ? order > 0 : order < 0)) found = end;
  }
  return found;
}

function endsOf(part: KeyTextPart, prefix: string, condition: OperatorCondition): Ends | undefined {
  const keyOf = (value: unknown): string => prefix + part.textOf(value);
  const [value, other] = condition.operands;
  switch (condition.operator) {
    case ">":
      return { condition, low: beyond(keyOf(value), part) };
    case ">=":
      return { condition, low: keyOf(value) };
    case "<":
      return { condition, high: keyOf(value) };
    case "<=":
      return { condition, high: lastOf(keyOf(value), part) };
    case "between":
      return { condition, low: keyOf(value), high: lastOf(keyOf(other), part) };
    default:
      return undefined;
  }
}

/** Sorts after every key that goes on from here, and before every key of a greater value of the part. */
function beyond(key: string, { literal }: KeyTextPart): string {
  return key + (literal === "" ? "!" : String.fromCharCode(literal.charCodeAt(0) + 1));
}

/** Sorts as {@link beyond} does, or is the one key that has this value: nothing goes on from a part that is the last. */
function lastOf(key: string, part: KeyTextPart): string {
  return part.literal === "" ? key : beyond(key, part);
}

const lastCharacter = 0x10ffff;

/** Sorts after everything that begins with a text, and before everything else that does; nothing where there is no such text. */
function endOf(prefix: string): string | undefined {
  for (let end = prefix.length; end > 0;) {
    // The first unit of the last character: of two, the second one is by itself no character that there is.
    const isPair = end > 1 && (prefix.codePointAt(end - 2) ?? 0) > 0xffff;
    const start = isPair ? end - 2 : end - 1;
    const last = prefix.codePointAt(start) ?? lastCharacter;
    // Between the two lie surrogates, which are no characters.
    if (last !== lastCharacter)
      return prefix.slice(0, start) + String.fromCodePoint(last === 0xd7ff ? 0xe000 : last + 1);
    end = start;
  }
  return undefined;
}
