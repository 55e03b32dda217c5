import {
  type AnyModel,
  type AttributeDefinition,
  type PlacedValue,
  validateValues,
  validateValuesNow,
} from "@dynamorm/core";
import { definitionOf } from "../model/model-path.ts";
import type { BuiltAction, UpdateDescription } from "./description.ts";
import { remake } from "./steps.ts";

/**
 * Validates the values that the steps of an update give, by the validators of their attributes and of what is nested in them: what is set
 * whole, and elements that are added. Gives the update with what these made of the values. What DynamoDB makes of values (sums, longer
 * lists) nobody can validate here.
 *
 * @throws ValidationError with every issue of every validator that was run.
 */
export async function validateBuilt(model: AnyModel, description: UpdateDescription): Promise<UpdateDescription> {
  const placed = placedIn(model, description);
  return placed.length === 0 ? description : withValid(model, description, await validateValues(model, placed));
}

/** {@link validateBuilt}, without waiting. @throws InvalidQueryError for a validator that is asynchronous. */
export function validateBuiltNow(model: AnyModel, description: UpdateDescription): UpdateDescription {
  const placed = placedIn(model, description);
  return placed.length === 0 ? description : withValid(model, description, validateValuesNow(model, placed));
}

function placedIn(model: AnyModel, { actions }: UpdateDescription): readonly PlacedValue[] {
  return actions.flatMap((action) => placedOf(model, action));
}

/** The update again, with other values. */
function withValid(model: AnyModel, description: UpdateDescription, valid: readonly unknown[]): UpdateDescription {
  let next = 0;
  const actions = description.actions.map((action) => {
    const [placed] = placedOf(model, action);
    if (placed === undefined) return action;
    const value = valid[next++];
    return Object.is(value, placed.value) ? action : remake(model, action, value);
  });
  return Object.freeze({ ...description, actions: Object.freeze(actions) });
}

/** What of a step is validated: nothing, or one value. */
function placedOf(model: AnyModel, action: BuiltAction): readonly PlacedValue[] {
  const { path } = action;
  const given = givenTo(action);
  if (given === undefined) return [];
  const definition = definitionOf(model, path);
  return [{ path, definition: given.isPart ? withoutOwnValidators(definition) : definition, value: given.value }];
}

interface Given {
  readonly value: unknown;
  /** It is a part of what the attribute will be: its elements are validated, not the whole. */
  readonly isPart: boolean;
}

function givenTo(action: BuiltAction): Given | undefined {
  if (action.kind === "add") return { value: action.value, isPart: true };
  if (action.kind !== "set") return undefined;
  const { operand } = action;
  if (operand.kind === "value") return { value: operand.value, isPart: false };
  if (operand.kind === "ifNotExists") return { value: operand.otherwise.value, isPart: false };
  if (operand.kind !== "listAppend") return undefined;
  const term = operand.left.kind === "value" ? operand.left : operand.right;
  return term.kind === "value" ? { value: term.value, isPart: true } : undefined;
}

function withoutOwnValidators(definition: AttributeDefinition): AttributeDefinition {
  const { validators: _, ...rest } = definition;
  return rest;
}
