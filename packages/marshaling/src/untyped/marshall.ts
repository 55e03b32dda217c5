import { type AttributeValue, describeValue, isPlainObject, type StoredItem } from "@dynamorm/core";
import { isArrayBuffer, isBytes, isSet } from "../builtins.ts";
import { Mismatch, within } from "../mismatch.ts";
import { mendForObject } from "../plain-object.ts";
import { put } from "../record.ts";
import { stringText } from "../string-text.ts";
import { invalidItem } from "../value-errors.ts";
import { bigintText, safeNumberText } from "./integers.ts";
import { mostLevels, tooDeep } from "./levels.ts";
import { checkName, cycle, refused } from "./refusals.ts";
import { setToStored } from "./set-to-stored.ts";

/**
 * An item as DynamoDB stores it, by the values that it holds: strings, numbers, bigints, booleans, `null`, bytes, sets, arrays
 * and plain objects. What the same function of `@aws-sdk/util-dynamodb` makes of them, this one does.
 *
 * @example
 * marshall({ id: "1", tags: new Set(["a"]), lines: [{ price: 3 }] })
 * // { id: { S: "1" }, tags: { SS: ["a"] }, lines: { L: [{ M: { price: { N: "3" } } }] } }
 *
 * @throws InvalidItemError for everything that would not be stored as it is: `undefined`, functions, instances of classes,
 * `NaN` and infinities, numbers beyond `Number.MAX_SAFE_INTEGER` (give a bigint), empty and mixed sets, what contains itself,
 * and what is nested over 32 levels. It names the path.
 */
export function marshall(item: Record<string, unknown>): StoredItem {
  try {
    if (!isPlainObject(item)) throw new Mismatch("a plain object", describeValue(item), { mend: mendForObject(item) });
    return recordToStored(item, []);
  } catch (thrown) {
    throw invalidItem(thrown, {});
  }
}

/** `outer` are the containers that the value stands in, from the outside in: as many as the level of nesting that it is at. */
function toStored(value: unknown, outer: object[]): AttributeValue {
  if (outer.length > mostLevels) throw tooDeep();
  switch (typeof value) {
    case "string":
      return { S: stringText(value) };
    case "number":
      return { N: safeNumberText(value) };
    case "bigint":
      return { N: bigintText(value) };
    case "boolean":
      return { BOOL: value };
    case "object":
      return value === null ? { NULL: true } : objectToStored(value, outer);
    default:
      throw refused(value);
  }
}

function objectToStored(value: object, outer: object[]): AttributeValue {
  if (outer.includes(value)) throw cycle();
  if (Array.isArray(value)) return { L: listToStored(value, outer) };
  if (isPlainObject(value)) return { M: recordToStored(value, outer) };
  if (isBytes(value)) return { B: value };
  if (isArrayBuffer(value)) return { B: new Uint8Array(value) };
  if (isSet(value)) return setToStored(value);
  throw refused(value);
}

function listToStored(list: readonly unknown[], outer: object[]): AttributeValue[] {
  const stored: AttributeValue[] = [];
  let index = 0;
  outer.push(list);
  try {
    for (; index < list.length; index++) stored.push(toStored(list[index], outer));
  } catch (thrown) {
    throw within(index, thrown);
  }
  outer.pop();
  return stored;
}

function recordToStored(record: Readonly<Record<string, unknown>>, outer: object[]): StoredItem {
  const stored: StoredItem = {};
  let name = "";
  outer.push(record);
  try {
    for (name of Object.keys(record)) {
      checkName(name);
      put(stored, name, toStored(record[name], outer));
    }
  } catch (thrown) {
    throw within(name, thrown);
  }
  outer.pop();
  return stored;
}
