import { inWords } from "@dynamorm/core";
import { type Condition, operatorCondition } from "@dynamorm/expressions";
import { invalidQuery } from "@dynamorm/update-builder";
import { filtersOf } from "../plan/assess-candidate.ts";
import { type Candidate, candidatesOf } from "../plan/candidate.ts";
import { sparseReason } from "../plan/candidate-limits.ts";
import { checkKeyOperands } from "../plan/check-key-operands.ts";
import { checkSameStored } from "./collection-conditions.ts";
import { type OwnCandidate, sharedKeys } from "./collection-keys.ts";
import type { ModelContext } from "../context.ts";
import { everything, type QueryDescription } from "../describe/description.ts";
import { ownConditions } from "../plan/own-items.ts";
import { conjunctionOf } from "../plan/conjunction.ts";
import { narrow } from "../plan/narrow.ts";
import { nothingPlan } from "../plan/nothing-plan.ts";
import type { NothingPlan, QueryPlan, RejectedCandidate, ScanPlan } from "../plan/plan.ts";

/** The contexts of the models of a collection: at least one. */
export type CollectionContexts = readonly [ModelContext, ...ModelContext[]];

/**
 * Decides how the items of several models are read in one go: by a Query on the table, or on an index that all of them have, whose
 * partition key is the same for each; else by a Scan. Pure. The plan is written in terms of the first model, and means the same for all.
 *
 * @throws InvalidQueryError for a condition that the models store differently, and an index that cannot be read so.
 */
export function planCollection(
  contexts: CollectionContexts,
  asked: QueryDescription,
): NothingPlan | QueryPlan | ScanPlan {
  const [{ model }] = contexts;
  for (const condition of [...asked.where, ...asked.filter]) checkSameStored(contexts, condition);
  const narrowed = narrow(model, conjunctionOf(asked));
  if ("contradiction" in narrowed) return nothingPlan(asked, narrowed.contradiction);
  const description = { ...asked, ...narrowed };
  const all = [...description.where, ...description.filter];
  const candidates = candidatesOf(model).filter(
    ({ index }) => description.index === undefined || index === description.index,
  );
  const rejected: RejectedCandidate[] = [];
  let best: QueryPlan | undefined;
  for (const candidate of candidates) {
    const found = assess(contexts, candidate, description, all);
    if (typeof found === "string") rejected.push({ candidate: candidate.name, reason: found });
    else if (best === undefined || found.keyConditions.length > best.keyConditions.length) best = found;
  }
  if (best === undefined) return planScan(contexts, candidates, description, rejected);
  checkKeyOperands(model, best.keyConditions);
  return { ...best, rejected };
}

/** The Query on the table or on an index, or why there is none. */
function assess(
  contexts: CollectionContexts,
  candidate: Candidate,
  description: QueryDescription,
  all: readonly Condition[],
): QueryPlan | string {
  const each = contexts.map(({ model }) => ({
    model,
    candidate: candidatesOf(model).find(({ name }) => name === candidate.name),
  }));
  const lacking = each.find((one) => one.candidate === undefined);
  if (lacking !== undefined) return `${lacking.model.name} has no such index`;
  const own = each as readonly OwnCandidate[];
  const unreadable = unreadableReason(own, description);
  if (unreadable !== undefined) return unreadable;
  const keys = sharedKeys(own, description.where, all);
  if (typeof keys === "string") return keys;
  const { filters, clientFilters } = filtersOf(candidate, all, keys.uses);
  const unservable = anySparseReason(own, description, all);
  if (unservable !== undefined) return unservable;
  return {
    operation: "Query",
    ...(candidate.index !== undefined && { index: candidate.index }),
    keyConditions: keys.conditions,
    filters,
    clientFilters,
    own: ownOfAny(contexts, candidate, "Query"),
    consistent: description.consistent ?? false,
    reason: `the partition key "${candidate.partitionKey}" of ${candidate.type === "table" ? "the table" : candidate.name} is the same for ${namesOf(contexts)}`,
    rejected: [],
  };
}

/** Why whole items cannot be read from it, or not as they are asked for. */
function unreadableReason(each: readonly OwnCandidate[], { consistent }: QueryDescription): string | undefined {
  const partial = each.find(({ candidate }) => candidate.holds !== undefined);
  if (partial !== undefined) return `it does not hold every attribute of ${partial.model.name}`;
  const isGlobal = each.some(({ candidate }) => candidate.type === "global");
  return consistent && isGlobal ? "a global index cannot be read consistently" : undefined;
}

/** An index that lacks some items of one model is as wrong as one that lacks some of all. */
function anySparseReason(
  each: readonly OwnCandidate[],
  description: QueryDescription,
  all: readonly Condition[],
): string | undefined {
  for (const { model, candidate } of each) {
    const reason = sparseReason(model, candidate, description, all);
    if (reason !== undefined) return `for ${model.name}, ${reason}`;
  }
  return undefined;
}

/** What no partition key serves is read from the first to the last item: of the table, or of the index that was hinted. */
function planScan(
  contexts: CollectionContexts,
  [candidate]: readonly Candidate[],
  description: QueryDescription,
  rejected: readonly RejectedCandidate[],
): ScanPlan {
  const [{ model }] = contexts;
  const each = contexts.flatMap((context) => {
    const own = candidatesOf(context.model).find(({ name }) => name === candidate?.name);
    return own === undefined ? [] : [{ model: context.model, candidate: own }];
  });
  const unreadable = unreadableReason(each, description);
  if (unreadable !== undefined) {
    throw invalidQuery(model, `index "${candidate?.name}" cannot serve this collection: ${unreadable}`);
  }
  return {
    operation: "Scan",
    ...(description.index !== undefined && { index: description.index }),
    keyConditions: [],
    filters: [...description.where, ...description.filter],
    clientFilters: [],
    own: ownOfAny(contexts, candidate as Candidate, "Scan"),
    consistent: description.consistent ?? false,
    reason: `no partition key that is the same for ${namesOf(contexts)} is given`,
    rejected,
  };
}

/** The tags of the models, where all have one in the same attribute. What has none is told from others when it was read. */
function ownOfAny(
  contexts: CollectionContexts,
  candidate: Candidate,
  operation: "Query" | "Scan",
): readonly Condition[] {
  const tags = contexts.map(({ model }) => model.typeTag);
  const [attribute, ...others] = new Set(tags.map((tag) => tag?.attribute));
  if (attribute !== undefined && others.length === 0) {
    return [operatorCondition([attribute], "in", [[...new Set(tags.map((tag) => tag?.value))]])];
  }
  if (contexts.length > 1) return [];
  return ownConditions(contexts[0].model, candidate, everything, operation);
}

function namesOf(contexts: CollectionContexts): string {
  return inWords(
    contexts.map(({ model }) => model.name),
    "and",
  );
}
