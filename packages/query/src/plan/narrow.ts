import { type AnyModel, type AttributeValue, formatPath } from "@dynamorm/core";
import {
  compileCondition,
  type Condition,
  conditionHolds,
  equalStored,
  type OperatorCondition,
} from "@dynamorm/expressions";
import { encodeOperand, requestPlaceholders, codecOf } from "@dynamorm/update-builder";
import { type Conjunction, isOperator } from "./conjunction.ts";
import { describeCondition } from "./describe-condition.ts";
import { type Bounds, boundsOf, isEmptyRange } from "./bounds.ts";

/** Conditions with what others of them make needless left out, or why no item can meet them all. */
export type Narrowed = Conjunction | { readonly contradiction: string };

/**
 * Looks at the conditions on each path together. A value that is asked for decides: the other conditions on the path hold for it, and are
 * needless, or no item can meet them all. What is left says the same as what was given, whatever the order.
 *
 * @throws InvalidItemError for a value that does not fit its attribute, where several conditions are on one path.
 */
export function narrow(model: AnyModel, { where, filter }: Conjunction): Narrowed {
  const groups = new Map<string, OperatorCondition[]>();
  for (const condition of [...where, ...filter]) {
    if (isOperator(condition)) addTo(groups, formatPath(condition.path), condition);
  }
  if ([...groups.values()].every(({ length }) => length === 1)) return { where, filter };
  for (const condition of [...where, ...filter]) checkOperands(model, condition);
  const replaced = new Map<Condition, readonly Condition[]>();
  const contradictions: string[] = [];
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    const narrowed = narrowPath(model, group, new Set<Condition>(where));
    if ("contradiction" in narrowed) {
      contradictions.push(narrowed.contradiction);
      continue;
    }
    group.forEach((condition) => replaced.set(condition, []));
    for (const [condition, kept] of narrowed) replaced.set(condition, [kept]);
  }
  // Of several it is chance which one is seen first.
  const [contradiction] = contradictions.toSorted();
  if (contradiction !== undefined) return { contradiction };
  return {
    where: where.flatMap((condition) => (replaced.get(condition) ?? [condition]) as OperatorCondition[]),
    filter: filter.flatMap((condition) => replaced.get(condition) ?? [condition]),
  };
}

/** Refuses a value that does not fit its attribute also where another condition makes it needless, in whatever order they come. */
function checkOperands(model: AnyModel, condition: Condition): void {
  compileCondition(condition, requestPlaceholders(model, codecOf(model)));
}

function addTo<Member>(groups: Map<string, Member[]>, name: string, member: Member): void {
  const group = groups.get(name);
  if (group === undefined) groups.set(name, [member]);
  else group.push(member);
}

/** Which conditions of one path are kept, and as what. */
type Kept = ReadonlyMap<OperatorCondition, OperatorCondition>;

function narrowPath(
  model: AnyModel,
  group: readonly OperatorCondition[],
  where: ReadonlySet<Condition>,
): Kept | { readonly contradiction: string } {
  const conditions = group.filter((condition, place) => !group.slice(0, place).some(sameAs(model, condition)));
  if (conditions.length === 1) return keep(conditions);
  const contradiction = {
    contradiction: `no item meets ${conditions.map(describeCondition).toSorted().join(" and ")}`,
  };
  const absent = conditions.find(({ operator }) => operator === "attribute_not_exists");
  if (absent !== undefined && conditions.some(({ operator }) => !holdsForNothing.has(operator))) return contradiction;
  const points = conditions.filter(isPoint);
  if (points.length > 0) {
    const first = points.find((point) => where.has(point)) ?? points[0];
    const met = (first?.operands ?? []).filter((value) => isMetBy(model, value, conditions));
    // Of several lists it is chance which one comes first.
    const values = points.length === 1 ? met : inOneOrder(model, conditions, met);
    if (first === undefined || values.length === 0) return contradiction;
    // What a filter asks for is no key: conditions that may be one stay.
    const others = where.has(first) ? [] : conditions.filter((condition) => where.has(condition));
    const operator = values.length === 1 ? "=" : "in";
    return new Map([...keep(others), [first, { ...first, operator, operands: values }]]);
  }
  const bounds: Bounds = boundsOf(model, conditions);
  return isEmptyRange(bounds) || haveNoCommonBeginning(conditions) ? contradiction : keep(conditions);
}

function keep(conditions: readonly OperatorCondition[]): Kept {
  return new Map(conditions.map((condition) => [condition, condition]));
}

/** The operators that an item without the attribute may meet. */
const holdsForNothing: ReadonlySet<string> = new Set(["attribute_not_exists", "<>"]);

function isPoint({ operator }: OperatorCondition): boolean {
  return operator === "=" || operator === "in";
}

/** Whether a value that the attribute may have meets all conditions. */
function isMetBy(model: AnyModel, value: unknown, conditions: readonly OperatorCondition[]): boolean {
  const encode = encodeOperand(model, codecOf(model));
  const [first] = conditions;
  if (first === undefined) return true;
  const item = { value: encode(value, first.path, "value") };
  return conditions.every((condition) => conditionHolds(condition, item, encode, () => ["value"]));
}

function inOneOrder(
  model: AnyModel,
  [first]: readonly OperatorCondition[],
  values: readonly unknown[],
): readonly unknown[] {
  if (first === undefined) return values;
  const textOf = (value: unknown): string => JSON.stringify(codecOf(model).marshalValue(first.path, value));
  return values
    .map((value) => ({ value, text: textOf(value) }))
    .toSorted((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ value }) => value);
}

function sameAs(model: AnyModel, a: OperatorCondition): (b: OperatorCondition) => boolean {
  return (b) =>
    a.operator === b.operator &&
    a.operands.length === b.operands.length &&
    a.operands.every((operand, place) => isSameOperand(model, a, operand, b.operands[place]));
}

function isSameOperand(model: AnyModel, { path, operator }: OperatorCondition, a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (operator === "attribute_type" || operator === "contains" || operator === "begins_with") return false;
  const encode = (value: unknown): AttributeValue => codecOf(model).marshalValue(path, value);
  return equalStored(encode(a), encode(b));
}

function haveNoCommonBeginning(conditions: readonly OperatorCondition[]): boolean {
  const beginnings = conditions.flatMap(({ operator, operands: [beginning] }) =>
    operator === "begins_with" && typeof beginning === "string" ? [beginning] : [],
  );
  return beginnings.some((one) => beginnings.some((other) => !one.startsWith(other) && !other.startsWith(one)));
}
