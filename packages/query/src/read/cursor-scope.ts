import type { CursorScope } from "@dynamorm/cursor";
import { compileCondition, type Condition } from "@dynamorm/expressions";
import type { ModelContext } from "../context.ts";
import type { QueryDescription } from "../describe/description.ts";
import { requestPlaceholders } from "../expression-input.ts";
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
    conditions: JSON.stringify([plan.operation, deleted, segment, conditions]),
  };
}

/** A condition as text that says what it asks for: its expression, and what the placeholders in it stand for. */
function canonical({ model, codec }: ModelContext, condition: Condition): string {
  const placeholders = requestPlaceholders(model, codec);
  const expression = compileCondition(condition, placeholders);
  return JSON.stringify([expression, placeholders.bindings()], plainBytes);
}

/** Bytes as numbers, whatever class they have: some write themselves to JSON in their own way. */
function plainBytes(this: Readonly<Record<string, unknown>>, name: string, value: unknown): unknown {
  const own = this[name];
  return own instanceof Uint8Array ? [...own] : value;
}
