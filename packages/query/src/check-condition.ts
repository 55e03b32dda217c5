import { type AnyModel, type AttributeDefinition, type AttributeType, formatPath, storedType } from "@dynamorm/core";
import type { Condition, Operator } from "@dynamorm/expressions";
import { invalidQuery } from "./invalid-query.ts";
import { definitionOf } from "./model-path.ts";

/**
 * Refuses an operator that the attribute's type lacks, as the compiler does for typed callers. DynamoDB would answer some of these
 * with an error and others with no items at all.
 *
 * @throws InvalidQueryError naming the attribute and the operators that it has.
 */
export function checkCondition(model: AnyModel, condition: Condition): void {
  switch (condition.kind) {
    case "operator": {
      const definition = definitionOf(model, condition.path);
      const operators = operatorsOf[definition.type];
      if (operators.includes(condition.operator)) return;
      return refuse(
        model,
        formatPath(condition.path),
        definition,
        `no operator "${condition.operator}"; there are ${operators.join(", ")}`,
      );
    }
    case "size": {
      const definition = definitionOf(model, condition.path);
      if (["S", "B", "L", "M", "SS", "NS", "BS"].includes(storedType(definition))) return;
      return refuse(model, formatPath(condition.path), definition, "no size");
    }
    case "and":
    case "or":
      for (const part of condition.conditions) checkCondition(model, part);
      return;
    case "not":
      return checkCondition(model, condition.condition);
  }
}

const equality: readonly Operator[] = ["=", "<>", "in", "attribute_exists", "attribute_not_exists", "attribute_type"];
const order: readonly Operator[] = [...equality, "<", "<=", ">", ">=", "between"];
const text: readonly Operator[] = [...order, "begins_with", "contains"];
const collection: readonly Operator[] = [...equality, "contains"];

const operatorsOf: Readonly<Record<AttributeType, readonly Operator[]>> = {
  string: text,
  enum: text,
  number: order,
  date: order,
  list: collection,
  set: collection,
  boolean: equality,
  map: equality,
};

function refuse(model: AnyModel, attribute: string, definition: AttributeDefinition, lack: string): never {
  throw invalidQuery(model, `"${attribute}" is a ${definition.type} and has ${lack}`, { attribute });
}
