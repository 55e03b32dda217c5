import { type AnyModel, type AttributeDefinition, type AttributeType, formatPath, storedType } from "@dynamorm/core";
import type { Condition, Operator, OperatorCondition } from "@dynamorm/expressions";
import { emptyValueOf } from "@dynamorm/marshaling";
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
      const operators = operatorsOf(definition);
      if (operators.includes(condition.operator)) return checkEmptyOperand(model, condition, definition);
      return refuse(
        model,
        formatPath(condition.path),
        definition,
        `no operator "${condition.operator}"; there are ${operators.join(", ")}`,
      );
    }
    case "size": {
      const definition = definitionOf(model, condition.path);
      // What is stored as several types may be of one that has a size.
      if (["S", "B", "L", "M", "SS", "NS", "BS"].includes(storedType(definition) ?? "S")) return;
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

/** Equality with what is not stored would find nothing, without a word. */
function checkEmptyOperand(
  model: AnyModel,
  { path, operator, operands }: OperatorCondition,
  definition: AttributeDefinition,
): void {
  const isEquality = operator === "=" || operator === "<>" || operator === "in";
  const empty = isEquality ? emptyValueOf(definition) : undefined;
  if (empty === undefined || !operands.some(empty.is)) return;
  const attribute = formatPath(path);
  const instead = operator === "<>" ? "attribute_exists" : "attribute_not_exists";
  throw invalidQuery(
    model,
    `"${attribute}" is omitEmpty: an empty value is not stored, and "${operator}" cannot find it; ask by ${instead}`,
    { attribute },
  );
}

const equality: readonly Operator[] = ["=", "<>", "in", "attribute_exists", "attribute_not_exists", "attribute_type"];
const order: readonly Operator[] = [...equality, "<", "<=", ">", ">=", "between"];
const text: readonly Operator[] = [...order, "begins_with", "contains"];
const collection: readonly Operator[] = [...equality, "contains"];

const binary: readonly Operator[] = [...order, "begins_with"];
const everyOperator: readonly Operator[] = [...new Set([...text, ...collection])];

/** The operators that values of an attribute have. A union has those of all its members. */
function operatorsOf(definition: AttributeDefinition): readonly Operator[] {
  switch (definition.type) {
    case "union":
      return [...new Set(definition.members.flatMap(operatorsOf))];
    case "custom":
      return operatorsOf(definition.stored);
    case "literal":
      return typeof definition.value === "string" ? text : typeof definition.value === "number" ? order : equality;
    default:
      return operatorsOfType[definition.type];
  }
}

const operatorsOfType: Readonly<Record<Exclude<AttributeType, "union" | "custom" | "literal">, readonly Operator[]>> = {
  string: text,
  enum: text,
  number: order,
  bigint: order,
  date: order,
  binary,
  list: collection,
  set: collection,
  boolean: equality,
  map: equality,
  record: equality,
  json: equality,
  unknown: everyOperator,
};

function refuse(model: AnyModel, attribute: string, definition: AttributeDefinition, lack: string): never {
  throw invalidQuery(model, `"${attribute}" is a ${definition.type} and has ${lack}`, { attribute });
}
