import {
  type AnyModel,
  ConditionFailedError,
  type ConditionFailure,
  isConditionFailed,
  isDynamORMError,
  ItemAlreadyExistsError,
  ItemNotFoundError,
  type OperationName,
  type StoredItem,
  VersionConflictError,
} from "@dynamorm/core";
import type { ModelContext } from "./context.ts";
import { operandText } from "./explain-plan.ts";
import { keyNames } from "./key-names.ts";

/** The item that a write was for. */
export interface WrittenItem {
  readonly operation: OperationName;
  readonly key: Readonly<Record<string, unknown>>;
}

/** What a conditional write was about: what its failure is told from. */
export interface ConditionalWrite extends WrittenItem {
  /** The item had to be there: without it the failure is an {@link ItemNotFoundError}. */
  readonly needsItem: boolean;
  readonly expectedVersion?: number | undefined;
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
  if (stored === undefined && write.needsItem) {
    return new ItemNotFoundError(`there is no ${item} in table "${model.table}"`, failure);
  }
  const { expectedVersion } = write;
  const version = stored?.[model.roles.version as string]?.N;
  if (expectedVersion !== undefined && version !== String(expectedVersion)) {
    return new VersionConflictError(
      `${item} has version ${version ?? "none"}, not ${expectedVersion} as expected: it was written in between; read it again and repeat the change`,
      { ...failure, expectedVersion },
    );
  }
  return new ConditionFailedError(`the condition of this ${write.operation} does not hold for ${item}`, failure);
}

/** The error of a `create` that found its key taken. */
export function alreadyExists(context: ModelContext, write: WrittenItem, error: unknown): unknown {
  if (!isConditionFailed(error)) return error;
  const { name, table } = context.model;
  return new ItemAlreadyExistsError(
    `there is a ${name} ${describeKey(write.key)} in table "${table}" already; put() overwrites, update() changes`,
    failureOf(context, write, error),
  );
}

/** What every failed condition tells, with the item that is there, decoded. */
function failureOf(
  { model, codec }: ModelContext,
  { operation, key }: WrittenItem,
  error: ConditionFailedError,
): ConditionFailure {
  const stored = error.current as StoredItem | undefined;
  const current = stored === undefined ? undefined : decodeOrNothing(codec, stored);
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
  return Object.fromEntries(keyNames(model.key).map((name) => [name, item[name]]));
}
