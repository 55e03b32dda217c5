import type { Condition, OperatorCondition } from "@dynamorm/expressions";
import type { Candidate } from "./candidate.ts";
import { isFullKey, keyFilterReason, orderReason, sparseReason, unservableReason } from "./candidate-limits.ts";
import type { QueryDescription } from "./description.ts";
import { conditionsOn, isSameCondition, partitionEquality, sortCondition } from "./key-conditions.ts";
import { keyNames } from "./key-names.ts";

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
  /** How much of the partition is read: the higher, the less. */
  readonly selectivity: number;
}

/** Whether the table or an index can serve the query by a Query, and how well. */
export function assessCandidate(candidate: Candidate, description: QueryDescription): Assessment {
  const reject = (reason: string): Assessment => ({ candidate, reason });
  const { partitionKey, sortKey } = candidate;
  const partition = partitionEquality(partitionKey, description.where);
  if (partition === undefined) return reject(`no equality on its partition key "${partitionKey}"`);
  const all: readonly Condition[] = [...description.where, ...description.filter];
  const sort = sortKey === undefined ? undefined : sortCondition(conditionsOn(sortKey, all));
  const keyConditions = sort === undefined ? [partition] : [partition, sort.condition];
  const used = [partition, ...(sort?.uses ?? [])];
  const filters = all.filter(
    (condition) => !used.some((one) => isSameCondition(one, condition)) && !holdsForAll(candidate, condition),
  );
  const unservable =
    unservableReason(candidate, description, all) ??
    keyFilterReason(candidate, filters) ??
    sparseReason(candidate, description, all) ??
    orderReason(candidate, description, keyConditions);
  if (unservable !== undefined) return reject(unservable);
  // A filter on the sort key is used, as DynamoDB takes none there, but is no reason to prefer this candidate.
  const asked = sort?.uses.every((condition) => description.where.includes(condition)) ? sort.condition : undefined;
  const selectivity = isFullKey(candidate, keyConditions) ? 4 : selectivityOf(asked);
  return { candidate, keyConditions, filters, selectivity };
}

/** Whether every item of the table or index meets a condition: that it has the attributes of its key. */
function holdsForAll(candidate: Candidate, condition: Condition): boolean {
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
