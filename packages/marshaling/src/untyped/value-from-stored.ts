import { isRecord } from "@dynamorm/core";
import { fromBase64 } from "../base64.ts";
import { describeStored, storedMismatch } from "../describe-stored.ts";
import { Mismatch, within } from "../mismatch.ts";
import { put } from "../record.ts";
import { bytesOfBinary } from "./binary.ts";
import { mostLevels, TooDeep } from "./levels.ts";
import { noOptions } from "./marshall-options.ts";
import { readNumber } from "./read-number.ts";
import type { UnmarshallOptions } from "./unmarshall-options.ts";

/**
 * A value out of what DynamoDB stores, as what its type says. `level` is the level of nesting that it is at: 1 for an attribute
 * of an item. Nothing about `stored` is believed.
 *
 * @throws Mismatch for what is no `AttributeValue`, or none that can be read as it is, with the path within it.
 */
export function valueFromStored(stored: unknown, level: number, options: UnmarshallOptions = noOptions): unknown {
  if (level > mostLevels) throw new TooDeep();
  if (!isRecord(stored)) throw unknownType(stored);
  const type = typeOf(stored);
  const content = type === undefined ? undefined : stored[type];
  switch (type) {
    case "S":
      return textOf(stored, content);
    case "N":
      return readNumber(stored, content, options);
    case "B":
      return bytesOf(stored, content);
    case "BOOL":
      if (typeof content !== "boolean") throw storedMismatch("true or false (BOOL)", stored);
      return content;
    case "NULL":
      if (typeof content !== "boolean") throw storedMismatch("null (NULL)", stored);
      return null;
    case "L":
      return listFromStored(elementsOf(stored, content), level + 1, options);
    case "M":
      if (!isRecord(content)) throw storedMismatch("a map (M)", stored);
      return recordFromStored(content, level + 1, options);
    case "SS":
      return setFromStored(elementsOf(stored, content), (member) => textOf(stored, member));
    case "NS":
      return setFromStored(elementsOf(stored, content), (member) => readNumber({ N: member }, member, options));
    case "BS":
      return setFromStored(elementsOf(stored, content), (member) => bytesOf(stored, member));
    default:
      throw unknownType(stored);
  }
}

/** The attributes of an item, or of a map; `level` is the one that they are at. */
export function recordFromStored(stored: object, level: number, options: UnmarshallOptions): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  let name = "";
  try {
    for (name of Object.keys(stored)) {
      put(record, name, valueFromStored((stored as Readonly<Record<string, unknown>>)[name], level, options));
    }
  } catch (thrown) {
    throw within(name, thrown);
  }
  return record;
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

function listFromStored(stored: readonly unknown[], level: number, options: UnmarshallOptions): unknown[] {
  const list: unknown[] = [];
  let index = 0;
  try {
    for (; index < stored.length; index++) list.push(valueFromStored(stored[index], level, options));
  } catch (thrown) {
    throw within(index, thrown);
  }
  return list;
}

function setFromStored(members: readonly unknown[], read: (member: unknown) => unknown): Set<unknown> {
  const set = new Set<unknown>();
  for (const member of members) set.add(read(member));
  if (set.size === members.length) return set;
  // DynamoDB has no member twice: it is in how they are read.
  throw new Mismatch("members that stay apart", `a set whose ${members.length} members are read as ${set.size}`);
}

function textOf(stored: unknown, text: unknown): string {
  if (typeof text === "string") return text;
  throw storedMismatch("a string", stored);
}

function bytesOf(stored: unknown, content: unknown): Uint8Array {
  const bytes = typeof content === "string" ? fromBase64(content) : bytesOfBinary(content);
  if (bytes !== undefined) return bytes;
  throw storedMismatch("bytes, or the base64 text of some", stored);
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
