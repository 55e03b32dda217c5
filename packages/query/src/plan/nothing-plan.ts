import type { QueryDescription } from "../describe/description.ts";
import type { NothingPlan } from "./plan.ts";

/** The plan of conditions that no item can meet. */
export function nothingPlan({ select, consistent = false }: QueryDescription, contradiction: string): NothingPlan {
  return {
    operation: "None",
    keyConditions: [],
    filters: [],
    clientFilters: [],
    own: [],
    ...(select && { select }),
    consistent,
    reason: contradiction,
    rejected: [],
  };
}
