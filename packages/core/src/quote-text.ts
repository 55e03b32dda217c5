const mostCharacters = 40;

/** A text in quotes, for error messages: escaped as in JSON, and cut after 40 characters, never within one. */
export function quoteText(text: string): string {
  if (text.length <= mostCharacters) return JSON.stringify(text);
  const cut = text.slice(0, mostCharacters).replace(/[\uD800-\uDBFF]$/, "");
  return JSON.stringify(`${cut}…`);
}
