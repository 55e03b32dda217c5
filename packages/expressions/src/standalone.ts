import { describeValue, InvalidQueryError, parsePath } from "@dynamorm/core";
import { compileCondition } from "./compile-condition.ts";
import { compileKeyCondition } from "./compile-key-condition.ts";
import { compileProjection } from "./compile-projection.ts";
import { compileUpdate } from "./compile-update.ts";
import type { OperatorCondition } from "./condition.ts";
import { type BuildCondition, type ConditionBuilder, conditionBuilder } from "./condition-builder.ts";
import { conditionOrThrow } from "./condition-or-throw.ts";
import { listOrThrow } from "./list-or-throw.ts";
import type { Path } from "./path.ts";
import { type CompiledExpression, Placeholders } from "./placeholders.ts";
import type { UpdateAction } from "./update-action.ts";
import { type UpdateActionBuilder, updateActionBuilder } from "./update-action-builder.ts";

/**
 * A condition or filter expression for items of a type, for use with the raw SDK. Values stay as they are given, as the document
 * client takes them; for the plain client, send them through `marshall`.
 *
 * @example
 * condition<User>((eb) => eb.and([eb("age", ">", 18), eb.exists("email")]));
 * // { expression: "#n0 > :v0 AND attribute_exists(#n1)", names: { "#n0": "age", "#n1": "email" }, values: { ":v0": 18 } }
 *
 * @throws InvalidQueryError for what is no condition.
 */
export function condition<Item>(build: BuildCondition<Item>): CompiledExpression {
  functionOrThrow(build, 'condition((eb) => eb("age", ">", 18))');
  const built = conditionOrThrow(build(conditionBuilder<Item>()));
  return compiled((placeholders) => compileCondition(built, placeholders));
}

/**
 * A key condition expression: equality on the partition key, then, if wanted, one condition on the sort key.
 *
 * @example
 * keyCondition<Order>((eb) => [eb("customerId", "=", "c1"), eb("placedAt", ">", "2026-01-01")]);
 *
 * @throws InvalidQueryError for conditions that DynamoDB does not take on keys.
 */
export function keyCondition<Item>(
  build: (eb: ConditionBuilder<Item>) => readonly OperatorCondition[],
): CompiledExpression {
  functionOrThrow(build, 'keyCondition((eb) => [eb("id", "=", "1")])');
  const built = listOrThrow(build(conditionBuilder<Item>()), "a key condition is", '[eb("id", "=", "1")]');
  return compiled((placeholders) => compileKeyCondition(built.map(conditionOrThrow), placeholders));
}

/**
 * A projection expression: which parts of an item to read.
 *
 * @example
 * projection<User>(["id", "address.city"]);   // { expression: "#n0, #n1.#n2", names: { … } }
 *
 * @throws InvalidQueryError when one part holds another, or none is named.
 */
export function projection<Item>(paths: readonly Path<Item>[]): CompiledExpression {
  const texts = listOrThrow(paths, "a projection is", '["id", "address.city"]');
  return compiled((placeholders) =>
    compileProjection(
      // parsePath refuses what is no text.
      texts.map((text) => parsePath(text as string)),
      placeholders,
    ),
  );
}

/**
 * An update expression.
 *
 * @example
 * updateExpression<User>((u) => [u.set("address.city", "Lyon"), u.increment("age"), u.remove("notes")]);
 * // { expression: "SET #n0.#n1 = :v0, #n2 = if_not_exists(#n2, :v1) + :v2 REMOVE #n3", names: { … }, values: { … } }
 *
 * @throws InvalidQueryError when two actions change the same part of an item, or there is none.
 */
export function updateExpression<Item>(
  build: (u: UpdateActionBuilder<Item>) => readonly UpdateAction[],
): CompiledExpression {
  functionOrThrow(build, 'updateExpression((u) => [u.set("age", 18)])');
  return compiled((placeholders) => compileUpdate(build(updateActionBuilder<Item>()), placeholders));
}

function functionOrThrow(build: unknown, call: string): void {
  if (typeof build === "function") return;
  throw new InvalidQueryError(`an expression is made by a function, e.g. ${call}, not by ${describeValue(build)}`);
}

function compiled(compile: (placeholders: Placeholders) => string): CompiledExpression {
  const placeholders = new Placeholders();
  const expression = compile(placeholders);
  return { expression, ...placeholders.bindings() };
}
