import { describeValue } from "@dynamorm/core";
import { Mismatch } from "./mismatch.ts";

/**
 * A stored value in a few words, for error messages: `{ S: "abc" }`, `{ L: 3 elements }`; what is no AttributeValue as
 * `describeValue` has it. Texts are cut, containers are not looked into.
 */
export function describeStored(stored: unknown): string {
  if (typeof stored !== "object" || stored === null) return describeValue(stored);
  const [type, content] = Object.entries(stored).find(([, value]) => value !== undefined) ?? [];
  const words = type === undefined ? undefined : describeContent(type, content);
  return words === undefined ? describeValue(stored) : `{ ${type}: ${words} }`;
}

/** What does not fit when it is read. What is no AttributeValue at all comes from a mistake of its own, which is named. */
export function storedMismatch(expected: string, stored: unknown): Mismatch {
  const received = describeStored(stored);
  if (received.startsWith("{")) return new Mismatch(expected, received);
  return new Mismatch(expected, received, {
    mend: "give the item as the low-level client has it, not as a document client does",
  });
}

function describeContent(type: string, content: unknown): string | undefined {
  switch (type) {
    case "S":
    case "N":
      return describeValue(content).replace(/^the string /, "");
    case "BOOL":
    case "NULL":
      return describeValue(content);
    case "B":
      return ArrayBuffer.isView(content) ? count(content.byteLength, "byte") : describeValue(content);
    case "L":
    case "SS":
    case "NS":
    case "BS":
      return Array.isArray(content) ? count(content.length, "element") : describeValue(content);
    case "M":
      return typeof content === "object" && content !== null
        ? count(Object.keys(content).length, "attribute")
        : describeValue(content);
    default:
      return undefined;
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
