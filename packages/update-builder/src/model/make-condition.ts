import type { AnyModel } from "@dynamorm/core";
import {
  type BuildCondition,
  type Condition,
  conditionBuilder,
  conditionOrThrow,
  type Operator,
  operatorCondition,
  type OperatorCondition,
} from "@dynamorm/expressions";
import { nameModel } from "./name-model.ts";
import { checkCondition } from "./check-condition.ts";
import { modelPath } from "./model-path.ts";
import { wholeSeconds } from "./whole-seconds.ts";

/**
 * The condition of one operator on the attribute at a path of a model, as `where` is given it.
 *
 * @throws InvalidQueryError for a path that the model lacks, and for an operator or operands that the attribute does not take.
 */
export function pathCondition(
  model: AnyModel,
  path: string,
  operator: unknown,
  operands: readonly unknown[],
): OperatorCondition {
  return checked(model, () => operatorCondition(modelPath(model, path), operator as Operator, operands));
}

/**
 * The condition that a function makes of a model's attributes, as `filter` is given it.
 *
 * @throws InvalidQueryError as {@link pathCondition}, and for what is no condition.
 */
export function builtCondition<Of>(model: AnyModel, build: BuildCondition<Of>): Condition {
  return checked(model, () => conditionOrThrow(build(conditionBuilder<Of>((path) => modelPath(model, path)))));
}

function checked<Made extends Condition>(model: AnyModel, make: () => Made): Made {
  return nameModel(model, () => {
    const condition = make();
    checkCondition(model, condition);
    return wholeSeconds(model, condition);
  });
}
