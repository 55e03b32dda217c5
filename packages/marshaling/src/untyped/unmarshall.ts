import { isRecord, type StoredItem } from "@dynamorm/core";
import { isBytes } from "../builtins.ts";
import { describeStored, storedMismatch } from "../describe-stored.ts";
import { Mismatch, within } from "../mismatch.ts";
import { put } from "../record.ts";
import { invalidStored } from "../value-errors.ts";
import { numberOrBigint } from "./integers.ts";
import { mostLevels, tooDeep } from "./levels.ts";

/**
 * An item out of what DynamoDB stores, each value as what its type says. What the same function of
 * `@aws-sdk/util-dynamodb` makes of it, this one does; where that one would round a number, this one refuses.
 *
 * Numbers beyond `Number.MAX_SAFE_INTEGER` become bigints; sets become `Set`s; bytes stay `Uint8Array`s.
 *
 * @example
 * unmarshall({ id: { S: "1" }, tags: { SS: ["a"] } })   // { id: "1", tags: new Set(["a"]) }
 *
 * @throws ItemMismatchError for a type that does not exist, for a value of two types, for a number that neither a number nor a bigint holds exactly, and
 * for what is nested over 32 levels. It names the path.
 */
export function unmarshall(item: StoredItem): Record<string, unknown> {
  try {
    if (!isRecord(item)) throw storedMismatch("an item", item);
    return recordFromStored(item, 1);
  } catch (thrown) {
    throw invalidStored(thrown);
  }
}

function fromStored(stored: unknown, level: number): unknown {
  if (level > mostLevels) throw tooDeep();
  if (!isRecord(stored)) throw unknownType(stored);
  const type = typeOf(stored);
  const content = type === undefined ? undefined : stored[type];
  switch (type) {
    case "S":
      return textOf(stored, content);
    case "N":
      return numberOf(stored, content);
    case "B":
      return bytesOf(stored, content);
    case "BOOL":
      if (typeof content !== "boolean") throw storedMismatch("true or false (BOOL)", stored);
      return content;
    case "NULL":
      if (typeof content !== "boolean") throw storedMismatch("null (NULL)", stored);
      return null;
    case "L":
      return listFromStored(elementsOf(stored, content), level + 1);
    case "M":
      if (!isRecord(content)) throw storedMismatch("a map (M)", stored);
      return recordFromStored(content, level + 1);
    case "SS":
      return new Set(elementsOf(stored, content).map((member) => textOf(stored, member)));
    case "NS":
      return new Set(elementsOf(stored, content).map((member) => numberOf({ N: member }, member)));
    case "BS":
      return new Set(elementsOf(stored, content).map((member) => bytesOf(stored, member)));
    default:
      throw unknownType(stored);
  }
}

/** The type that a value has, which is one; clients may write the others as `undefined`. */
function typeOf(stored: Readonly<Record<string, unknown>>): string | undefined {
  let found: string | undefined;
  for (const type in stored) {
    if (stored[type] === undefined) continue;
    if (found !== undefined) throw new Mismatch("one type", `an object with ${found} and ${type}`);
    found = type;
  }
  return found;
}

function recordFromStored(stored: object, level: number): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(stored)) {
    try {
      put(record, name, fromStored(value, level));
    } catch (thrown) {
      throw within(name, thrown);
    }
  }
  return record;
}

function listFromStored(stored: readonly unknown[], level: number): unknown[] {
  return stored.map((element, index) => {
    try {
      return fromStored(element, level);
    } catch (thrown) {
      throw within(index, thrown);
    }
  });
}

function textOf(stored: unknown, text: unknown): string {
  if (typeof text === "string") return text;
  throw storedMismatch("a string", stored);
}

function numberOf(stored: unknown, text: unknown): number | bigint {
  const number = typeof text === "string" ? numberOrBigint(text) : undefined;
  if (number !== undefined) return number;
  throw storedMismatch("a number that a JavaScript number or bigint holds exactly", stored);
}

function bytesOf(stored: unknown, bytes: unknown): Uint8Array {
  if (isBytes(bytes)) return bytes;
  throw storedMismatch("bytes, as a Uint8Array", stored);
}

function elementsOf(stored: unknown, elements: unknown): readonly unknown[] {
  if (Array.isArray(elements)) return elements;
  throw storedMismatch("an array of elements", stored);
}

function unknownType(stored: unknown): Mismatch {
  const types = Object.keys(stored ?? {}).join(", ");
  const received = isRecord(stored) && types !== "" ? `an object with ${types}` : describeStored(stored);
  return new Mismatch("one of S, N, B, BOOL, NULL, L, M, SS, NS, BS", received);
}
