import { type AnyModel, inWords } from "@dynamorm/core";
import type { OperatorCondition } from "@dynamorm/expressions";
import { invalidQuery } from "../invalid-query.ts";
import { keyFault } from "./key-fault.ts";

/**
 * DynamoDB refuses to look for what no key can be.
 *
 * @throws InvalidQueryError naming the key and what it is made of.
 */
export function checkKeyOperands(model: AnyModel, conditions: readonly OperatorCondition[]): void {
  for (const { path, operands } of conditions) {
    const [name] = path;
    const fault = operands.map((operand) => keyFault(model, name, operand)).find(Boolean);
    if (fault === undefined) continue;
    const parts = model.computed[name]?.parts.map((part) => `"${part}"`) ?? [];
    const made = parts.length === 0 ? "" : `, made of ${inWords(parts, "and")},`;
    throw invalidQuery(model, `"${name}"${made} is compared to ${fault}`, { attribute: name });
  }
}
