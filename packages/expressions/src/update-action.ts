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

/** What an attribute is set to: a value, what stands at a path, or something made of two of these. */
export type UpdateOperand =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "path"; readonly path: AttributePath }
  | { readonly kind: "ifNotExists"; readonly path: AttributePath; readonly otherwise: UpdateOperand }
  | { readonly kind: "plus" | "minus" | "listAppend"; readonly left: UpdateOperand; readonly right: UpdateOperand };
