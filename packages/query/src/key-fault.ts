import { type AnyModel, keyRuleOf, wrongKeyBytes } from "@dynamorm/core";

/** Why DynamoDB would refuse a value as the key, of the table or of an index, that an attribute is; nothing where it would not. */
export function keyFault(model: AnyModel, name: string, value: unknown): string | undefined {
  const rule = typeof value === "string" ? keyRuleOf(model, name) : undefined;
  if (rule === undefined) return undefined;
  const bytes = wrongKeyBytes(value as string, rule);
  if (bytes === undefined) return undefined;
  if (bytes === 0) return "an empty text: it is a key, and no key is empty";
  return `a text of ${bytes} bytes: it is a ${rule.what}, which has ${rule.mostBytes} at most`;
}
