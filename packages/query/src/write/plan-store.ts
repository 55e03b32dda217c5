import { type AnyModel, keyAttributes } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import { expectedVersionOf, versionConditions } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import { setField } from "../set-field.ts";
import { nextVersion, wholeItemActions } from "./whole-item-actions.ts";
import type { PlannedWrite, SingleWriteRequest } from "./planned-write.ts";
import type { ItemDraft } from "./prepare-item.ts";
import { absent, ownOrAbsent } from "./presence.ts";
import { changeRequest, putRequest } from "./write-requests.ts";

/** Plans to store a new item where its key is free. */
export async function planCreate(
  context: ModelContext,
  draft: ItemDraft,
  conditions: readonly Condition[] = [],
): Promise<PlannedWrite<SingleWriteRequest>> {
  const { model, codec } = context;
  const { given } = draft;
  const item = await draft.prepared(context);
  expectedVersionOf(model, given); // refuses what is no version; there is nothing yet to expect one of
  const stored = codec.marshal(item);
  return {
    context,
    kind: "create",
    key: keyOf(context, item),
    request: putRequest(model, codec, stored, [absent(model), ...conditions]),
    needsItem: false,
    deleted: "with",
    stored,
  };
}

/**
 * Plans to store an item in place of the one of the model that was there, or of none. Where a version was given, only the item of that
 * version is replaced, by the next version. Where the model has a version and none was given, the item is made by an update: only that
 * can tell the version after the one that is there, and each write has to bump it.
 */
export async function planPut(
  context: ModelContext,
  draft: ItemDraft,
  conditions: readonly Condition[] = [],
): Promise<PlannedWrite<SingleWriteRequest>> {
  const { model, codec } = context;
  const { version } = model.roles;
  const { given } = draft;
  const item = await draft.prepared(context);
  const expectedVersion = expectedVersionOf(model, given);
  const isNext = version !== undefined && expectedVersion !== undefined;
  const stored = codec.marshal(isNext ? { ...item, [version]: expectedVersion + 1 } : item);
  const all = [...ownOrAbsent(model, "with"), ...conditions, ...versionConditions(model, expectedVersion)];
  const write = {
    context,
    kind: "put",
    key: keyOf(context, item),
    needsItem: expectedVersion !== undefined,
    deleted: "with",
    expectedVersion,
  } as const;
  if (version === undefined || expectedVersion !== undefined) {
    return { ...write, request: putRequest(model, codec, stored, all), stored };
  }
  const actions = [
    ...wholeItemActions(model, item, stored).filter(({ path }) => path[0] !== version),
    nextVersion(version),
  ];
  return { ...write, request: changeRequest(model, codec, codec.marshalKey(write.key), actions, all), actions };
}

/** The key out of an item. */
export function keyOf({ model }: ModelContext, item: Readonly<Record<string, unknown>>): Record<string, unknown> {
  let names = known.get(model);
  if (names === undefined) known.set(model, (names = keyAttributes(model, model.key)));
  const key: Record<string, unknown> = {};
  for (const name of names) setField(key, name, item[name]);
  return key;
}

const known = new WeakMap<AnyModel, readonly string[]>();
