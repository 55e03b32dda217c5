/** The code of a system's error, such as `"EADDRINUSE"`. Not by `instanceof`: test runners have an `Error` of their own. */
export function systemErrorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
