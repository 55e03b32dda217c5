import type { AnyModel } from "@dynamorm/core";
import type { Condition, OperatorCondition } from "@dynamorm/expressions";
import type { KeyText } from "@dynamorm/marshaling";
import type { QueryDescription } from "../describe/description.ts";
import { type Candidate, candidatesOf } from "./candidate.ts";
import { checkKeyOperands } from "./check-key-operands.ts";
import { conjunctionOf } from "./conjunction.ts";
import type { GetItemPlan, Plan, QueryPlan, ScanPlan } from "./plan.ts";
import type { BindPlan } from "./plan-cache.ts";
import { computedPartition, computedSort, type KeyCondition } from "./template-conditions.ts";

/** Gives a key condition the values of the conditions; nothing where these ask for another one. */
type BindKey = (where: readonly OperatorCondition[], all: readonly Condition[]) => OperatorCondition | undefined;

/**
 * What makes the plan of one description one of all descriptions of its shape: the places that its conditions come from. Nothing for plans
 * that are made of values.
 */
export function planBinder(model: AnyModel, plan: Plan, description: QueryDescription): BindPlan | undefined {
  if (!isBindable(plan)) return undefined;
  const { where, filter } = conjunctionOf(description);
  const all: readonly Condition[] = [...where, ...filter];
  const keys = plan.keyConditions.map((condition) => keyBinder(model, plan, condition, where, all));
  if (!keys.every((bind) => bind !== undefined)) return undefined;
  const [filters, clientFilters] = [plan.filters, plan.clientFilters].map((some) =>
    some.map((condition) => all.indexOf(condition)),
  ) as [number[], number[]];
  if (filters.includes(-1) || clientFilters.includes(-1)) return undefined;
  return (given) => {
    const own = given.filter.length === 0 ? given : conjunctionOf(given);
    const conditions = own.filter.length === 0 ? own.where : [...own.where, ...own.filter];
    const keyConditions: OperatorCondition[] = [];
    for (const bind of keys) {
      const condition = bind(own.where, conditions);
      if (condition === undefined) return undefined;
      keyConditions.push(condition);
    }
    checkKeyOperands(model, keyConditions);
    const at = (place: number): Condition => conditions[place] as Condition;
    return withConditions(plan, keyConditions, filters.map(at), clientFilters.map(at));
  };
}

/** Whether a plan may be one of others of its shape: not one that is made of values. */
export function isBindable(plan: Plan): plan is GetItemPlan | QueryPlan | ScanPlan {
  return plan.operation !== "None" && plan.operation !== "BatchGetItem";
}

function withConditions(
  plan: GetItemPlan | QueryPlan | ScanPlan,
  keyConditions: readonly OperatorCondition[],
  filters: readonly Condition[],
  clientFilters: readonly Condition[],
): Plan {
  return plan.operation === "Scan"
    ? { ...plan, filters, clientFilters }
    : { ...plan, keyConditions, filters, clientFilters };
}

function keyBinder(
  model: AnyModel,
  plan: Plan,
  condition: OperatorCondition,
  where: readonly OperatorCondition[],
  all: readonly Condition[],
): BindKey | undefined {
  const place = all.indexOf(condition);
  if (place >= 0) return (_, given) => given[place] as OperatorCondition;
  const index = plan.operation === "Query" ? plan.index : undefined;
  const candidate = candidatesOf(model).find((one) => one.index === index);
  return candidate && computedBinder(candidate, condition, where);
}

function computedBinder(
  { computedPartition: partition, computedSort: sort }: Candidate,
  { path: [name], operator }: OperatorCondition,
  where: readonly OperatorCondition[],
): BindKey | undefined {
  const text = [partition, sort].find((one) => one?.attribute === name);
  if (text === undefined) return undefined;
  const isWhole = operator === "=" && text.parts.every((part) => placeOf(part.name, where) >= 0);
  return isWhole
    ? textBinder(text, where)
    : rangeBinder(text, text === partition ? computedPartition : computedSort, where);
}

/** Each part has one value: the key is put together from these. */
function textBinder({ attribute, literal, parts }: KeyText, where: readonly OperatorCondition[]): BindKey {
  const placed = parts.map((part) => ({ part, place: placeOf(part.name, where) }));
  const path = [attribute] as const;
  return (given) => {
    let text = literal;
    for (const { part, place } of placed) text += part.textOf(given[place]?.operands[0]) + part.literal;
    return { kind: "operator", path, operator: "=", operands: [text] };
  };
}

/** A range of computed keys: worked out from the values, and taken where it says the same conditions as in the plan. */
function rangeBinder(
  text: KeyText,
  conditionOn: (text: KeyText, where: readonly OperatorCondition[]) => KeyCondition | undefined,
  where: readonly OperatorCondition[],
): BindKey {
  const places = conditionOn(text, where)?.uses.map((use) => where.indexOf(use)) ?? [];
  return (given) => {
    const key = conditionOn(text, given);
    const isSame =
      key?.uses.length === places.length && key.uses.every((use, at) => use === given[places[at] as number]);
    return isSame ? key.condition : undefined;
  };
}

function placeOf(name: string, where: readonly OperatorCondition[]): number {
  return where.findIndex(({ path, operator }) => operator === "=" && path.length === 1 && path[0] === name);
}
