import {
  type AnyModel,
  type AttributeDefinition,
  describeName,
  didYouMean,
  describeValue,
  isPlainObject,
  keyAttributes,
} from "@dynamorm/core";
import { type Condition, operatorCondition, type UpdateAction } from "@dynamorm/expressions";
import { completeUpdate } from "./complete-update.ts";
import { emptyValueOf } from "@dynamorm/marshaling";
import { expectedVersionOf, versionConditions } from "./expected-version.ts";
import { invalidQuery } from "../model/invalid-query.ts";
import { keyFault } from "../model/key-fault.ts";
import { keyNames } from "../model/key-names.ts";
import { isSameValue } from "../model/same-value.ts";
import { withDefaults } from "./with-defaults.ts";

/** What an update does, as plain data. */
export interface UpdatePlan {
  readonly actions: readonly UpdateAction[];
  readonly conditions: readonly Condition[];
  /** Names of the attributes that the item must have as they were given. */
  readonly expected: readonly string[];
  /** The version that the item must have. */
  readonly expectedVersion?: number;
}

/** The key of an item, as code has it. */
type Key = Readonly<Record<string, unknown>>;

/**
 * Works out what an update of an item by an object does: each attribute given is set, `undefined` leaves alone, `null` removes.
 * `updatedAt` is set, `version` goes up by one; a `version` in the object is the one expected.
 *
 * A whole item can be given: its key is no change, and its `createdAt` and `updatedAt` are the library's to set.
 *
 * What is given of attributes that cannot change is expected of the item, where a computed key is made of them. Not so with `isRead`: it
 * was read with the item, and the caller's conditions expect the item to be as it was read.
 *
 * @throws InvalidQueryError for an attribute that the model lacks, that is readonly, or of the key with another value.
 */
export function planUpdate(
  model: AnyModel,
  key: Key,
  changes: object,
  conditions: readonly Condition[],
  now: Date,
  { isRead = false }: { readonly isRead?: boolean } = {},
): UpdatePlan {
  if (!isPlainObject(changes)) {
    const mend =
      typeof changes === "function"
        ? "; updateBuilder(key) is for steps, modify(key, …) for a function of the item"
        : "";
    throw invalidQuery(model, `an update takes a plain object of attributes, not ${describeValue(changes)}${mend}`);
  }
  const expectedVersion = expectedVersionOf(model, changes);
  const actions: UpdateAction[] = [];
  const expected: string[] = [];
  const expectations: Condition[] = [];
  for (const [name, value] of Object.entries(changes)) {
    const { action, condition } = changeOf(model, key, name, value);
    if (action !== undefined) actions.push(action);
    if (condition === undefined || isRead) continue;
    expected.push(name);
    expectations.push(condition);
  }
  return {
    actions: completeUpdate(model, actions, { ...changes, ...key }, now),
    conditions: [...conditions, ...expectations, ...versionConditions(model, expectedVersion)],
    expected,
    ...(expectedVersion !== undefined && { expectedVersion }),
  };
}

/** What one attribute of an update comes to: it is changed, or it is one that the item is expected to have. */
interface Change {
  readonly action?: UpdateAction;
  readonly condition?: Condition;
}

function changeOf(model: AnyModel, key: Key, name: string, value: unknown): Change {
  const refuse = (message: string): never => {
    throw invalidQuery(model, message, { attribute: name, key });
  };
  if (value === undefined) return {};
  const definition = Object.hasOwn(model.attributes, name) ? model.attributes[name]?.definition : undefined;
  if (definition === undefined) {
    const known = Object.keys(model.attributes);
    const made = model.computed[name]?.parts ?? [];
    return refuse(
      Object.hasOwn(model.computed, name)
        ? `update of "${name}", which is computed from ${made.join(", ")}; update these`
        : `update of ${describeName(name)}, which is no attribute; there are ${known.join(", ")}${didYouMean(name, known)}`,
    );
  }
  if (keyAttributes(model, model.key).includes(name)) {
    if (isSameValue(value, key[name])) return {};
    const change = `from ${describeValue(key[name])} to ${describeValue(value)}`;
    return refuse(`update of "${name}" ${change}: a key never changes; create another item and delete this one`);
  }
  const { role, readonly } = definition;
  // Not asked for by name, but brought along by a whole item: these are the library's.
  if (role === "updatedAt" || role === "version") return {};
  if (role === "createdAt" || readonly) {
    // It tells what a computed key of an index is made of. It has to be so, as it cannot be looked up.
    if (isIndexPart(model, name)) return { condition: sameAs(name, definition, value) };
    return role === "createdAt" ? {} : refuse(`update of "${name}", which is readonly; leave it out`);
  }
  if (emptyValueOf(definition)?.is(value)) return { action: { kind: "remove", path: [name] } };
  const fault = keyFault(model, name, value);
  if (fault !== undefined) return refuse(`update of "${name}" to ${fault}`);
  if (value === null && !isOwnNull(definition)) {
    return definition.optional
      ? { action: { kind: "remove", path: [name] } }
      : refuse(
          `update removes "${name}" (null), which every item has; make it optional() if items may lack it, or nullable() to store null`,
        );
  }
  return { action: { kind: "set", path: [name], operand: { kind: "value", value: withDefaults(definition, value) } } };
}

/** That an item has a value. Of one that may lack it, `null` says that it does. */
export function sameAs(name: string, definition: AttributeDefinition, value: unknown): Condition {
  const same = operatorCondition([name], "=", [value]);
  const absent = operatorCondition([name], "attribute_not_exists", []);
  if (emptyValueOf(definition)?.is(value)) return absent;
  if (value !== null || !definition.optional) return same;
  return definition.nullable ? { kind: "or", conditions: [absent, same] } : absent;
}

/** Whether `null` is a value of the attribute, and no wish to remove it. */
function isOwnNull({ type, optional, nullable }: AttributeDefinition): boolean {
  return nullable || (!optional && (type === "json" || type === "unknown"));
}

/** Whether an attribute is a part of a computed key of an index. */
export function isIndexPart({ computed, key }: AnyModel, name: string): boolean {
  return Object.values(computed).some(
    ({ attribute, parts }) => !keyNames(key).includes(attribute) && parts.includes(name),
  );
}
