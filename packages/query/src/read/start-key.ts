import {
  type AnyModel,
  type AttributeValue,
  compareCodePoints,
  isDynamORMError,
  storedDefinitions,
  type StoredItem,
  storedType,
  storedNameOf,
} from "@dynamorm/core";
import type { OperatorCondition } from "@dynamorm/expressions";
import { keyNames } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import { storedValueIdentity } from "./stored-key-identity.ts";

/** Whether a stranger's key has these attributes and no others, each with a value that the table could have there. */
export function isKeyOf(context: ModelContext, lastKey: StoredItem, names: readonly string[]): boolean {
  const { model } = context;
  if (Object.keys(lastKey).length !== names.length) return false;
  return !mayShareTable(model)
    ? names.every((name) => isFilled(valueOf(context, lastKey, name)))
    : // The last item that was looked at may be one of another model, whose keys are only of the same type.
      names.every((name) => hasTypeOf(model, name, lastKey[storedNameOf(model, name)]));
}

/** Whether items of other models, or guards, may be read along: the model has what tells its own from them. */
function mayShareTable({ typeTag, key, computed, unique }: AnyModel): boolean {
  return typeTag !== undefined || unique !== undefined || keyNames(key).some((name) => Object.hasOwn(computed, name));
}

/**
 * Whether a key lies in what key conditions read, as the last key of a page does. DynamoDB refuses one that does not. What has no order
 * that is known here is left to DynamoDB.
 */
export function isInRange(
  context: ModelContext,
  lastKey: StoredItem,
  { path: [name], operator, operands }: OperatorCondition,
): boolean {
  const { model, codec } = context;
  const stored = lastKey[storedNameOf(model, name)];
  const order = (operand: unknown): number | undefined => orderOf(stored, codec.marshalValue([name], operand));
  const holds = (test: (order: number) => boolean, operand: unknown): boolean => {
    const found = order(operand);
    return found === undefined || test(found);
  };
  const [low, high] = operands;
  switch (operator) {
    case "=":
      return isSame(context, lastKey, name, low);
    case "<":
      return holds((found) => found < 0, low);
    case "<=":
      return holds((found) => found <= 0, low);
    case ">":
      return holds((found) => found > 0, low);
    case ">=":
      return holds((found) => found >= 0, low);
    case "between":
      return holds((found) => found >= 0, low) && holds((found) => found <= 0, high);
    case "begins_with":
      return typeof low !== "string" || stored?.S?.startsWith(low) === true;
    default:
      return true;
  }
}

function isSame({ model, codec }: ModelContext, lastKey: StoredItem, name: string, value: unknown): boolean {
  const stored = lastKey[storedNameOf(model, name)];
  // As they are stored: what a converter of the caller's makes of them may be two objects.
  return stored !== undefined && storedValueIdentity(stored) === storedValueIdentity(codec.marshalValue([name], value));
}

/** How two stored values are ordered; nothing for what has no order that can be told without its bytes. */
function orderOf(a: AttributeValue | undefined, b: AttributeValue): number | undefined {
  if (a?.S !== undefined && b.S !== undefined) return compareCodePoints(a.S, b.S);
  if (a?.N === undefined || b.N === undefined) return undefined;
  const difference = Number(a.N) - Number(b.N);
  // Two numbers that are one for JavaScript may be two for DynamoDB.
  return difference === 0 && a.N !== b.N ? undefined : difference;
}

/** A value of a stored key as code has it; nothing where it is none of the model's. */
function valueOf({ codec }: ModelContext, stored: StoredItem, name: string): unknown {
  try {
    return (codec.unmarshalSome(stored, [name]) as Record<string, unknown>)[name];
  } catch (error) {
    if (isDynamORMError(error, "ITEM_MISMATCH")) return undefined;
    throw error;
  }
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== "";
}

function hasTypeOf(model: AnyModel, name: string, value: AttributeValue | undefined): boolean {
  const definition = storedDefinitions(model)[name];
  const type = definition && storedType(definition);
  if (value === undefined || type === undefined || Object.keys(value).join() !== type) return false;
  return type === "N" ? Number.isFinite(Number(value.N)) : value.S !== "";
}
