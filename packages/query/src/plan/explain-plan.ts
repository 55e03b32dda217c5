import type { AnyModel } from "@dynamorm/core";
import type { QueryDescription } from "../describe/description.ts";
import { candidatesOf } from "./candidate.ts";
import { describeCondition } from "./describe-condition.ts";
import { isWholeKey } from "./key-conditions.ts";
import type { Plan, RejectedCandidate } from "./plan.ts";

/** How a query will be served, for people and for tests. */
export interface Explanation {
  /** `"None"` where no item can meet the conditions: nothing is sent. */
  readonly operation: Plan["operation"];
  readonly table: string;
  /** The index that is read; absent where it is the table. */
  readonly index?: string;
  readonly reason: string;
  /** Those that are used as keys: they decide what is read. */
  readonly keyConditions: readonly string[];
  /** Those that are used as filters: they decide what DynamoDB sends of what was read and charged. */
  readonly filters: readonly string[];
  /** Those that DynamoDB cannot filter by: they decide what is kept here of what was sent. */
  readonly clientFilters: readonly string[];
  /** What is read: nothing, one item, several by their keys, a range of a partition, a whole partition, or the whole table or index. */
  readonly cost: "none" | "item" | "items" | "range" | "partition" | "table";
  /** What may surprise. */
  readonly warnings: readonly PlanWarning[];
  /** The other ways that were looked at, and why they were not taken. */
  readonly rejected: readonly RejectedCandidate[];
}

/** Something about a plan that may surprise: a stable code, and words. */
export interface PlanWarning {
  readonly code: "FULL_SCAN" | "FILTER_AFTER_LIMIT" | "CLIENT_FILTER" | "EVENTUALLY_CONSISTENT_INDEX";
  readonly message: string;
}

/** Puts a plan into words. Pure. */
export function explainPlan(model: AnyModel, plan: Plan, description: QueryDescription): Explanation {
  const index = indexOf(plan);
  return {
    operation: plan.operation,
    table: model.table,
    ...(index !== undefined && { index }),
    reason: plan.reason,
    keyConditions: plan.keyConditions.map(describeCondition),
    filters: [...plan.filters, ...plan.own].map(describeCondition),
    clientFilters: plan.clientFilters.map(describeCondition),
    cost: costOf(model, plan),
    warnings: warningsOf(model, plan, description),
    rejected: plan.rejected,
  };
}

function indexOf(plan: Plan): string | undefined {
  return plan.operation === "Query" || plan.operation === "Scan" ? plan.index : undefined;
}

function costOf(model: AnyModel, plan: Plan): Explanation["cost"] {
  if (plan.operation !== "Query") return costs[plan.operation];
  if (plan.index === undefined && isWholeKey(model.key, plan.keyConditions)) return "item";
  return plan.keyConditions.length > 1 ? "range" : "partition";
}

const costs = { None: "none", GetItem: "item", BatchGetItem: "items", Scan: "table" } as const;

/** Whether what is read was named one by one: no filter makes it more. */
function isNamed(cost: Explanation["cost"]): boolean {
  return cost === "none" || cost === "item" || cost === "items";
}

function warningsOf(model: AnyModel, plan: Plan, description: QueryDescription): readonly PlanWarning[] {
  const index = indexOf(plan);
  const source = index === undefined ? `the whole table "${model.table}"` : `the whole index "${index}"`;
  const isGlobal = candidatesOf(model).some((candidate) => candidate.index === index && candidate.type === "global");
  const filtered = [...plan.filters, ...plan.clientFilters];
  const looks: readonly (PlanWarning | false)[] = [
    plan.operation === "Scan" && {
      code: "FULL_SCAN",
      message: `every item of ${source} is read and charged`,
    },
    description.limit !== undefined &&
      !isNamed(costOf(model, plan)) &&
      filtered.length > 0 && {
        code: "FILTER_AFTER_LIMIT",
        message: `DynamoDB filters what it has read: to find ${description.limit} that meet ${filtered.map(describeCondition).join(" and ")}, any number may be read and charged; maxPages() bounds it`,
      },
    plan.clientFilters.length > 0 && {
      code: "CLIENT_FILTER",
      message: `DynamoDB cannot filter by ${plan.clientFilters.map(describeCondition).join(" and ")} here: items that do not meet it are sent, and dropped by the client`,
    },
    isGlobal && {
      code: "EVENTUALLY_CONSISTENT_INDEX",
      message: `"${index}" is a global index: it may lag behind the table, and cannot be read consistently`,
    },
  ];
  return looks.filter((warning) => warning !== false);
}
