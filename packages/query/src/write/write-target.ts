import { type AnyModel, keyAttributes } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import { invalidQuery } from "@dynamorm/update-builder";
import type { QueryDescription } from "../describe/description.ts";

/** The item that a write is for, and the conditions that must hold for it. */
export interface WriteTarget {
  readonly key: Readonly<Record<string, unknown>>;
  readonly conditions: readonly Condition[];
}

/** What means nothing to a write, and the step that asked for it. */
const readSteps = [
  ["index", "index()"],
  ["order", "orderBy()"],
  ["limit", "limit()"],
  ["offset", "offset()"],
  ["pageSize", "pageSize()"],
  ["maxPages", "maxPages()"],
  ["scan", "scan()"],
  ["select", "select()"],
  ["consistent", "consistentRead()"],
  ["cursor", "cursor()"],
  ["fullScan", "fullScan()"],
  ["deleted", "withDeleted()"],
  ["lenient", "lenient()"],
] as const satisfies readonly (readonly [keyof QueryDescription, string])[];

/**
 * Finds the item that an update or delete is for: the full key, by `where(…, "=", …)` on each part. The other conditions become
 * the condition of the write.
 *
 * @throws InvalidQueryError when a part of the key is missing, or when the query has steps that mean nothing to a write.
 */
export function writeTarget(
  model: AnyModel,
  write: "update" | "updateBuilder" | "delete",
  description: QueryDescription,
): WriteTarget {
  const refuse = (message: string): never => {
    throw invalidQuery(model, message);
  };
  const step = readSteps.find(([part]) => description[part] !== undefined);
  if (step !== undefined) {
    refuse(`${step[1]} means nothing to ${write}(), which is for one item by its key; leave it out`);
  }
  const keyConditions = keyAttributes(model, model.key).map((name) => {
    const condition = description.where.find(
      ({ path, operator }) => path.length === 1 && path[0] === name && operator === "=",
    );
    return (
      condition ?? refuse(`${write}() is for one item: name its full key by where(…, "=", …); "${name}" is missing`)
    );
  });
  const key = Object.fromEntries(keyConditions.map(({ path: [name], operands: [value] }) => [name, value]));
  return {
    key,
    conditions: [...description.where.filter((condition) => !keyConditions.includes(condition)), ...description.filter],
  };
}
