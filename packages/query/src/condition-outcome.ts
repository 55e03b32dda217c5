import {
  type AnyModel,
  ConditionFailedError,
  type ErrorContext,
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

/** What a conditional write was about: what its failure is told from. */
export interface ConditionalWrite {
  readonly operation: OperationName;
  readonly key: Readonly<Record<string, unknown>>;
  /** The item had to be there: without it the failure is an {@link ItemNotFoundError}. */
  readonly needsItem: boolean;
  readonly expectedVersion?: number | undefined;
}

/**
 * Turns the executor's "condition failed" into what it means for this write. Other errors are given back as they are.
 * The item that is there comes with the failure; it is decoded for `current`.
 */
export function conditionOutcome({ model, codec }: ModelContext, write: ConditionalWrite, error: unknown): unknown {
  if (!isConditionFailed(error)) return error;
  const stored = error.current as StoredItem | undefined;
  const context: ErrorContext = {
    operation: write.operation,
    model: model.name,
    table: model.table,
    key: write.key,
    cause: error.cause ?? error,
  };
  const item = `${model.name} ${describeKey(write.key)}`;
  if (stored === undefined && write.needsItem) {
    return new ItemNotFoundError(`there is no ${item} in table "${model.table}"`, context);
  }
  const failure = { ...context, current: stored === undefined ? undefined : decodeOrNothing(codec, stored) };
  const { expectedVersion } = write;
  if (expectedVersion !== undefined && stored?.[model.roles.version as string]?.N !== String(expectedVersion)) {
    return new VersionConflictError(
      `${item} has version ${stored?.[model.roles.version as string]?.N ?? "none"}, not ${expectedVersion} as expected: it was written in between; read it again and repeat the change`,
      { ...failure, expectedVersion },
    );
  }
  return new ConditionFailedError(`the condition of this ${write.operation} does not hold for ${item}`, failure);
}

/** The error of a `create` that found its key taken. */
export function alreadyExists(
  { model, codec }: ModelContext,
  key: Readonly<Record<string, unknown>>,
  error: unknown,
): unknown {
  if (!isConditionFailed(error)) return error;
  const stored = error.current as StoredItem | undefined;
  return new ItemAlreadyExistsError(
    `there is a ${model.name} ${describeKey(key)} in table "${model.table}" already; put() overwrites, update() changes`,
    {
      operation: "PutItem",
      model: model.name,
      table: model.table,
      key,
      cause: error.cause ?? error,
      current: stored === undefined ? undefined : decodeOrNothing(codec, stored),
    },
  );
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
