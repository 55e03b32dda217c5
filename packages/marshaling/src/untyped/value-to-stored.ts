import { type AttributeValue, isPlainObject, type StoredItem } from "@dynamorm/core";
import { isSet } from "../builtins.ts";
import { within } from "../mismatch.ts";
import { put } from "../record.ts";
import { stringText } from "../string-text.ts";
import { bytesOfBinary } from "./binary.ts";
import { unboxed } from "./boxed.ts";
import { inheritsProperties, isOpaque, propertiesOf } from "./class-instances.ts";
import { bigintText, safeNumberText } from "./integers.ts";
import { mostLevels, TooDeep } from "./levels.ts";
import { isMap, recordOfMap } from "./maps.ts";
import { type MarshallOptions, noOptions } from "./marshall-options.ts";
import { nameCycle } from "./name-cycle.ts";
import { checkedText, isNumberText } from "./number-value.ts";
import { checkName, instanceOfClass, refused, undefinedWithin } from "./refusals.ts";
import { setToStored } from "./set-to-stored.ts";

/**
 * Any value as DynamoDB stores it, by what it is. `level` is the level of nesting that it is at: 1 for an attribute of an item.
 *
 * @throws Mismatch for what would not be stored as it is, with the path within the value.
 */
export function valueToStored(value: unknown, level: number, options: MarshallOptions = noOptions): AttributeValue {
  try {
    return toStored(value, level, options);
  } catch (thrown) {
    throw nameCycle(value, thrown);
  }
}

function toStored(value: unknown, level: number, options: MarshallOptions): AttributeValue {
  if (level > mostLevels) throw new TooDeep();
  switch (typeof value) {
    case "string":
      return value === "" && options.convertEmptyValues ? { NULL: true } : { S: stringText(value) };
    case "number":
      return { N: safeNumberText(value, options.allowImpreciseNumbers) };
    case "bigint":
      return { N: bigintText(value) };
    case "boolean":
      return { BOOL: value };
    case "object":
      return value === null ? { NULL: true } : objectToStored(value, level, options);
    default:
      throw refused(value);
  }
}

function objectToStored(value: object, level: number, options: MarshallOptions): AttributeValue {
  if (Array.isArray(value)) return { L: listToStored(value, level + 1, options) };
  if (isPlainObject(value) && !inheritsProperties(value)) return { M: recordToStored(value, level + 1, options) };
  const bytes = bytesOfBinary(value);
  if (bytes !== undefined) return bytes.length === 0 && options.convertEmptyValues ? { NULL: true } : { B: bytes };
  if (isSet(value)) return setToStored(value, options);
  if (isMap(value)) return { M: recordToStored(recordOfMap(value), level + 1, options) };
  return instanceToStored(value, level, options);
}

function instanceToStored(value: object, level: number, options: MarshallOptions): AttributeValue {
  if (isNumberText(value)) return { N: checkedText(value.value) };
  const content = unboxed(value);
  if (content !== undefined) return toStored(content, level, options);
  if (isOpaque(value)) throw refused(value);
  if (!options.convertClassInstanceToMap) throw instanceOfClass(value);
  return { M: recordToStored(propertiesOf(value), level + 1, options) };
}

function listToStored(list: readonly unknown[], level: number, options: MarshallOptions): AttributeValue[] {
  const stored: AttributeValue[] = [];
  let index = 0;
  try {
    for (; index < list.length; index++) {
      const element = list[index];
      if (element !== undefined) stored.push(toStored(element, level, options));
      else if (!options.removeUndefinedValues) throw undefinedWithin();
    }
  } catch (thrown) {
    throw within(index, thrown);
  }
  return stored;
}

function recordToStored(
  record: Readonly<Record<string, unknown>>,
  level: number,
  options: MarshallOptions,
): StoredItem {
  const stored: StoredItem = {};
  let name = "";
  try {
    for (name of Object.keys(record)) {
      const value = record[name];
      if (value === undefined && options.removeUndefinedValues) continue;
      checkName(name);
      if (value === undefined) throw undefinedWithin();
      put(stored, name, toStored(value, level, options));
    }
  } catch (thrown) {
    throw within(name, thrown);
  }
  return stored;
}
