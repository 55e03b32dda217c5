import { fieldOf, textOf } from "../field-of.ts";

/** The tables that a request names, wherever its operation has them: as names or as ARNs. */
export function tablesOf(input: object): readonly string[] {
  const table = textOf(input, "TableName");
  if (table !== undefined) return [table];
  const items = fieldOf(input, "RequestItems");
  if (typeof items === "object" && items !== null) return Object.keys(items);
  const actions = fieldOf(input, "TransactItems");
  return Array.isArray(actions) ? actions.flatMap(tablesOfAction) : [];
}

function tablesOfAction(action: unknown): readonly string[] {
  if (typeof action !== "object" || action === null) return [];
  return Object.values(action).flatMap((part) => textOf(part, "TableName") ?? []);
}
