import { type AnyModel, formatPath } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import { emptyValueOf, keyTexts } from "@dynamorm/marshaling";
import type { BuiltAction, UpdateDescription } from "../build/description.ts";
import { invalidQuery } from "../model/invalid-query.ts";
import { keyNames } from "../model/key-names.ts";
import { completeUpdate } from "./complete-update.ts";
import { indexesOf } from "./computed-keys.ts";
import { versionConditions } from "./expected-version.ts";
import type { UpdatePlan } from "./plan-update.ts";
import { removalsFromTheEnd } from "./removals-from-the-end.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Works out what an update does that was built step by step: what {@link completeUpdate} adds to its steps, and all that has to hold.
 * `conditions` are those from before the builder.
 *
 * What a computed key of an index is made of has to be known where one part of it changes: set by a step, removed by one, of the item's
 * key, or said by a condition that the item has to meet.
 *
 * @throws InvalidQueryError where a computed key cannot be made.
 */
export function planBuilt(
  model: AnyModel,
  key: Fields,
  { actions, condition, expectedVersion }: UpdateDescription,
  now: Date,
  conditions: readonly Condition[] = [],
): UpdatePlan {
  refuseUnknownResults(model, actions);
  const all = condition === undefined ? conditions : [...conditions, condition];
  const known = { ...valuesOfConditions(model, all), ...valuesOfActions(model, actions), ...key };
  return {
    actions: completeUpdate(model, removalsFromTheEnd(actions), known, now, giveByStep),
    conditions: [...all, ...versionConditions(model, expectedVersion)],
    expected: [],
    ...(expectedVersion !== undefined && { expectedVersion }),
  };
}

/** What of the item is known by the steps: the attributes that they set, and as `null` those that they remove. */
function valuesOfActions(model: AnyModel, actions: readonly BuiltAction[]): Fields {
  return Object.fromEntries(
    actions.flatMap((action) => (isKnown(action) ? [[action.path[0], resultOf(model, action)]] : [])),
  );
}

function isKnown(action: BuiltAction): boolean {
  const isWhole = action.path.length === 1;
  return isWhole && (action.kind === "remove" || (action.kind === "set" && action.operand.kind === "value"));
}

function resultOf(model: AnyModel, action: BuiltAction): unknown {
  if (action.kind === "set" && action.operand.kind === "value") return action.operand.value;
  // It was set to the empty value that is not stored: the key is made of that.
  return action.step === "set" ? (emptyOf(model, action.path[0])?.make() ?? null) : null;
}

/** What of the item is known by conditions that all have to hold. */
function valuesOfConditions(model: AnyModel, conditions: readonly Condition[]): Fields {
  return Object.fromEntries(conditions.flatMap((condition) => factsOf(model, condition)));
}

function factsOf(model: AnyModel, condition: Condition): readonly (readonly [string, unknown])[] {
  if (condition.kind === "and") return condition.conditions.flatMap((one) => factsOf(model, one));
  if (condition.kind !== "operator" || condition.path.length > 1) return [];
  const [name] = condition.path;
  if (condition.operator === "attribute_not_exists") return [[name, absentValue(model, name)]];
  return condition.operator === "=" ? [[name, condition.operands[0]]] : [];
}

/** What reading an item gives for an attribute that it lacks: nothing, or the empty value that is not stored. */
function absentValue(model: AnyModel, name: string): unknown {
  return model.attributes[name]?.definition.optional ? null : (emptyOf(model, name)?.make() ?? null);
}

/** The empty value of an attribute that is not stored where it is empty. */
function emptyOf({ attributes }: AnyModel, name: string): ReturnType<typeof emptyValueOf> {
  const definition = attributes[name]?.definition;
  return definition && emptyValueOf(definition);
}

/** Refuses steps on parts of computed keys whose results only DynamoDB knows. */
function refuseUnknownResults(model: AnyModel, actions: readonly BuiltAction[]): void {
  const ofTable = keyNames(model.key);
  const texts = Object.values(keyTexts(model)).filter(({ attribute }) => !ofTable.includes(attribute));
  if (texts.length === 0) return;
  for (const action of actions) {
    if (isKnown(action)) continue;
    const [name] = action.path;
    const text = texts.find(({ parts }) => parts.some((part) => part.name === name));
    if (text === undefined) continue;
    throw invalidQuery(
      model,
      `${action.step}("${formatPath(action.path)}"): "${text.attribute}", the key of ${indexesOf(model, text.attribute)}, is made of "${name}", and what this step makes of it is known to DynamoDB only; set("${name}", …) to a value, with a condition on the one before`,
      { attribute: name },
    );
  }
}

/** How a builder is given the parts of a key that it lacks. */
function giveByStep({ attributes }: AnyModel, missing: readonly string[]): string {
  const ways = missing.map((name) => {
    const definition = attributes[name]?.definition;
    const isFixed = definition?.readonly === true || definition?.role === "createdAt";
    return isFixed ? `condition("${name}", "=", …) as the item has it` : `set("${name}", …)`;
  });
  return `give them all: ${ways.join(", ")}`;
}
