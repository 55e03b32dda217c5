import { describeName, describeValue } from "@dynamorm/core";

/** What was given as a condition or an action, for error messages: an object by its kind, which tells more than that it is one. */
export function describeMade(value: unknown): string {
  const kind = (value as { readonly kind?: unknown } | null | undefined)?.kind;
  return kind === undefined ? describeValue(value) : `an object of the kind ${describeName(kind)}`;
}
