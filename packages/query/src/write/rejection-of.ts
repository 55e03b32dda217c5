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
  type StoredItem,
  VersionConflictError,
  storedNameOf,
} from "@dynamorm/core";
import { missingParent, describeKey } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import { conditionForm } from "../plan/describe-condition.ts";
import { isOwnItem } from "../plan/own-items.ts";
import type { PlannedWrite } from "./planned-write.ts";

/**
 * Turns the executor's "condition failed" into what it means for a write, and its "invalid path" into what the item lacks. Other
 * errors are given back as they are. The item that is there comes with the failure; it is decoded for `current`.
 */
export function rejectionOf(write: PlannedWrite, error: unknown): unknown {
  const { context, expectedVersion, request, actions = [] } = write;
  const { model } = context;
  const { table } = model;
  if (!isConditionFailed(error)) return missingParent(model, write.key, actions, error);
  const stored = error.current as StoredItem | undefined;
  const outdated = write.failed?.(stored, error);
  if (outdated !== undefined) return outdated;
  const failure = failureOf(write, error);
  const item = `${model.name} ${describeKey(write.key)}`;
  const perhaps = (error.attempts ?? 1) > 1 ? ownDoing : "";
  const other = otherModelOf(model, stored);
  if (write.kind === "create" && stored !== undefined) {
    const message = other === undefined ? existsMessage(model, item, stored) : takenMessage(model, item, other);
    return new ItemAlreadyExistsError(`${message}${perhaps}`, failure);
  }
  const isMeant = stored !== undefined && isOwnItem(model, stored, write);
  if (!isMeant && write.needsItem) return new ItemNotFoundError(`${notFoundMessage(write, stored)}${perhaps}`, failure);
  if (other !== undefined) {
    const isStore = write.kind === "put" || write.kind === "upsert";
    const why = isStore ? takenMessage(model, item, other) : notFoundMessage(write, stored);
    return new ConditionFailedError(why, failure);
  }
  if (!isMeant && stored !== undefined) {
    const mend = write.kind === "check" ? "" : ", put() overwrites it";
    const why = `${item} was deleted softly: restore() brings it back${mend}`;
    return new ConditionFailedError(why, failure);
  }
  const version = model.roles.version && stored?.[storedNameOf(model, model.roles.version)]?.N;
  if (expectedVersion !== undefined && version !== String(expectedVersion)) {
    const isAhead = version !== undefined && Number(version) < expectedVersion;
    const why = isAhead ? "it has not had that version since it was made" : "it was written in between";
    return new VersionConflictError(
      `${item} has version ${version ?? "none"}, not ${expectedVersion} as expected: ${why}; read it again and repeat the change${perhaps}`,
      { ...failure, expectedVersion },
    );
  }
  return new ConditionFailedError(
    `the condition of this ${request.operation} does not hold for ${item}${stored === undefined ? noneThere(table) : expectedMessage(write)}${askedMessage(write)}${perhaps}`,
    failure,
  );
}

/** What nobody can tell: an answer may have been lost on the way, and the client sent the write again. */
const ownDoing = ". It was sent more than once: an attempt whose answer was lost may have done this itself";

/** How many characters of a condition a message has. */
const longestForm = 300;

function noneThere(table: string): string {
  return `, as there is none in table "${table}"`;
}

function existsMessage(model: AnyModel, item: string, stored: StoredItem): string {
  const { table, roles } = model;
  const isDeleted = roles.deletedAt !== undefined && stored[storedNameOf(model, roles.deletedAt)] !== undefined;
  const mend = isDeleted
    ? ", deleted softly; restore() brings it back, put() overwrites"
    : "; put() overwrites, update() changes";
  return `${item} is in table "${table}" already${mend}`;
}

/** The conditions that were asked for, without their values: who gave them knows these, and they may not belong in a log. */
function askedMessage({ asked = [] }: PlannedWrite): string {
  if (asked.length === 0) return "";
  const form = conditionForm({ kind: "and", conditions: asked });
  return `; it asks for ${form.length > longestForm ? `${form.slice(0, longestForm)} …` : form}`;
}

/** What else has to hold than the conditions that were asked for. */
function expectedMessage({ expected = [], assumed = [] }: PlannedWrite): string {
  const given = `; what is given for ${quoted(expected)} has to be what the item has, as updates do not change it`;
  const missing = `; ${quoted(assumed)} ${assumed.length === 1 ? "is" : "are"} not given, and a key of an index is made of that: give what the item has, or use update() for an item that is there`;
  return (expected.length > 0 ? given : "") + (assumed.length > 0 ? missing : "");
}

function quoted(names: readonly string[]): string {
  return inWords(
    names.map((name) => `"${name}"`),
    "and",
  );
}

/** An item that is there was deleted softly, or it was not, where that is what had to be. */
function notFoundMessage({ context: { model }, key, deleted }: PlannedWrite, stored?: StoredItem): string {
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

/** What every failed condition tells, with the item that is there, decoded. */
function failureOf({ context, request, key }: PlannedWrite, error: ConditionFailedError): ConditionFailure {
  const { model, codec } = context;
  const { operation } = request;
  const stored = error.current as StoredItem | undefined;
  // An item of another model is none of this one's.
  const isOwn = stored !== undefined && isOwnItem(model, stored, { deleted: "with" });
  const current = isOwn ? decodeOrNothing(codec, stored) : undefined;
  return {
    operation,
    model: model.name,
    table: model.table,
    key,
    cause: error.cause ?? error,
    current,
    attempts: error.attempts,
  };
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
