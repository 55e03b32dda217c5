import { inWords } from "../check-options.ts";
import { describeValue } from "../describe-value.ts";
import { quoteText } from "../quote-text.ts";
import type { BatchFailure } from "./batch-error.ts";
import { isDynamORMError } from "./dynamorm-error.ts";

/** How many keys a message names. */
const mostNamed = 3;

/**
 * The message of a {@link BatchError}: how many were not done, the first keys, and why most of them failed.
 *
 * @example
 * describeBatchFailures(failures, 10_000);
 * // Model "User": 12 of 10,000 items were not written: id "u1", id "u2", id "u3" and 9 more; all failed with THROTTLED, the first: …
 */
export function describeBatchFailures(failures: readonly BatchFailure[], total: number): string {
  const models = [...new Set(failures.map(({ model }) => model))].map((model) => JSON.stringify(model));
  const named = failures.slice(0, mostNamed).map((failure) => describeItem(failure, models.length > 1));
  const more = failures.length > mostNamed ? ` and ${count(failures.length - mostNamed)} more` : "";
  const verb = verbOf(failures);
  return [
    `${models.length > 1 ? "Models" : "Model"} ${inWords(models, "and")}: `,
    `${count(failures.length)} of ${count(total)} ${total === 1 ? "item" : "items"} ${failures.length === 1 ? "was" : "were"} not ${verb}: `,
    `${named.join(", ")}${more}; ${describeReason(failures)}`,
  ].join("");
}

function verbOf(failures: readonly BatchFailure[]): string {
  if (failures.every(({ kind }) => kind === "get")) return "read";
  return failures.every(({ kind }) => kind === "delete") ? "deleted" : "written";
}

/** The reason that most of them have, in the words of the first that has it. */
function describeReason(failures: readonly BatchFailure[]): string {
  const counts = new Map<string, number>();
  for (const { error } of failures) counts.set(reasonOf(error), (counts.get(reasonOf(error)) ?? 0) + 1);
  // Of those that are equally common it is the one that was met first.
  const [reason = "nothing", times = 0] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  const words = wordsOf(failures.find(({ error }) => reasonOf(error) === reason)?.error);
  if (failures.length === 1) return `it failed with ${reason}${words}`;
  const which = times === failures.length ? "all" : `${count(times)} of them`;
  return `${which} failed with ${reason}${words === "" ? "" : `, the first${words}`}`;
}

function reasonOf(error: unknown): string {
  if (isDynamORMError(error)) return error.code;
  return error instanceof Error ? `an unexpected ${error.name}` : "something that is no error";
}

/** What is no error of this library may have anything in its message: it is left out. */
function wordsOf(error: unknown): string {
  return isDynamORMError(error) ? `: ${error.message}` : "";
}

/** A key for people: `id "u1"`, `project "a" number 3`. */
function describeItem({ model, key }: BatchFailure, withModel: boolean): string {
  const parts = Object.entries(key).map(([name, value]) => `${name} ${describeKeyValue(value)}`);
  return `${withModel ? `${model} ` : ""}${parts.join(" ")}`;
}

function describeKeyValue(value: unknown): string {
  if (typeof value === "string") return quoteText(value);
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  // An invalid date has no text.
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  return describeValue(value);
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}
