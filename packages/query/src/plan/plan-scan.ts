import { type AnyModel, inWords } from "@dynamorm/core";
import { invalidQuery } from "@dynamorm/update-builder";
import { KnownTexts } from "../read/request-texts.ts";
import type { QueryDescription } from "../describe/description.ts";
import type { Assessment } from "./assess-candidate.ts";
import { deletionReason, unservableReason } from "./candidate-limits.ts";
import type { Candidate } from "./candidate.ts";
import { partitionCondition } from "./key-conditions.ts";
import { ownConditions } from "./own-items.ts";
import type { RejectedCandidate, ScanPlan } from "./plan.ts";

/**
 * What no key serves, or is asked for as a scan, is read from the first to the last item: of the table, or of the index that was hinted.
 *
 * @throws InvalidQueryError for an order, which a Scan has not, and for an index that lacks what is asked for.
 */
export function planScan(
  model: AnyModel,
  description: QueryDescription,
  candidates: readonly Candidate[],
  assessments: readonly Assessment[],
): ScanPlan {
  const [candidate] = candidates as readonly [Candidate, ...Candidate[]];
  const filters = [...description.where, ...description.filter];
  const rejected = assessments.flatMap((assessment) =>
    "reason" in assessment ? [{ candidate: assessment.candidate.name, reason: assessment.reason }] : [],
  );
  if (description.order !== undefined) refuseOrder(model, description.order.attribute, description, rejected);
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
    clientFilters: [],
    own,
    ...(description.select && { select: description.select }),
    consistent: description.consistent ?? false,
    texts: new KnownTexts(),
    reason: scanReason(description, candidates, rejected),
    rejected,
  };
}

function refuseOrder(
  model: AnyModel,
  attribute: string,
  { scan }: QueryDescription,
  rejected: readonly RejectedCandidate[],
): never {
  const looked = rejected.map(({ candidate, reason }) => `${candidate}: ${reason}`).join("; ");
  throw invalidQuery(
    model,
    scan === undefined
      ? `nothing can order these items by "${attribute}"; DynamoDB orders by the sort key of the table or index that is queried, within one partition key (${looked})`
      : `a scan has no order, and this one is to be ordered by "${attribute}"; leave out scan() or orderBy()`,
  );
}

function scanReason(
  { where, filter, scan }: QueryDescription,
  candidates: readonly Candidate[],
  rejected: readonly RejectedCandidate[],
): string {
  if (scan !== undefined) return "scan() asks for it";
  if (where.length === 0 && filter.length === 0) return "no condition is given: every item is wanted";
  const withKey = candidates.filter((candidate) => partitionCondition(candidate, where) !== undefined);
  if (withKey.length === 0) return `no partition key equality on ${inWords(candidates.map(inSentence), "or")}`;
  const reasons = withKey.map(({ name }) => `${name}: ${rejected.find(({ candidate }) => candidate === name)?.reason}`);
  return `no key serves it (${reasons.join("; ")})`;
}

function inSentence({ name, type }: Candidate): string {
  return type === "table" ? "the table" : name;
}
