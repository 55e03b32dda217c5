import { type AttributePath, isWellFormed } from "@dynamorm/core";
import type { Condition, OperatorCondition } from "@dynamorm/expressions";
import type { QueryDescription } from "../describe/description.ts";
import { distinct, isOperator } from "./conjunction.ts";

/**
 * What a description says besides values, as text: descriptions of one shape have one plan, with other values in it. Nothing where values
 * decide about the plan: several conditions on one path may contradict each other, and a list of one value is an equality.
 */
export function shapeOf(description: QueryDescription): string | undefined {
  const { where, filter, index, order, select, consistent, deleted, scan } = description;
  const seen: string[] = [];
  let text = `${consistent === true}${deleted ?? ""}${scan !== undefined}${named(index)}`;
  if (order !== undefined) text += `${named(order.attribute)}${order.direction}`;
  if (select !== undefined) for (const name of select) text += `+${named(name)}`;
  for (const condition of where) {
    if (decides(condition)) return undefined;
    const path = pathText(condition.path);
    if (seen.includes(path)) return undefined;
    seen.push(path);
    text += ofOperator(condition, path);
  }
  text += "|";
  for (const condition of filter) {
    const part = partShape(condition, seen);
    if (part === undefined) return undefined;
    text += part;
  }
  return text;
}

/** A filter, or a part of an `and`, which holds for itself; `seen` are the paths that have a condition. */
function partShape(condition: Condition, seen: string[]): string | undefined {
  if (condition.kind === "and") {
    let text = "&(";
    for (const part of condition.conditions) {
      const shape = partShape(part, seen);
      if (shape === undefined) return undefined;
      text += shape;
    }
    return `${text})`;
  }
  if (!isOperator(condition)) return groupShape(condition);
  if (decides(condition)) return undefined;
  const path = pathText(condition.path);
  if (seen.includes(path)) return undefined;
  seen.push(path);
  return ofOperator(condition, path);
}

/** What stays a filter whatever its values: the planner looks at its paths alone. */
function groupShape(condition: Condition): string {
  switch (condition.kind) {
    case "operator":
    case "size":
      return `${condition.kind}${pathText(condition.path)}`;
    case "not":
      return `!(${groupShape(condition.condition)})`;
    default:
      return `${condition.kind}(${condition.conditions.map(groupShape).join("")})`;
  }
}

function decides({ operator, operands }: OperatorCondition): boolean {
  return operator === "in" && distinct(operands).length < Math.max(2, operands.length);
}

/** With what no key is, or begins with: a plan without the key would be there for all other values. */
function ofOperator({ operator, operands }: OperatorCondition, path: string): string {
  let text = path + operator;
  // Lists multiply: how long they are decides whether the keys can be named one by one.
  if (operator === "in") text += operands.length;
  for (const operand of operands) {
    if (operand === null) text += "0";
    else if (operand === "") text += "e";
    else if (typeof operand === "string" && !isWellFormed(operand)) text += "h";
  }
  return `${text};`;
}

function pathText(path: AttributePath): string {
  if (path.length === 1) return named(path[0]);
  return path.map((part) => (typeof part === "number" ? `[${part}]` : named(part))).join("");
}

/** With its length in front, so that no two lists of names read alike. */
function named(name: string | undefined): string {
  return name === undefined ? "-" : `${name.length}:${name}`;
}
