import type { AnyModel } from "@dynamorm/core";
import type { QueryDescription } from "../describe/description.ts";
import type { Plan } from "./plan.ts";
import { planBinder } from "./plan-binder.ts";
import { shapeOf } from "./shape.ts";

/** Gives the plan of a shape the values of a description; nothing where these ask for another plan. */
export type BindPlan = (description: QueryDescription) => Plan | undefined;

/** A program has few shapes. One that makes them out of what strangers send does not fill the memory. */
const mostShapes = 500;

const plans = new WeakMap<AnyModel, Map<string, BindPlan>>();

/** The plan of a description: of a known shape, with its own values, or a new one, which is kept. */
export function cachedPlan(
  model: AnyModel,
  description: QueryDescription,
  planAnew: (model: AnyModel, description: QueryDescription) => Plan,
): Plan {
  const shape = shapeOf(description);
  if (shape === undefined) return planAnew(model, description);
  let known = plans.get(model);
  if (known === undefined) plans.set(model, (known = new Map()));
  const bound = known.get(shape)?.(description);
  if (bound !== undefined) return bound;
  const plan = planAnew(model, description);
  const bind = planBinder(model, plan, description);
  if (bind !== undefined) {
    const [oldest] = known.size < mostShapes ? [] : known.keys();
    if (oldest !== undefined) known.delete(oldest);
    known.set(shape, bind);
  }
  return plan;
}
