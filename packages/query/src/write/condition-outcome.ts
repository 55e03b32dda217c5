import {
  type AnyModel,
  ConditionFailedError,
  type ConditionFailure,
  describeName,
  inWords,
  isConditionFailed,
  isDynamORMError,
  ItemAlreadyExistsError,
  ItemNotFoundError,
  keyAttributes,
  type OperationName,
  type StoredItem,
  VersionConflictError,
  storedNameOf,
} from "@dynamorm/core";
import type { ModelContext } from "../context.ts";
import { operandText } from "../plan/describe-condition.ts";
import { type Deleted, isOwnItem } from "../plan/own-items.ts";

/** The item that a write was for. */
export interface WrittenItem {
  readonly operation: OperationName;
  readonly key: Readonly<Record<string, unknown>>;
}

/** What a conditional write was about: what its failure is told from. */
export interface ConditionalWrite extends WrittenItem {
  /** The item had to be there: without it the failure is an {@link ItemNotFoundError}. */
  readonly needsItem: boolean;
  /** Whether it is an item that was deleted softly that had to be there. */
  readonly deleted?: Deleted;
  readonly expectedVersion?: number | undefined;
  /** Attributes that the write changes nothing of: it expects them as they were given. */
  readonly expected?: readonly string[];
}

/**
 * Turns the executor's "condition failed" into what it means for this write. Other errors are given back as they are.
 * The item that is there comes with the failure; it is decoded for `current`.
 */
export function conditionOutcome(context: ModelContext, write: ConditionalWrite, error: unknown): unknown {
  if (!isConditionFailed(error)) return error;
  const { model } = context;
  const stored = error.current as StoredItem | undefined;
  const failure = failureOf(context, write, error);
  const item = `${model.name} ${describeKey(write.key)}`;
  const isThere = stored !== undefined && isOwnItem(model, stored, write);
  if (!isThere && write.needsItem) {
    return new ItemNotFoundError(notFoundMessage(context, write, stored), failure);
  }
  const other = otherModelOf(model, stored);
  if (other !== undefined) return new ConditionFailedError(takenMessage(model, item, other), failure);
  const { expectedVersion } = write;
  const version = model.roles.version && stored?.[storedNameOf(model, model.roles.version)]?.N;
  if (expectedVersion !== undefined && version !== String(expectedVersion)) {
    return new VersionConflictError(
      `${item} has version ${version ?? "none"}, not ${expectedVersion} as expected: it was written in between; read it again and repeat the change`,
      { ...failure, expectedVersion },
    );
  }
  return new ConditionFailedError(
    `the condition of this ${write.operation} does not hold for ${item}${expectedMessage(write)}`,
    failure,
  );
}

/** What else has to hold than the conditions that were asked for. */
function expectedMessage({ expected = [] }: ConditionalWrite): string {
  const names = expected.map((name) => `"${name}"`);
  if (names.length === 0) return "";
  return `; what is given for ${inWords(names, "and")} has to be what the item has, as updates do not change it`;
}

/** An item that is there was deleted softly, or it was not, where that is what had to be. */
function notFoundMessage({ model }: ModelContext, { key, deleted }: ConditionalWrite, stored?: StoredItem): string {
  const item = `${model.name} ${describeKey(key)}`;
  const isThere = stored !== undefined && isOwnItem(model, stored, { deleted: "with" });
  if (isThere && deleted === "only")
    return `${item} in table "${model.table}" is not deleted: nothing is to be restored`;
  const other = otherModelOf(model, stored);
  const isTaken = other === undefined ? "" : `: its key is taken by ${other}`;
  const why = isThere ? ": it was deleted softly; restore() brings it back" : isTaken;
  return `there is no ${item} in table "${model.table}"${why}`;
}

function takenMessage({ table }: AnyModel, item: string, other: string): string {
  return `${item} cannot be stored in table "${table}": its key is taken by ${other}`;
}

/** The item that is there, where it is of another model, in words. */
function otherModelOf(model: AnyModel, stored: StoredItem | undefined): string | undefined {
  const { typeTag } = model;
  if (typeTag === undefined || stored === undefined || isOwnItem(model, stored, { deleted: "with" })) return undefined;
  const tag = stored[typeTag.attribute]?.S;
  return tag === undefined
    ? `an item without the type tag "${typeTag.attribute}": if it is one of this model, give it the tag, or the model typeTag: false`
    : `an item of another model ("${typeTag.attribute}" is ${describeName(tag)}, not ${describeName(typeTag.value)})`;
}

/** The error of a `create` that found its key taken. */
export function alreadyExists(context: ModelContext, write: WrittenItem, error: unknown): unknown {
  if (!isConditionFailed(error)) return error;
  const { model } = context;
  const { name, table, roles } = model;
  const stored = error.current as StoredItem | undefined;
  const isDeleted = roles.deletedAt !== undefined && stored?.[storedNameOf(model, roles.deletedAt)] !== undefined;
  const mend = isDeleted
    ? ", deleted softly; restore() brings it back, put() overwrites"
    : "; put() overwrites, update() changes";
  const other = otherModelOf(model, stored);
  const item = `${name} ${describeKey(write.key)}`;
  const message =
    other === undefined ? `${item} is in table "${table}" already${mend}` : takenMessage(model, item, other);
  return new ItemAlreadyExistsError(message, failureOf(context, write, error));
}

/** What every failed condition tells, with the item that is there, decoded. */
function failureOf(
  { model, codec }: ModelContext,
  { operation, key }: WrittenItem,
  error: ConditionFailedError,
): ConditionFailure {
  const stored = error.current as StoredItem | undefined;
  // An item of another model is none of this one's.
  const isOwn = stored !== undefined && isOwnItem(model, stored, { deleted: "with" });
  const current = isOwn ? decodeOrNothing(codec, stored) : undefined;
  return { operation, model: model.name, table: model.table, key, cause: error.cause ?? error, current };
}

/** A key for people: `{ id: "123" }`. */
function describeKey(key: Readonly<Record<string, unknown>>): string {
  return `{ ${Object.entries(key)
    .map(([name, value]) => `${name}: ${operandText(value)}`)
    .join(", ")} }`;
}

/** An item that does not fit the model has failed a condition all the same: the failure is told, without the item. */
function decodeOrNothing(codec: ModelContext["codec"], stored: StoredItem): unknown {
  try {
    return codec.unmarshal(stored);
  } catch (error) {
    if (isDynamORMError(error, "ITEM_MISMATCH")) return undefined;
    throw error;
  }
}

/** The key out of an item. */
export function keyOf(model: AnyModel, item: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(keyAttributes(model, model.key).map((name) => [name, item[name]]));
}
