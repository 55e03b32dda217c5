import { describeValue, isRecord } from "@dynamorm/core";
import { Mismatch } from "./mismatch.ts";
import { isObject } from "./plain-object.ts";

/**
 * A stored value in a few words, for error messages: `{ S: "abc" }`, `{ L: 3 elements }`; what is no AttributeValue as
 * `describeValue` has it. Texts are cut, containers are not looked into.
 */
export function describeStored(stored: unknown): string {
  return describeAttributeValue(stored) ?? describeValue(stored);
}

/** What does not fit when it is read. What is no AttributeValue at all comes from a mistake of its own, which is named. */
export function storedMismatch(expected: string, stored: unknown): Mismatch {
  const received = describeAttributeValue(stored);
  if (received !== undefined) return new Mismatch(expected, received, { mend: mendFor(stored) });
  const mend = "give the item as the low-level client has it, not as a document client does";
  return new Mismatch(expected, describeValue(stored), { mend });
}

function mendFor(stored: unknown): string | undefined {
  const isNull = isObject(stored) && stored["NULL"] === true;
  return isNull ? "make it nullable(), or correct the item" : undefined;
}

function describeAttributeValue(stored: unknown): string | undefined {
  if (!isObject(stored)) return undefined;
  const [type, content] = Object.entries(stored).find(([, value]) => value !== undefined) ?? [];
  const words = describeContent(type, content);
  return words === undefined ? undefined : `{ ${type}: ${words} }`;
}

function describeContent(type: string | undefined, content: unknown): string | undefined {
  switch (type) {
    case "S":
    case "N":
    case "BOOL":
    case "NULL":
      return describeValue(content).replace(/^the string /, "");
    case "B":
      return ArrayBuffer.isView(content) ? count(content.byteLength, "byte") : describeValue(content);
    case "L":
    case "SS":
    case "NS":
    case "BS":
      return Array.isArray(content) ? count(content.length, "element") : describeValue(content);
    case "M":
      return isRecord(content) ? count(Object.keys(content).length, "attribute") : describeValue(content);
    default:
      return undefined;
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
