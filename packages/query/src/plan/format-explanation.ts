import type { Explanation } from "./explain-plan.ts";

/**
 * An explanation as text for people: what is read in the first line, then a column of words and what they stand for. Pure.
 *
 * @example
 * Query on index byStatus of table users: reads a part of one partition
 *   because   equality on "status", the partition key of byStatus, and a condition on its sort key "age"
 *   keys      status = "active"
 *             age > 18
 *   rejected  table: no equality on its partition key "id"
 */
export function formatExplanation(explanation: Explanation): string {
  const { reason, keyConditions, filters, clientFilters, warnings, rejected } = explanation;
  const entries: readonly (readonly [word: string, texts: readonly string[]])[] = [
    ["because", [reason]],
    ["keys", keyConditions.map(shortened)],
    ["filters", filters.map(shortened)],
    ["client filters", clientFilters.map(shortened)],
    ["warning", warnings.map(({ message }) => message)],
    ["rejected", rejected.map((other) => `${other.candidate}: ${other.reason}`)],
  ];
  const there = entries.filter(([, texts]) => texts.length > 0);
  const width = Math.max(...there.map(([word]) => word.length));
  const lines = there.flatMap(([word, texts]) =>
    texts.map((text, place) => `  ${(place === 0 ? word : "").padEnd(width)}  ${text}`),
  );
  return [firstLine(explanation), ...lines].join("\n");
}

function firstLine({ operation, table, index, cost }: Explanation): string {
  if (cost === "none") return "Nothing is sent: no item can be what is asked for";
  const source = index === undefined ? `table ${table}` : `index ${index} of table ${table}`;
  return `${operation} on ${source}: reads ${costInWords[cost]}`;
}

const costInWords: Readonly<Record<Exclude<Explanation["cost"], "none">, string>> = {
  item: "one item",
  items: "the items of these keys",
  range: "a part of one partition",
  partition: "one partition",
  table: "everything",
};

/** So much of a condition is enough to know it by: a list of a hundred values would hide the rest. */
const mostCharacters = 200;

function shortened(condition: string): string {
  const characters = Array.from(condition);
  return characters.length > mostCharacters ? `${characters.slice(0, mostCharacters).join("")}…` : condition;
}
