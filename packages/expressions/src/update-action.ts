import type { AttributePath } from "@dynamorm/core";

/**
 * One action of an update, as plain data.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 */
export type UpdateAction =
  | { readonly kind: "set"; readonly path: AttributePath; readonly operand: UpdateOperand }
  | { readonly kind: "remove"; readonly path: AttributePath }
  | { readonly kind: "add"; readonly path: AttributePath; readonly value: unknown }
  | { readonly kind: "delete"; readonly path: AttributePath; readonly value: unknown };

/** What an attribute is set to: one term, or two with an operation. DynamoDB takes no longer sums. */
export type UpdateOperand =
  | UpdateTerm
  | { readonly kind: "plus" | "minus" | "listAppend"; readonly left: UpdateTerm; readonly right: UpdateTerm };

/** A value, or what stands at a path with a value for where nothing does. */
export type UpdateTerm =
  | UpdateValue
  | { readonly kind: "ifNotExists"; readonly path: AttributePath; readonly otherwise: UpdateValue };

/** A value, which is encoded as the type of the attribute that is set. */
export interface UpdateValue {
  readonly kind: "value";
  readonly value: unknown;
}
