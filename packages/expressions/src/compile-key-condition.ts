import { formatPath, InvalidQueryError } from "@dynamorm/core";
import { compileCondition } from "./compile-condition.ts";
import type { Condition, OperatorCondition } from "./condition.ts";
import { compilableCondition } from "./condition-or-throw.ts";
import { listOrThrow } from "./list-or-throw.ts";
import type { Operator } from "./operators.ts";
import type { Placeholders } from "./placeholders.ts";

/** What a Query takes for the sort key. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html */
export const sortKeyOperators: ReadonlySet<Operator> = new Set(["=", "<", "<=", ">", ">=", "between", "begins_with"]);

/**
 * Writes a key condition: equality on the partition key and, if given, one condition on the sort key.
 *
 * @throws InvalidQueryError for anything else; DynamoDB has no other key conditions.
 */
export function compileKeyCondition(conditions: readonly Condition[], placeholders: Placeholders): string {
  const [partition, sort, ...others] = listOrThrow(conditions, "a key condition is", '[eb("id", "=", "1")]').map(onKey);
  if (partition === undefined || others.length > 0) {
    throw new InvalidQueryError(
      "a key condition is one condition on the partition key and at most one on the sort key",
    );
  }
  if (partition.operator !== "=") {
    throw new InvalidQueryError(
      `the partition key is compared by "=" in a key condition, not by "${partition.operator}"`,
      { attribute: formatPath(partition.path) },
    );
  }
  if (sort && !sortKeyOperators.has(sort.operator)) {
    throw new InvalidQueryError(
      `the sort key is compared by ${[...sortKeyOperators].join(", ")} in a key condition, not by "${sort.operator}"`,
      {
        attribute: formatPath(sort.path),
      },
    );
  }
  // Two comparisons of attributes by placeholders are far from any limit.
  return [partition, ...(sort ? [sort] : [])]
    .map((condition) => compileCondition(condition, placeholders))
    .join(" AND ");
}

/** A condition on an attribute itself, of the item itself: what a condition on a key can be. */
function onKey(value: unknown): OperatorCondition {
  const condition = compilableCondition(value);
  if (condition.kind !== "operator") {
    throw new InvalidQueryError(
      `a key condition is made of comparisons of keys, e.g. eb("id", "=", "1"); it has no ${condition.kind}()`,
    );
  }
  if (condition.path.length === 1) return condition;
  throw new InvalidQueryError(
    `a key is an attribute of the item itself; "${formatPath(condition.path)}" lies within one`,
    { attribute: formatPath(condition.path) },
  );
}
