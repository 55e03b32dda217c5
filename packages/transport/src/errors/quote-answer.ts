import type { DynamoDBRequest } from "@dynamorm/core";
import { textOf } from "../field-of.ts";
import type { Failure } from "./failure.ts";

const mostCharacters = 400;

/**
 * What DynamoDB says about values of an item, as it says it; a value may be anything, and a short one cannot be told from
 * other words by looking for it.
 */
const sayings: readonly [pattern: RegExp, instead: string][] = [
  [/Value '.*?' at '/gs, "Value '…' at '"],
  [/(numeric value: ).*$/gs, "$1…"],
  [/Input collection \[.*\]/gs, "Input collection […]"],
  [/AttributeValue: ?\{.*?\}/gs, "AttributeValue: {…}"],
  [/(invalid (?:value|type): \w+ )(?:".*"|`[^`]*`)/gs, "$1…"],
];

/**
 * The message of an answer, quoted for the library's own message: without the values of the request, which may be secret, on
 * one line, and not too long. The error's `cause` has it in full.
 */
export function quoteAnswer({ request, error }: Failure): string {
  return `"${hideValues(request)(error.message)}"`;
}

/** Takes the values of a request out of texts that DynamoDB answered to it; on one line, and not too long. */
export function hideValues({ input }: DynamoDBRequest): (text: string) => string {
  // A transaction may hold 4 MB, and be answered with the same words for each of its actions.
  const seen = new Map<string, string>();
  let values: readonly string[] | undefined;
  return (text) => {
    const known = seen.get(text);
    if (known !== undefined) return known;
    values ??= valuesOf(input);
    const hidden = withoutValues(text, values);
    seen.set(text, hidden);
    return hidden;
  };
}

function withoutValues(words: string, values: readonly string[]): string {
  let text = words;
  for (const [pattern, instead] of sayings) text = text.replaceAll(pattern, instead);
  // What no saying catches, because another engine words it in another way.
  for (const value of values) text = text.replaceAll(value, "…");
  text = text.replaceAll(/\s+/g, " ").trim();
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}

/** The texts and numbers in a request that are long enough to be told from other words, longest first. */
function valuesOf(input: unknown): readonly string[] {
  const values = new Set<string>();
  collectValues(input, values, new Set());
  // Values belong into the parameters of a PartiQL statement; who writes it may have put them into its text.
  for (const [literal] of (textOf(input, "Statement") ?? "").matchAll(/'(?:[^']|'')*'/g)) {
    values.add(literal.slice(1, -1));
  }
  return [...values].filter((value) => value.length > 3).toSorted((a, b) => b.length - a.length);
}

function collectValues(value: unknown, values: Set<string>, seen: Set<unknown>): void {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || seen.has(value)) return;
  seen.add(value);
  for (const [name, inner] of Object.entries(value)) {
    // { S: "text" }, { N: "5" }, { SS: ["text"] }, { NS: ["5"] }
    if (/^[SN]S?$/.test(name)) {
      for (const text of [inner].flat()) if (typeof text === "string") values.add(text);
    }
    collectValues(inner, values, seen);
  }
}
