import { type AnyModel, keyAttributes } from "@dynamorm/core";
import { type Condition, operatorCondition, type UpdateAction } from "@dynamorm/expressions";
import { emptyValueOf } from "@dynamorm/marshaling";
import {
  expectedVersionOf,
  invalidQuery,
  isIndexPart,
  ownWriteConditions,
  sameAs,
  versionConditions,
  present,
} from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import { keyOf } from "./plan-store.ts";
import type { PlannedWrite, SingleWriteRequest } from "./planned-write.ts";
import type { ItemDraft } from "./prepare-item.ts";
import { absent, ownOrAbsent } from "./presence.ts";
import { nextVersion, wholeItemActions } from "./whole-item-actions.ts";
import { changeRequest } from "./write-requests.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Plans to make an item, or to change the one that is there: what was given is set, what was not is left alone. Only a new item gets
 * defaults and `createdAt`.
 *
 * Readonly attributes, and those that a computed key of an index is made of and that were not given, are set on a new item; of one that
 * is there they are expected to be the same, as the key could not be computed otherwise.
 */
export async function planUpsert(
  context: ModelContext,
  draft: ItemDraft,
  conditions: readonly Condition[] = [],
  ground: UpsertGround = "any",
): Promise<PlannedWrite<SingleWriteRequest>> {
  const { model, codec } = context;
  const { given } = draft;
  const item = await draft.prepared(context);
  const forNew = defaultsForNew(context, given as Fields, item);
  if (ground === "any") refuseDefaults(model, forNew);
  const expectedVersion = expectedVersionOf(model, given);
  const stored = codec.marshal(item);
  const changes = wholeItemActions(model, item, stored).map((action) => changeOf(model, given as Fields, item, action));
  const actions = changes.flatMap(({ name, action }) =>
    action === undefined || (ground === "there" && forNew.includes(name)) ? [] : [action],
  );
  const expected = changes.flatMap(({ name, condition }) => (condition === undefined ? [] : [{ name, condition }]));
  const all = [
    ...presenceOn(model, ground),
    ...conditions,
    ...expected.map(({ condition }) => condition),
    ...versionConditions(model, expectedVersion),
  ];
  const key = keyOf(context, item);
  const names = [...new Set(expected.map(({ name }) => name))];
  return {
    context,
    kind: "upsert",
    key,
    request: changeRequest(model, codec, codec.marshalKey(key), actions, all),
    needsItem: expectedVersion !== undefined || ground === "there",
    deleted: "without",
    expectedVersion,
    expected: names.filter((name) => isGiven(given as Fields, name)),
    assumed: names.filter((name) => !isGiven(given as Fields, name)),
    actions,
  };
}

/** What an upsert is planned for: an item that is there, a new one, or whichever it meets. */
export type UpsertGround = "any" | "there" | "new";

function presenceOn(model: AnyModel, ground: UpsertGround): readonly Condition[] {
  if (ground === "any") return ownOrAbsent(model, "without");
  return ground === "new" ? [absent(model)] : [present(model), ...ownWriteConditions(model, "without")];
}

/**
 * The attributes that only a new item gets a default for, and that an item may lack: in one update, DynamoDB can tell whether an
 * attribute is there, but not whether the item is.
 */
export function defaultsForNew({ model }: ModelContext, given: Fields, item: Fields): readonly string[] {
  const { createdAt, updatedAt, version } = model.roles;
  return Object.entries(model.attributes).flatMap(([name, { definition }]) => {
    const canLack = definition.optional || emptyValueOf(definition) !== undefined;
    const isOwn = name === createdAt || name === updatedAt || name === version;
    const isDefault = item[name] !== undefined && !isGiven(given, name) && !isOwn;
    return isDefault && canLack && !isIndexPart(model, name) ? [name] : [];
  });
}

function refuseDefaults(model: AnyModel, names: readonly string[]): void {
  const [name] = names;
  if (name === undefined) return;
  throw invalidQuery(
    model,
    `upsert in a transaction cannot tell a new item, which gets the default of "${name}", from one that is there, which may lack it; give "${name}", or use create() or update()`,
    { attribute: name },
  );
}

/** What an attribute comes to in an upsert: it is changed, or expected as it is, or both: set on a new item, expected of another. */
interface Change {
  readonly name: string;
  readonly action?: UpdateAction;
  readonly condition?: Condition;
}

function changeOf(model: AnyModel, given: Fields, item: Fields, action: UpdateAction): Change {
  const name = action.path[0];
  const { createdAt, updatedAt, version } = model.roles;
  if (name === version) return { name, action: nextVersion(name) };
  if (name === updatedAt) return { name, action };
  const definition = Object.hasOwn(model.attributes, name) ? model.attributes[name]?.definition : undefined;
  // A computed key, or the type tag.
  if (definition === undefined) return isKept(model, given, name) ? keptKey(model, name, action) : { name, action };
  const isOfKey = keyAttributes(model, model.key).includes(name);
  if (isOfKey || (isGiven(given, name) && !definition.readonly && name !== createdAt)) return { name, action };
  const needsSame = isIndexPart(model, name) && !isOnlyInKept(model, given, name);
  if (action.kind === "remove") {
    return needsSame ? { name, condition: operatorCondition([name], "attribute_not_exists", []) } : { name };
  }
  const isSame = sameAs(name, definition, item[name]);
  if (needsSame) {
    return { name, action: onlyNew(action), condition: { kind: "or", conditions: [absent(model), isSame] } };
  }
  if (!isGiven(given, name) || name === createdAt) return { name, action: onlyNew(action) };
  const none = operatorCondition([name], "attribute_not_exists", []);
  return { name, action: onlyNew(action), condition: { kind: "or", conditions: [none, isSame] } };
}

function isGiven(given: Fields, name: string): boolean {
  return Object.hasOwn(given, name) && given[name] !== undefined;
}

/** Sets what the item lacks, and leaves what it has. */
function onlyNew(action: UpdateAction): UpdateAction {
  if (action.kind !== "set" || action.operand.kind !== "value") return action;
  const { path, operand } = action;
  return { kind: "set", path, operand: { kind: "ifNotExists", path, otherwise: operand } };
}

/**
 * A computed key of an index that stays right: it is set on a new item. One that is there has to have it, and may have none where it is
 * older than the index; its key could not be told without its `createdAt`.
 */
function keptKey(model: AnyModel, attribute: string, action: UpdateAction): Change {
  const { createdAt } = model.roles;
  if (createdAt === undefined || model.computed[attribute]?.parts.includes(createdAt) !== true) {
    return { name: attribute, action };
  }
  const isThere = operatorCondition([attribute], "attribute_exists", []);
  return { name: createdAt, action: onlyNew(action), condition: { kind: "or", conditions: [absent(model), isThere] } };
}

/** Whether a computed key is made of nothing that an upsert changes, so that the one that is there stays right. */
function isKept(model: AnyModel, given: Fields, attribute: string): boolean {
  const parts = Object.hasOwn(model.computed, attribute) ? model.computed[attribute]?.parts : undefined;
  const ofKey = keyAttributes(model, model.key);
  return (
    parts?.every((name) => ofKey.includes(name) || (name === model.roles.createdAt && given[name] === undefined)) ??
    false
  );
}

/** Whether each computed key of an index that an attribute is a part of stays as it is. */
function isOnlyInKept(model: AnyModel, given: Fields, name: string): boolean {
  return Object.values(model.computed).every(
    ({ attribute, parts }) => !parts.includes(name) || isKept(model, given, attribute),
  );
}
