import { storedPath } from "@dynamorm/core";
import { type Condition, type OperatorCondition, pathsOf } from "@dynamorm/expressions";
import { invalidQuery } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import { describeCondition } from "../plan/describe-condition.ts";

/**
 * Refuses a condition that one expression cannot say for all models: it has one name and one value.
 *
 * @throws InvalidQueryError naming the model that stores the attribute in another way.
 */
export function checkSameStored([first, ...others]: readonly ModelContext[], condition: Condition): void {
  if (first === undefined) return;
  const stored = storedForm(first, condition);
  const other = others.find((context) => storedForm(context, condition) !== stored);
  if (other === undefined) return;
  const [path] = pathsOf(condition);
  throw invalidQuery(
    first.model,
    `${describeCondition(condition)} is another condition for ${other.model.name}, which stores "${path?.[0]}" in another way; query each model by itself`,
    { attribute: String(path?.[0]) },
  );
}

/** What a condition comes to in a request, as text to compare. */
function storedForm(context: ModelContext, condition: Condition): string {
  switch (condition.kind) {
    case "operator":
      return JSON.stringify([storedPath(context.model.attributes, condition.path), operandsOf(context, condition)]);
    case "size":
      return JSON.stringify(storedPath(context.model.attributes, condition.path));
    case "not":
      return storedForm(context, condition.condition);
    default:
      return condition.conditions.map((part) => storedForm(context, part)).join();
  }
}

function operandsOf({ codec }: ModelContext, { path, operator, operands }: OperatorCondition): unknown {
  if (operator === "attribute_type" || operator === "begins_with") return operands;
  return operands.map((operand) =>
    operator === "contains" ? codec.marshalElement(path, operand) : codec.marshalValue(path, operand),
  );
}
