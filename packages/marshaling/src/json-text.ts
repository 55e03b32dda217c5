/** What `JSON.stringify` escapes in well-formed text. */
// oxlint-disable-next-line no-control-regex
const escaped = /["\\\u0000-\u001f]/;

/** Up to this length, in UTF-16 units, looking at each is quicker than a regular expression. */
const short = 20;

/** A text in JSON, as `JSON.stringify` writes it. The text is well-formed: halves of surrogate pairs would have to be escaped. */
export function jsonText(text: string): string {
  return needsEscapes(text) ? JSON.stringify(text) : `"${text}"`;
}

/** The same without its quotes: nearly always the text itself, and then nothing is made. */
export function escapedText(text: string): string {
  return needsEscapes(text) ? JSON.stringify(text).slice(1, -1) : text;
}

function needsEscapes(text: string): boolean {
  if (text.length > short) return escaped.test(text);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 32 || unit === 34 || unit === 92) return true;
  }
  return false;
}
