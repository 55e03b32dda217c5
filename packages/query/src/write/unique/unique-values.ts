import { type AnyModel, type AttributeValue, type StoredItem, storedNameOf } from "@dynamorm/core";
import type { UpdateAction } from "@dynamorm/expressions";
import { invalidQuery } from "@dynamorm/update-builder";
import type { PlannedWrite } from "../planned-write.ts";

/** The values that an item has of the unique attributes of its model, by the attribute's name in code. */
export type UniqueValues = ReadonlyMap<string, AttributeValue>;

/** The values of what is no item. */
export const noValues: UniqueValues = new Map();

/** The values that a stored item keeps from others: none where there is no item, or one that was deleted softly. */
export function valuesIn(model: AnyModel, stored: StoredItem | undefined): UniqueValues {
  const { unique = [], roles } = model;
  if (stored === undefined) return noValues;
  if (roles.deletedAt !== undefined && stored[storedNameOf(model, roles.deletedAt)] !== undefined) return noValues;
  return new Map(
    unique.flatMap((name) => {
      const value = stored[storedNameOf(model, name)];
      return value === undefined || value.NULL === true ? [] : [[name, value] as const];
    }),
  );
}

/** What the values of an item depend on: its unique attributes, and whether it was deleted softly. */
export function watchedNames({ unique = [], roles }: AnyModel): readonly string[] {
  return roles.deletedAt === undefined ? unique : [...unique, roles.deletedAt];
}

/** Whether a write may change what values its item has. An update changes what its actions name, and makes no item. */
export function touchesValues({ context: { model }, kind, actions = [], claims }: PlannedWrite): boolean {
  if (model.unique === undefined || kind === "check") return claims !== undefined;
  const watched = watchedNames(model);
  return kind !== "update" || actions.some(({ path: [name] }) => watched.includes(name));
}

/**
 * The values that an item has after a write.
 *
 * @throws InvalidQueryError for an action whose result only DynamoDB knows.
 */
export function valuesAfter(write: PlannedWrite, current: StoredItem | undefined): UniqueValues {
  const { context, request, stored, actions = [], claims } = write;
  const { model } = context;
  if (claims !== undefined) return new Map([...valuesIn(model, current)].filter(([name]) => name === claims));
  if (request.operation === "DeleteItem") return noValues;
  if (stored !== undefined) return valuesIn(model, stored);
  const watched = watchedNames(model);
  const after: Record<string, AttributeValue> = { ...("Key" in request.input ? request.input.Key : {}), ...current };
  for (const action of actions) {
    const [name] = action.path;
    if (!watched.includes(name)) continue;
    const value = valueOf(write, action, after[storedNameOf(model, name)]);
    if (value === undefined) delete after[storedNameOf(model, name)];
    else after[storedNameOf(model, name)] = value;
  }
  return valuesIn(model, after);
}

/** What an attribute is after an action; unique ones are scalars, so that there are no paths within them. */
function valueOf(
  { context: { model, codec }, key }: PlannedWrite,
  action: UpdateAction,
  before: AttributeValue | undefined,
): AttributeValue | undefined {
  const { kind, path } = action;
  if (kind === "remove") return undefined;
  const operand = kind === "set" ? action.operand : undefined;
  if (operand?.kind === "value") return codec.marshalValue(path, operand.value);
  if (operand?.kind === "ifNotExists" && operand.path.length === 1 && operand.path[0] === path[0]) {
    return before ?? codec.marshalValue(path, operand.otherwise.value);
  }
  const message = `"${path[0]}" is unique: what it comes to has to be known before it is written; set it to a value, in place of counting`;
  throw invalidQuery(model, message, { attribute: path[0], key });
}
