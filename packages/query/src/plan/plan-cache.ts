import type { AnyModel } from "@dynamorm/core";
import type { QueryDescription } from "../describe/description.ts";
import type { Plan } from "./plan.ts";
import { isBindable, planBinder } from "./plan-binder.ts";
import { RecentMap } from "./recent-map.ts";
import { shapeOf } from "./shape.ts";

/** Gives the plan of a shape the values of a description; nothing where these ask for another plan. */
export type BindPlan = (description: QueryDescription) => Plan | undefined;

/** A program has few shapes. One that makes them out of what strangers send does not fill the memory. */
const mostShapes = 500;

const plans = new WeakMap<AnyModel, RecentMap<BindPlan>>();

/** The plan of a description: of a known shape, with its own values, or a new one, which is kept. */
export function cachedPlan(
  model: AnyModel,
  description: QueryDescription,
  planAnew: (model: AnyModel, description: QueryDescription) => Plan,
): Plan {
  const shape = shapeOf(description);
  if (shape === undefined) return planAnew(model, description);
  let known = plans.get(model);
  if (known === undefined) plans.set(model, (known = new RecentMap(mostShapes)));
  const bound = known.get(shape)?.(description);
  if (bound !== undefined) return bound;
  const plan = planAnew(model, description);
  if (isBindable(plan)) known.set(shape, laterBinder(model, plan, description));
  return plan;
}

/** What makes a plan one of its whole shape, worked out when the second query of the shape comes. */
function laterBinder(model: AnyModel, plan: Plan, description: QueryDescription): BindPlan {
  let bind: BindPlan | undefined;
  return (given) => {
    bind ??= planBinder(model, plan, description) ?? noPlan;
    return bind(given);
  };
}

function noPlan(): undefined {}
