import { type AnyModel, inWords } from "@dynamorm/core";
import type { Condition, OperatorCondition } from "@dynamorm/expressions";
import { invalidQuery, keyNames } from "@dynamorm/update-builder";
import { KnownTexts } from "../read/request-texts.ts";
import { checkIndexName } from "../describe/check-step.ts";
import type { QueryDescription } from "../describe/description.ts";
import { type Assessment, assessCandidate, type UsableCandidate } from "./assess-candidate.ts";
import { isFullKey } from "./candidate-limits.ts";
import { type Candidate, candidatesOf } from "./candidate.ts";
import { checkKeyOperands, checkNamedKeys } from "./check-key-operands.ts";
import { conjunctionOf } from "./conjunction.ts";
import { betterOf, lostBecause } from "./compare-candidates.ts";
import { namedKeys, type NamedKeys, orderedKeys } from "./key-values.ts";
import { narrow } from "./narrow.ts";
import { nothingPlan } from "./nothing-plan.ts";
import type { BatchGetItemPlan, GetItemPlan, Plan, QueryPlan, RejectedCandidate } from "./plan.ts";
import { cachedPlan } from "./plan-cache.ts";
import { planScan } from "./plan-scan.ts";

/**
 * Decides how a query is served: GetItem or BatchGetItem for full keys, else the Query that reads the least, else a Scan; nothing where no
 * item can meet the conditions. Pure: the same model and description give the same plan, and the order of the calls that made the
 * description changes nothing. Queries of the same shape, which differ in values alone, are planned once.
 *
 * @throws InvalidQueryError for what DynamoDB cannot do: an order that no key gives, a consistent read of a global index, an index
 * that lacks what is asked for.
 */
export function planQuery(model: AnyModel, asked: QueryDescription): Plan {
  return cachedPlan(model, asked, planAnew);
}

/** As {@link planQuery}, of a shape that was not seen before. */
export function planAnew(model: AnyModel, asked: QueryDescription): Plan {
  if (asked.index !== undefined) checkIndexName(model, asked.index);
  const candidates = candidatesOf(model);
  const hinted = candidates.filter(({ index }) => asked.index === undefined || index === asked.index);
  const narrowed = narrow(model, conjunctionOf(asked));
  if ("contradiction" in narrowed) return nothingPlan(asked, narrowed.contradiction);
  const description = withHeld(model, { ...asked, ...narrowed }, hinted);
  if (description.scan !== undefined) return planScan(model, description, hinted, []);
  const [first] = hinted;
  const named = first?.type === "table" ? namedKeys(model, first, description.where) : undefined;
  const assessments = hinted.map((candidate) => assessCandidate(model, candidate, description));
  if (named !== undefined && isReadByKeys(model, named, description)) {
    checkNamedKeys(model, named.keys);
    return batchGetItemPlan(
      model,
      description,
      named,
      rejectedFor(assessments, "the table gives just these items, by their keys"),
    );
  }
  const usable = assessments.filter(isUsable);
  const [head, ...others] = usable;
  if (head === undefined) return planScan(model, description, hinted, assessments);
  const best = others.reduce(betterOf, head);
  checkKeyOperands(model, best.keyConditions);
  const rejected = assessments.flatMap((assessment) => rejection(assessment, best));
  // GetItem takes nothing but the key: no filter.
  const isAllAsked = best.filters.length === 0 && best.clientFilters.length === 0;
  return isFullKey(best.candidate, best.keyConditions) && isAllAsked
    ? getItemPlan(description, best, rejected)
    : queryPlan(description, best, rejected);
}

/**
 * Several keys can be asked for in the order of an attribute of theirs, and in no other. One key is a GetItem, or a Query where there is
 * more to look at.
 */
function isReadByKeys({ key }: AnyModel, { uses }: NamedKeys, { order }: QueryDescription): boolean {
  const isOrdered = order === undefined || keyNames(key).includes(order.attribute);
  return isOrdered && uses.some(({ operator }) => operator === "in");
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
  const reason = isUsable(assessment) ? lostBecause(assessment, best) : assessment.reason;
  return [{ candidate: assessment.candidate.name, reason }];
}

function rejectedFor(assessments: readonly Assessment[], reason: string): readonly RejectedCandidate[] {
  return assessments.flatMap((assessment) => {
    if (assessment.candidate.type === "table") return [];
    return [{ candidate: assessment.candidate.name, reason: isUsable(assessment) ? reason : assessment.reason }];
  });
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
    clientFilters: [],
    own: [],
    ...(description.select && { select: description.select }),
    consistent: description.consistent ?? false,
    texts: new KnownTexts(),
    reason: "the full key of the table is given",
    rejected,
  };
}

function batchGetItemPlan(
  model: AnyModel,
  { where, filter, select, order, consistent = false }: QueryDescription,
  { keys, uses }: NamedKeys,
  rejected: readonly RejectedCandidate[],
): BatchGetItemPlan {
  const all: readonly Condition[] = [...where, ...filter];
  return {
    operation: "BatchGetItem",
    keyConditions: uses,
    keys: order === undefined ? keys : orderedKeys(model, keys, order),
    ...(order && { direction: order.direction }),
    filters: [],
    // BatchGetItem takes no filter.
    clientFilters: all.filter((condition) => !uses.some((use) => use === condition)),
    own: [],
    ...(select && { select }),
    consistent,
    reason: "lists of values for the full key of the table are given",
    rejected,
  };
}

function queryPlan(
  description: QueryDescription,
  { candidate, keyConditions, filters, clientFilters, own }: UsableCandidate,
  rejected: readonly RejectedCandidate[],
): QueryPlan {
  return {
    operation: "Query",
    ...(candidate.index !== undefined && { index: candidate.index }),
    keyConditions,
    filters,
    clientFilters,
    own,
    ...(description.select && { select: description.select }),
    ...(description.order && { direction: description.order.direction }),
    consistent: description.consistent ?? false,
    texts: new KnownTexts(),
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
  const source = candidate.type === "table" ? "the table" : candidate.name;
  return `${equality}, the partition key${made} of ${source}${sort}`;
}
