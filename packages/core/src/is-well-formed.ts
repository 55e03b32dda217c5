/** ES2024, in every runtime since Node 20; the compiler's library is older. */
interface WellFormedText {
  isWellFormed(): boolean;
}

/** Whether a text has no half of a surrogate pair. DynamoDB holds UTF-8, where such a half would silently become U+FFFD. */
export function isWellFormed(text: string): boolean {
  return (text as unknown as WellFormedText).isWellFormed();
}
