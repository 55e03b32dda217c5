import { type AnyModel, inWords } from "@dynamorm/core";
import type { OperatorCondition } from "@dynamorm/expressions";
import { invalidQuery, keyFault } from "@dynamorm/update-builder";

/**
 * DynamoDB refuses to look for what no key can be.
 *
 * @throws InvalidQueryError naming the key and what it is made of.
 */
export function checkKeyOperands(model: AnyModel, conditions: readonly OperatorCondition[]): void {
  for (const { path, operands } of conditions) for (const operand of operands) checkKeyValue(model, path[0], operand);
}

/** As {@link checkKeyOperands}, for the values of whole keys. */
export function checkNamedKeys(model: AnyModel, keys: readonly Readonly<Record<string, unknown>>[]): void {
  for (const key of keys) for (const [name, value] of Object.entries(key)) checkKeyValue(model, name, value);
}

function checkKeyValue(model: AnyModel, name: string, value: unknown): void {
  const fault = keyFault(model, name, value);
  if (fault === undefined) return;
  const parts = model.computed[name]?.parts.map((part) => `"${part}"`) ?? [];
  const made = parts.length === 0 ? "" : `, made of ${inWords(parts, "and")},`;
  throw invalidQuery(model, `"${name}"${made} is compared to ${fault}`, { attribute: name });
}
