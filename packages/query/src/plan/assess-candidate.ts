import type { AnyModel } from "@dynamorm/core";
import type { Condition, OperatorCondition } from "@dynamorm/expressions";
import type { Candidate } from "./candidate.ts";
import {
  deletionReason,
  isFullKey,
  keyFilterReason,
  orderReason,
  sparseReason,
  unservableReason,
} from "./candidate-limits.ts";
import type { QueryDescription } from "../describe/description.ts";
import { isSameCondition, partitionCondition, sortCondition } from "./key-conditions.ts";
import { keyNames } from "./key-names.ts";
import { deletedConditions, ownConditions } from "./own-items.ts";

/** How a candidate would serve a query, or why it cannot. */
export type Assessment = UsableCandidate | UnusableCandidate;

/** A candidate that cannot serve the query by a Query. */
export interface UnusableCandidate {
  readonly candidate: Candidate;
  readonly reason: string;
}

/** A candidate that can serve the query by a Query. */
export interface UsableCandidate {
  readonly candidate: Candidate;
  readonly keyConditions: readonly OperatorCondition[];
  readonly filters: readonly Condition[];
  /** What tells the items of the model from others that are there. */
  readonly own: readonly Condition[];
  /** How much of the partition is read: the higher, the less. */
  readonly selectivity: number;
}

/** Whether the table or an index can serve the query by a Query, and how well. */
export function assessCandidate(model: AnyModel, candidate: Candidate, description: QueryDescription): Assessment {
  const reject = (reason: string): Assessment => ({ candidate, reason });
  const partition = partitionCondition(candidate, description.where);
  if (partition === undefined) return reject(candidate.withoutEquality);
  const all: readonly Condition[] = [...description.where, ...description.filter];
  const sort = sortCondition(candidate, description.where, all);
  const keyConditions = [partition.condition, ...(sort ? [sort.condition] : [])];
  const used = [...partition.uses, ...(sort?.uses ?? [])];
  const filters = all.filter(
    (condition) => !used.some((one) => isSameCondition(one, condition)) && !holdsForAll(candidate, condition),
  );
  const own = ownConditions(model, candidate, description).filter((condition) => !holdsForAll(candidate, condition));
  const unservable =
    deletionReason(model, candidate, description) ??
    unservableReason(candidate, description, [...filters, ...own]) ??
    keyFilterReason(candidate, filters) ??
    sparseReason(model, candidate, description, [...all, ...deletedConditions(model, description.deleted)]) ??
    orderReason(candidate, description, keyConditions);
  if (unservable !== undefined) return reject(unservable);
  // A filter on the sort key is used, as DynamoDB takes none there, but is no reason to prefer this candidate. Neither is the
  // text that a computed key begins with, whatever is asked.
  const isAsked =
    sort !== undefined && sort.uses.length > 0 && sort.uses.every((one) => description.where.includes(one));
  const selectivity = isFullKey(candidate, keyConditions) ? 4 : selectivityOf(isAsked ? sort.condition : undefined);
  return { candidate, keyConditions, filters, own, selectivity };
}

/** Whether every item of the table or index meets a condition: that it has the attributes of its key. */
export function holdsForAll(candidate: Candidate, condition: Condition): boolean {
  if (condition.kind !== "operator" || condition.operator !== "attribute_exists") return false;
  return condition.path.length === 1 && keyNames(candidate).includes(condition.path[0]);
}

/** How much of a partition a condition on the sort key leaves to read: the higher, the less. */
function selectivityOf(sort: OperatorCondition | undefined): number {
  switch (sort?.operator) {
    case undefined:
      return 0;
    case "=":
      return 3;
    case "between":
    case "begins_with":
      return 2;
    default:
      return 1;
  }
}
