import type { CursorScope } from "@dynamorm/cursor";
import { compileCondition, type Condition } from "@dynamorm/expressions";
import { requestPlaceholders } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import type { QueryDescription } from "../describe/description.ts";
import { conjunctionOf } from "../plan/conjunction.ts";
import type { Plan } from "../plan/plan.ts";

/**
 * All that has to be the same where reading goes on: model, index, direction and conditions, in whatever order these were given. How many
 * items are wanted, and which of their attributes, may differ from page to page.
 */
export function cursorScope(context: ModelContext, plan: Plan, description: QueryDescription): CursorScope {
  const { model } = context;
  const { where, filter } = conjunctionOf(description);
  const { scan, deleted = "without" } = description;
  const conditions = [...new Set([...where, ...filter].map((condition) => canonical(context, condition)))].toSorted();
  const segment = scan?.segment === undefined ? null : [scan.segment, scan.segments];
  return {
    model: context.cursorOwner ?? model.name,
    table: model.table,
    ...((plan.operation === "Query" || plan.operation === "Scan") && plan.index !== undefined && { index: plan.index }),
    ...(plan.operation === "Query" && { direction: plan.direction ?? "asc" }),
    ...(plan.operation === "BatchGetItem" && plan.direction && { direction: plan.direction }),
    conditions: JSON.stringify([plan.operation, deleted, segment, conditions]),
  };
}

/** A condition as text that says what it asks for, whatever order it was said in. */
function canonical(context: ModelContext, condition: Condition): string {
  switch (condition.kind) {
    case "and":
    case "or":
      return JSON.stringify([condition.kind, condition.conditions.map((part) => canonical(context, part)).toSorted()]);
    case "not":
      return JSON.stringify(["not", canonical(context, condition.condition)]);
    default: {
      const placeholders = requestPlaceholders(context.model, context.codec);
      const expression = compileCondition(condition, placeholders);
      const { names, values = {} } = placeholders.bindings();
      const operands = Object.values(values).map((value) => JSON.stringify(value, plainValue));
      return JSON.stringify([expression, names, condition.operator === "in" ? operands.toSorted() : operands]);
    }
  }
}

/** Bytes as numbers, whatever class they have, as some write themselves to JSON in their own way; sets in one order. */
function plainValue(this: Readonly<Record<string, unknown>>, name: string, value: unknown): unknown {
  const own = this[name];
  if (own instanceof Uint8Array) return [...own];
  const isSet = (name === "SS" || name === "NS" || name === "BS") && Array.isArray(own);
  return isSet
    ? own.map((member: unknown) => (member instanceof Uint8Array ? [...member].join() : String(member))).toSorted()
    : value;
}
