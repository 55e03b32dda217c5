/** What stands in a statement and is no part of its grammar: quoted text and names, and comments. A quote within is written twice. */
const quotedOrComment = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g;

/** How many values a statement takes: each `?` outside of quotes and comments is one. */
export function countPlaceholders(statement: string): number {
  return statement.replace(quotedOrComment, "").split("?").length - 1;
}

/** Whether a statement reads: it begins with SELECT. */
export function isSelect(statement: string): boolean {
  return /^\s*select\b/i.test(statement.replace(/^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/, ""));
}
