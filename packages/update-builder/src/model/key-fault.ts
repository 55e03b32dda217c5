import { type AnyModel, keyRuleOf, wrongKeyBytes } from "@dynamorm/core";

/** Why DynamoDB would refuse a value as the key, of the table or of an index, that an attribute is; nothing where it would not. */
export function keyFault(model: AnyModel, name: string, value: unknown): string | undefined {
  const isSized = typeof value === "string" || value instanceof Uint8Array;
  const rule = isSized ? keyRuleOf(model, name) : undefined;
  if (rule === undefined) return undefined;
  const bytes =
    typeof value === "string" ? wrongKeyBytes(value, rule) : wrongLength(value as Uint8Array, rule.mostBytes);
  if (bytes === undefined) return undefined;
  const what = typeof value === "string" ? "text" : "binary";
  if (bytes === 0) return `an empty ${what}: it is a key, and no key is empty`;
  return `a ${what} of ${bytes} bytes: it is a ${rule.what}, which has ${rule.mostBytes} at most`;
}

function wrongLength({ length }: Uint8Array, most: number): number | undefined {
  return length === 0 || length > most ? length : undefined;
}
