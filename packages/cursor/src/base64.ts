/** Bytes as standard base64 text, padded. */
export function toBase64(bytes: Uint8Array): string {
  let characters = "";
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return btoa(characters);
}

/** The bytes of a standard, padded base64 text, or `undefined` for any other text: one sequence of bytes has one text. */
export function fromBase64(text: string): Uint8Array | undefined {
  let characters: string;
  try {
    characters = atob(text);
  } catch {
    return undefined;
  }
  // `atob` forgives white space, missing padding and stray bits at the end.
  if (btoa(characters) !== text) return undefined;
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index);
  return bytes;
}

/** Bytes as base64url text, padded, as Go's `base64.URLEncoding` writes it. */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_");
}

/** Bytes as base64url text without padding: `=` would have to be escaped in URLs. */
export function toUnpaddedBase64Url(bytes: Uint8Array): string {
  return toBase64Url(bytes).replaceAll("=", "");
}

/** The bytes of a base64url text, padded or not at all, or `undefined` for any other text. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  if (/[+/]/.test(text)) return undefined;
  const padded = text.includes("=") ? text : text.padEnd(Math.ceil(text.length / 4) * 4, "=");
  return fromBase64(padded.replaceAll("-", "+").replaceAll("_", "/"));
}
