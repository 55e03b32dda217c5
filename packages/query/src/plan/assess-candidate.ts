import type { AnyModel } from "@dynamorm/core";
import { type Condition, type OperatorCondition, pathsOf } from "@dynamorm/expressions";
import { deletedConditions, keyNames } from "@dynamorm/update-builder";
import type { QueryDescription } from "../describe/description.ts";
import { deletionReason, isFullKey, orderReason, sparseReason, unservableReason } from "./candidate-limits.ts";
import type { Candidate } from "./candidate.ts";
import { leftBy } from "./estimate.ts";
import { partitionCondition, sortCondition } from "./key-conditions.ts";
import { ownConditions } from "./own-items.ts";

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
  /** What DynamoDB takes no filter for: it is on the key that is queried. */
  readonly clientFilters: readonly Condition[];
  /** What tells the items of the model from others that are there. */
  readonly own: readonly Condition[];
  /** What part of all items is read, about: the lower, the better. */
  readonly reads: number;
}

/** Whether the table or an index can serve the query by a Query, and how well. */
export function assessCandidate(model: AnyModel, candidate: Candidate, description: QueryDescription): Assessment {
  const reject = (reason: string): Assessment => ({ candidate, reason });
  const partition = partitionCondition(candidate, description.where);
  if (partition === undefined) return reject(candidate.withoutEquality);
  const all: readonly Condition[] = [...description.where, ...description.filter];
  const sort = sortCondition(model, candidate, description.where, all);
  const keyConditions = [partition.condition, ...(sort ? [sort.condition] : [])];
  const used: readonly Condition[] = [...partition.uses, ...(sort?.uses ?? [])];
  const { filters, clientFilters } = filtersOf(candidate, all, used);
  const own = ownConditions(model, candidate, description).filter((condition) => !holdsForAll(candidate, condition));
  const unservable =
    deletionReason(model, candidate, description) ??
    unservableReason(candidate, description, [...filters, ...clientFilters, ...own]) ??
    sparseReason(model, candidate, description, [...all, ...deletedConditions(model, description.deleted)]) ??
    orderReason(candidate, description, keyConditions);
  if (unservable !== undefined) return reject(unservable);
  // A filter on the sort key is used, as DynamoDB takes none there, but is no reason to prefer this candidate.
  const { where, filter } = description;
  const takesNoFilter = filter.length === 0 || candidate.computedSort !== undefined;
  const asked = takesNoFilter ? sort : sortCondition(model, candidate, where, where);
  const narrowing = [...partition.narrowedBy, ...(asked?.narrowedBy ?? [])];
  const reads = isFullKey(candidate, keyConditions) ? 0 : leftBy(model, narrowing);
  return { candidate, keyConditions, filters, clientFilters, own, reads };
}

/** What is left to look at: by DynamoDB, or where it takes no filter, on the key that is queried, by the client. */
export function filtersOf(
  candidate: Candidate,
  all: readonly Condition[],
  used: readonly Condition[],
): Pick<UsableCandidate, "filters" | "clientFilters"> {
  const filters: Condition[] = [];
  const clientFilters: Condition[] = [];
  for (const condition of all) {
    if (used.includes(condition) || holdsForAll(candidate, condition)) continue;
    (isOnKey(candidate, condition) ? clientFilters : filters).push(condition);
  }
  return { filters, clientFilters };
}

function isOnKey({ partitionKey, sortKey }: Candidate, condition: Condition): boolean {
  return pathsOf(condition).some(([name]) => name === partitionKey || name === sortKey);
}

/** Whether every item of the table or index meets a condition: that it has the attributes of its key. */
function holdsForAll(candidate: Candidate, condition: Condition): boolean {
  if (condition.kind !== "operator" || condition.operator !== "attribute_exists") return false;
  return condition.path.length === 1 && keyNames(candidate).includes(condition.path[0]);
}
