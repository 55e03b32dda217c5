import { type AnyModel, describeValue, inWords } from "@dynamorm/core";
import type { BuildCondition, Condition } from "@dynamorm/expressions";
import { invalidQuery } from "../model/invalid-query.ts";
import { builtCondition, pathCondition } from "../model/make-condition.ts";
import type { ReturnValues } from "../plan/update-request.ts";

/** The condition that a step is given: a path with an operator, or a function that makes it. */
export function toCondition<Of>(
  model: AnyModel,
  step: "condition" | "orCondition",
  pathOrBuild: string | BuildCondition<Of>,
  rest: readonly unknown[],
): Condition {
  if (typeof pathOrBuild !== "function") {
    const [operator, ...operands] = rest;
    return pathCondition(model, pathOrBuild, operator, operands);
  }
  if (rest.length === 0) return builtCondition(model, pathOrBuild);
  throw invalidQuery(model, `${step}() takes a function alone, or a path with an operator`);
}

/** Both conditions. Of several in a row, one list is made, not a nest. */
export function andAlso(before: Condition | undefined, condition: Condition): Condition {
  if (before === undefined) return condition;
  const conditions = before.kind === "and" ? before.conditions : [before];
  return Object.freeze({ kind: "and", conditions: Object.freeze([...conditions, condition]) });
}

/** Either of both. @throws InvalidQueryError where there is nothing before it. */
export function orElse(model: AnyModel, before: Condition | undefined, condition: Condition): Condition {
  if (before === undefined) {
    throw invalidQuery(
      model,
      "orCondition() says what may hold in place of the conditions before it, and there is none; begin with condition()",
    );
  }
  const conditions = before.kind === "or" ? before.conditions : [before];
  return Object.freeze({ kind: "or", conditions: Object.freeze([...conditions, condition]) });
}

/** The version that an item is to have. @throws InvalidQueryError for what is none, and for another than is expected already. */
export function checkVersion(model: AnyModel, expected: number | undefined, given: unknown): number {
  const { version } = model.roles;
  if (version === undefined) {
    throw invalidQuery(model, "conditionVersion() is for models with a version: add an attr.version()");
  }
  if (typeof given !== "number" || !Number.isSafeInteger(given) || given < 0) {
    const message = `conditionVersion() takes the version of an item, a whole number from 0, not ${describeValue(given)}`;
    throw invalidQuery(model, message, { attribute: version });
  }
  if (expected !== undefined && expected !== given) {
    const message = `conditionVersion(${given}) after conditionVersion(${expected}): no item has two versions; leave one out`;
    throw invalidQuery(model, message, { attribute: version });
  }
  return given;
}

const allReturnValues: readonly ReturnValues[] = ["ALL_NEW", "ALL_OLD", "UPDATED_NEW", "UPDATED_OLD", "NONE"];

/** @throws InvalidQueryError for what an update cannot give back. */
export function checkReturnValues(model: AnyModel, given: unknown): asserts given is ReturnValues {
  if ((allReturnValues as readonly unknown[]).includes(given)) return;
  const known = inWords(
    allReturnValues.map((name) => `"${name}"`),
    "or",
  );
  throw invalidQuery(model, `returnValues() takes ${known}, not ${describeValue(given)}`);
}
