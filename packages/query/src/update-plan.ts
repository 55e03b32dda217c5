import { type AnyModel, describeName, describeValue, InvalidQueryError } from "@dynamorm/core";
import { type Condition, operatorCondition, type UpdateAction } from "@dynamorm/expressions";
import { isDeepStrictEqual } from "node:util";
import { tableKeys } from "./candidate.ts";

/** What an update does, as plain data. */
export interface UpdatePlan {
  readonly key: Readonly<Record<string, unknown>>;
  readonly actions: readonly UpdateAction[];
  readonly conditions: readonly Condition[];
  /** The version that the item must have. */
  readonly expectedVersion?: number;
}

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
  key: Readonly<Record<string, unknown>>,
  changes: object,
  conditions: readonly Condition[],
  now: Date,
): UpdatePlan {
  if (typeof changes !== "object" || changes === null || Array.isArray(changes)) {
    throw new InvalidQueryError(
      `Model "${model.name}": an update takes an object of attributes, not ${describeValue(changes)}`,
      { model: model.name, table: model.table },
    );
  }
  const { createdAt, updatedAt, version } = model.roles;
  const given = Object.entries(changes).filter(
    ([name, value]) => value !== undefined && name !== createdAt && name !== updatedAt,
  );
  const expectedVersion =
    version === undefined ? undefined : expectedVersionOf(model, given.find(([name]) => name === version)?.[1]);
  const actions = given.flatMap(([name, value]) => (name === version ? [] : actionOf(model, key, name, value)));
  if (updatedAt !== undefined) actions.push({ kind: "set", path: [updatedAt], operand: { kind: "value", value: now } });
  if (version !== undefined) actions.push({ kind: "add", path: [version], value: 1 });
  const versionCondition =
    version === undefined || expectedVersion === undefined
      ? []
      : [operatorCondition([version], "=", [expectedVersion])];
  return {
    key,
    actions,
    conditions: [...conditions, ...versionCondition],
    ...(expectedVersion !== undefined && { expectedVersion }),
  };
}

function actionOf(
  model: AnyModel,
  key: Readonly<Record<string, unknown>>,
  name: string,
  value: unknown,
): UpdateAction[] {
  const refuse = (message: string): never => {
    throw new InvalidQueryError(`Model "${model.name}": ${message}`, {
      model: model.name,
      table: model.table,
      attribute: name,
      key,
    });
  };
  const definition = Object.hasOwn(model.attributes, name) ? model.attributes[name]?.definition : undefined;
  if (definition === undefined) {
    return refuse(
      `update of ${describeName(name)}, which is no attribute; there are ${Object.keys(model.attributes).join(", ")}`,
    );
  }
  if (tableKeys(model).includes(name)) {
    return isDeepStrictEqual(value, key[name])
      ? []
      : refuse(
          `update of "${name}" from ${describeValue(key[name])} to ${describeValue(value)}: a key never changes; create another item and delete this one`,
        );
  }
  if (definition.readonly) return refuse(`update of "${name}", which is readonly; leave it out`);
  if (value !== null) return [{ kind: "set", path: [name], operand: { kind: "value", value } }];
  return definition.optional
    ? [{ kind: "remove", path: [name] }]
    : refuse(`update removes "${name}" (null), which every item has; make it optional() if items may lack it`);
}

function expectedVersionOf(model: AnyModel, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw new InvalidQueryError(
    `Model "${model.name}": "${model.roles.version}" is the version that the item is expected to have, a whole number from 0, not ${describeValue(value)}`,
    {
      model: model.name,
      table: model.table,
      attribute: model.roles.version,
    },
  );
}
