import { type AnyModel, storedNameOf } from "@dynamorm/core";
import { type Condition, type OperatorCondition, operatorCondition } from "@dynamorm/expressions";
import type { Candidate } from "../plan/candidate.ts";
import { isSameCondition, partitionCondition, sortCondition } from "../plan/key-conditions.ts";
import type { KeyCondition } from "../plan/template-conditions.ts";

/** The table, or an index, as one model of a collection has it. */
export interface OwnCandidate {
  readonly model: AnyModel;
  readonly candidate: Candidate;
}

/** Key conditions that are the same for all models, and the conditions that they say the same as for each of them. */
export interface SharedKeys {
  readonly conditions: readonly OperatorCondition[];
  readonly uses: readonly OperatorCondition[];
}

/**
 * The key conditions of a Query that reads the items of all models, or why there are none: the partition key has to be the same for
 * each. Where the sort keys are not, what all of them begin with is read, and the whole partition where that is nothing.
 */
export function sharedKeys(
  each: readonly OwnCandidate[],
  where: readonly OperatorCondition[],
  all: readonly Condition[],
): SharedKeys | string {
  const partitions = each.map(({ candidate }) => partitionCondition(candidate, where));
  const without = each[partitions.indexOf(undefined)];
  if (without !== undefined) {
    return `no equality on the partition key "${without.candidate.partitionKey}" of ${without.model.name}`;
  }
  const partition = sharedKey(each, partitions);
  if (partition === undefined) {
    return `its partition key "${each[0]?.candidate.partitionKey}" is another for each model`;
  }
  const sorts = each.map(({ model, candidate }) => sortCondition(model, candidate, where, all));
  const sort = sharedKey(each, sorts) ?? sharedBeginning(each, sorts);
  return {
    conditions: [partition.condition, ...(sort ? [sort.condition] : [])],
    uses: [...partition.uses, ...(sort?.uses ?? [])],
  };
}

/** The condition on a key, where it is one for DynamoDB. Texts of computed keys are stored as they are. */
function sharedKey(
  each: readonly OwnCandidate[],
  keys: readonly (KeyCondition | undefined)[],
): KeyCondition | undefined {
  const [first] = keys;
  if (first === undefined) return undefined;
  const isShared = keys.every(
    (key, place) =>
      key !== undefined &&
      storedKeyOf(each[place], key) === storedKeyOf(each[0], first) &&
      isSameCondition({ ...key.condition, path: first.condition.path }, first.condition),
  );
  // A condition that one model's key is made of, and another's is not, is a filter for all.
  return isShared
    ? { ...first, uses: first.uses.filter((use) => keys.every((key) => key?.uses.includes(use))) }
    : undefined;
}

/** What the computed sort keys of all models begin with. It says less than the conditions, which stay filters. */
function sharedBeginning(
  each: readonly OwnCandidate[],
  keys: readonly (KeyCondition | undefined)[],
): KeyCondition | undefined {
  const [first, ...others] = keys;
  if (first === undefined || each.some(({ candidate }) => candidate.computedSort === undefined)) return undefined;
  const isSameAttribute = others.every((key) => key?.condition.path[0] === first.condition.path[0]);
  const beginning = commonBeginning(keys.map((key) => beginningOf(key?.condition)));
  if (!isSameAttribute || beginning === "") return undefined;
  return { condition: operatorCondition(first.condition.path, "begins_with", [beginning]), uses: [], narrowedBy: [] };
}

/** What every text that meets a condition begins with. */
function beginningOf(condition: OperatorCondition | undefined): string {
  switch (condition?.operator) {
    case "=":
    case "begins_with":
    case "between":
      return commonBeginning(condition.operands as readonly string[]);
    default:
      return "";
  }
}

/** Whole characters, as half of one cannot be sent. */
function commonBeginning([first = "", ...others]: readonly string[]): string {
  let beginning = "";
  for (const character of first) {
    if (!others.every((other) => other.startsWith(beginning + character))) break;
    beginning += character;
  }
  return beginning;
}

function storedKeyOf(own: OwnCandidate | undefined, { condition }: KeyCondition): string | undefined {
  return own && storedNameOf(own.model, condition.path[0]);
}
