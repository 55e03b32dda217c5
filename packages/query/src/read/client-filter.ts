import { type StoredItem, storedPath } from "@dynamorm/core";
import { type Condition, conditionHolds } from "@dynamorm/expressions";
import { encodeOperand } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import { hasOwnKeys, isToldByKeys } from "../plan/own-items.ts";
import type { Plan } from "../plan/plan.ts";
import type { ReadMode } from "./stored-page.ts";

/** Keeps of the items that DynamoDB sent those that are asked for, where it cannot tell them itself. */
export type ClientFilter = (items: readonly StoredItem[]) => readonly StoredItem[];

/** The filter of a plan; nothing where all that DynamoDB sends is asked for. */
export function clientFilter(
  { model, codec }: ModelContext,
  plan: Plan,
  { isWanted }: ReadMode,
): ClientFilter | undefined {
  const checks: ((item: StoredItem) => boolean)[] = isWanted === undefined ? [] : [isWanted];
  // An item that is read by its whole key is of the model whose key it is.
  const isRead = plan.operation === "Query" || plan.operation === "Scan";
  if (isRead && isWanted === undefined && isToldByKeys(model)) checks.push((item) => hasOwnKeys(model, item));
  if (plan.clientFilters.length > 0) {
    const encode = encodeOperand(model, codec);
    const all: Condition = { kind: "and", conditions: plan.clientFilters };
    checks.push((item) => conditionHolds(all, item, encode, (path) => storedPath(model.attributes, path)));
  }
  return checks.length === 0 ? undefined : (items) => items.filter((item) => checks.every((holds) => holds(item)));
}
