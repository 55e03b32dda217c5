export { canonicalDecimal } from "./decimal-text.ts";
export { compareStored, equalStored } from "./compare-stored.ts";
export { compileCondition, compileConjunction, pathsOf } from "./compile-condition.ts";
export { conditionValues } from "./condition-values.ts";
export { compileKeyCondition, sortKeyOperators } from "./compile-key-condition.ts";
export { compileProjection } from "./compile-projection.ts";
export { compileUpdate } from "./compile-update.ts";
export type { CompoundCondition, Condition, NotCondition, OperatorCondition, SizeCondition } from "./condition.ts";
export { conditionBuilder, type BuildCondition, type ConditionBuilder } from "./condition-builder.ts";
export { conditionHolds } from "./condition-holds.ts";
export { conditionOrThrow } from "./condition-or-throw.ts";
export { operatorCondition } from "./operator-condition.ts";
export type {
  CollectionOperands,
  Comparator,
  EqualityOperands,
  OperandsOf,
  Operator,
  OrderOperands,
  SizeOperands,
  TextOperands,
  UnaryOperator,
} from "./operators.ts";
export type { Path, ValueAt } from "./path.ts";
export { Placeholders, type CompiledExpression, type EncodeOperand, type OperandRole } from "./placeholders.ts";
export { isReversedRange } from "./reversed-range.ts";
export { condition, keyCondition, projection, updateExpression } from "./standalone.ts";
export type { UpdateAction, UpdateOperand, UpdateTerm, UpdateValue } from "./update-action.ts";
export { updateActionBuilder, type UpdateActionBuilder } from "./update-action-builder.ts";
