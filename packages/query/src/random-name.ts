/** A name that nothing else has, of 36 characters at most: a UUID. */
export function randomName(): string {
  // Of web pages, only those that came by HTTPS have randomUUID.
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
