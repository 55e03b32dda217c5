import { type AnyModel, inWords } from "@dynamorm/core";
import type { OperatorCondition } from "@dynamorm/expressions";
import { type Assessment, assessCandidate, type UsableCandidate } from "./assess-candidate.ts";
import { deletionReason, isFullKey, unservableReason } from "./candidate-limits.ts";
import { partitionCondition } from "./key-conditions.ts";
import { type Candidate, candidatesOf } from "./candidate.ts";
import { checkKeyOperands } from "./check-key-operands.ts";
import { checkIndexName } from "../describe/check-step.ts";
import type { QueryDescription } from "../describe/description.ts";
import { invalidQuery } from "../invalid-query.ts";
import { ownConditions } from "./own-items.ts";
import type { GetItemPlan, Plan, QueryPlan, RejectedCandidate, ScanPlan } from "./plan.ts";

/**
 * Decides how a query is served: GetItem for a full key, else the Query that reads the least, else a Scan. Pure: the same model
 * and description give the same plan, and the order of the calls that made the description changes nothing.
 *
 * @throws InvalidQueryError for what DynamoDB cannot do: an order that no key gives, a consistent read of a global index, an index
 * that lacks what is asked for.
 */
export function planQuery(model: AnyModel, asked: QueryDescription): Plan {
  if (asked.index !== undefined) checkIndexName(model, asked.index);
  const candidates = candidatesOf(model);
  const hinted = candidates.filter(({ index }) => asked.index === undefined || index === asked.index);
  const description = withHeld(model, asked, hinted);
  const assessments = hinted.map((candidate) => assessCandidate(model, candidate, description));
  const [best] = assessments.filter(isUsable).toSorted((a, b) => b.selectivity - a.selectivity);
  if (best === undefined) return planScan(model, description, hinted, assessments);
  checkKeyOperands(model, best.keyConditions);
  const rejected = assessments.flatMap((assessment) => rejection(assessment, best));
  // GetItem takes nothing but the key: no filter.
  return isFullKey(best.candidate, best.keyConditions) && best.filters.length === 0
    ? getItemPlan(description, best, rejected)
    : queryPlan(description, best, rejected);
}

/** A query that names an index is content with what that holds, unless it selects. */
function withHeld(model: AnyModel, description: QueryDescription, [hinted]: readonly Candidate[]): QueryDescription {
  const holds = description.index === undefined || description.select !== undefined ? undefined : hinted?.holds;
  if (holds === undefined) return description;
  const select = Object.keys(model.attributes).filter((name) => holds.has(name));
  if (select.length > 0) return { ...description, select };
  throw invalidQuery(
    model,
    `index "${description.index}" holds none of the attributes, only computed keys; project some, or select() the keys`,
  );
}

function isUsable(assessment: Assessment): assessment is UsableCandidate {
  return "keyConditions" in assessment;
}

function rejection(assessment: Assessment, best: UsableCandidate): readonly RejectedCandidate[] {
  if (assessment === best) return [];
  const reason = isUsable(assessment)
    ? assessment.selectivity < best.selectivity
      ? `${best.candidate.name} reads less of its partition`
      : `${best.candidate.name} serves as well and comes first`
    : assessment.reason;
  return [{ candidate: assessment.candidate.name, reason }];
}

function getItemPlan(
  description: QueryDescription,
  { keyConditions }: UsableCandidate,
  rejected: readonly RejectedCandidate[],
): GetItemPlan {
  return {
    operation: "GetItem",
    keyConditions,
    filters: [],
    own: [],
    ...(description.select && { select: description.select }),
    consistent: description.consistent ?? false,
    reason: "the full key of the table is given",
    rejected,
  };
}

function queryPlan(
  description: QueryDescription,
  { candidate, keyConditions, filters, own }: UsableCandidate,
  rejected: readonly RejectedCandidate[],
): QueryPlan {
  return {
    operation: "Query",
    ...(candidate.index !== undefined && { index: candidate.index }),
    keyConditions,
    filters,
    own,
    ...(description.select && { select: description.select }),
    ...(description.order && { direction: description.order.direction }),
    consistent: description.consistent ?? false,
    reason: queryReason(candidate, keyConditions),
    rejected,
  };
}

function queryReason(candidate: Candidate, keyConditions: readonly OperatorCondition[]): string {
  const { partitionKey, sortKey, computedPartition } = candidate;
  const parts = computedPartition?.parts.map(({ name }) => `"${name}"`) ?? [];
  const equality = parts.length === 0 ? `equality on "${partitionKey}"` : `equality on ${inWords(parts, "and")}`;
  const made = parts.length === 0 ? "" : ` "${partitionKey}"`;
  const sort = keyConditions.length > 1 ? `, and a condition on its sort key "${sortKey}"` : "";
  return `${equality}, the partition key${made} of ${inSentence(candidate)}${sort}`;
}

/** What no key serves is read from the first to the last item: of the table, or of the index that was hinted. */
function planScan(
  model: AnyModel,
  description: QueryDescription,
  candidates: readonly Candidate[],
  assessments: readonly Assessment[],
): ScanPlan {
  const [candidate] = candidates as readonly [Candidate, ...Candidate[]];
  const filters = [...description.where, ...description.filter];
  const rejected = assessments.flatMap((assessment) =>
    isUsable(assessment) ? [] : [{ candidate: assessment.candidate.name, reason: assessment.reason }],
  );
  if (description.order !== undefined) {
    const looked = rejected.map(({ candidate: name, reason }) => `${name}: ${reason}`).join("; ");
    throw invalidQuery(
      model,
      `nothing can order these items by "${description.order.attribute}"; DynamoDB orders by the sort key of the table or index that is queried, within one partition key (${looked})`,
    );
  }
  const own = ownConditions(model, candidate, description, "Scan");
  const unservable =
    deletionReason(model, candidate, description) ?? unservableReason(candidate, description, [...filters, ...own]);
  if (unservable !== undefined) {
    throw invalidQuery(model, `index "${candidate.name}" cannot serve this query: ${unservable}`);
  }
  return {
    operation: "Scan",
    ...(candidate.index !== undefined && { index: candidate.index }),
    keyConditions: [],
    filters,
    own,
    ...(description.select && { select: description.select }),
    consistent: description.consistent ?? false,
    reason: scanReason(description, candidates, rejected),
    rejected,
  };
}

function scanReason(
  { where, filter }: QueryDescription,
  candidates: readonly Candidate[],
  rejected: readonly RejectedCandidate[],
): string {
  if (where.length === 0 && filter.length === 0) return "no condition is given: every item is wanted";
  const withKey = candidates.filter((candidate) => partitionCondition(candidate, where) !== undefined);
  if (withKey.length === 0) return `no partition key equality on ${inWords(candidates.map(inSentence), "or")}`;
  const reasons = withKey.map(({ name }) => `${name}: ${rejected.find(({ candidate }) => candidate === name)?.reason}`);
  return `no key serves it (${reasons.join("; ")})`;
}

function inSentence({ name, type }: Candidate): string {
  return type === "table" ? "the table" : name;
}
