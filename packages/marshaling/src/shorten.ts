/** Longer than any path that is fit to be read, in UTF-16 units. */
const mostUnits = 300;

/** A text for an error message, cut where it is too long to be read: names in records, and words of converters, can be of any length. */
export function shorten(text: string): string {
  return text.length > mostUnits ? `${text.slice(0, mostUnits).replace(/[\uD800-\uDBFF]$/, "")}…` : text;
}
