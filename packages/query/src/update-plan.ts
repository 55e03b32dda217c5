import { type AnyModel, describeName, describeValue, isPlainObject } from "@dynamorm/core";
import type { Condition, UpdateAction } from "@dynamorm/expressions";
import { expectedVersionOf, versionConditions } from "./expected-version.ts";
import { invalidQuery } from "./invalid-query.ts";
import { keyFault } from "./key-fault.ts";
import { keyNames } from "./key-names.ts";
import { isSameValue } from "./same-value.ts";
import { withDefaults } from "./with-defaults.ts";

/** What an update does, as plain data. */
export interface UpdatePlan {
  readonly actions: readonly UpdateAction[];
  readonly conditions: readonly Condition[];
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
 * @throws InvalidQueryError for an attribute that the model lacks, that is readonly, or of the key with another value.
 */
export function planUpdate(
  model: AnyModel,
  key: Key,
  changes: object,
  conditions: readonly Condition[],
  now: Date,
): UpdatePlan {
  if (!isPlainObject(changes)) {
    throw invalidQuery(model, `an update takes a plain object of attributes, not ${describeValue(changes)}`);
  }
  const { updatedAt, version } = model.roles;
  const expectedVersion = expectedVersionOf(model, changes);
  const actions = Object.entries(changes).flatMap(([name, value]) => actionsOf(model, key, name, value));
  if (updatedAt !== undefined) actions.push({ kind: "set", path: [updatedAt], operand: { kind: "value", value: now } });
  if (version !== undefined) actions.push({ kind: "add", path: [version], value: 1 });
  return {
    actions,
    conditions: [...conditions, ...versionConditions(model, expectedVersion)],
    ...(expectedVersion !== undefined && { expectedVersion }),
  };
}

function actionsOf(model: AnyModel, key: Key, name: string, value: unknown): UpdateAction[] {
  const refuse = (message: string): never => {
    throw invalidQuery(model, message, { attribute: name, key });
  };
  if (value === undefined) return [];
  const definition = Object.hasOwn(model.attributes, name) ? model.attributes[name]?.definition : undefined;
  if (definition === undefined) {
    const known = Object.keys(model.attributes).join(", ");
    return refuse(`update of ${describeName(name)}, which is no attribute; there are ${known}`);
  }
  if (keyNames(model.key).includes(name)) {
    if (isSameValue(value, key[name])) return [];
    const change = `from ${describeValue(key[name])} to ${describeValue(value)}`;
    return refuse(`update of "${name}" ${change}: a key never changes; create another item and delete this one`);
  }
  // Not asked for by name, but brought along by a whole item: these are the library's.
  if (definition.role === "createdAt" || definition.role === "updatedAt" || definition.role === "version") return [];
  if (definition.readonly) return refuse(`update of "${name}", which is readonly; leave it out`);
  const fault = keyFault(model, name, value);
  if (fault !== undefined) return refuse(`update of "${name}" to ${fault}`);
  if (value !== null) {
    return [{ kind: "set", path: [name], operand: { kind: "value", value: withDefaults(definition, value) } }];
  }
  return definition.optional
    ? [{ kind: "remove", path: [name] }]
    : refuse(`update removes "${name}" (null), which every item has; make it optional() if items may lack it`);
}
