import type { DynamoDBType } from "@dynamorm/core";

/** What compares two values. */
export type Comparator = "=" | "<>" | "<" | "<=" | ">" | ">=";

/**
 * Every operator of a condition, in DynamoDB's own terms.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 */
export type Operator =
  | Comparator
  | "between"
  | "in"
  | "begins_with"
  | "contains"
  | "attribute_exists"
  | "attribute_not_exists"
  | "attribute_type";

/** What any attribute can be asked, whatever its type: each operator with the operands that it takes. */
export interface EqualityOperands<Value> {
  "=": [value: Value];
  "<>": [value: Value];
  in: [values: readonly Value[]];
  attribute_exists: [];
  attribute_not_exists: [];
  attribute_type: [type: DynamoDBType];
}

/** What can be asked of numbers and dates. */
export interface OrderOperands<Value> extends EqualityOperands<Value> {
  "<": [value: Value];
  "<=": [value: Value];
  ">": [value: Value];
  ">=": [value: Value];
  /** Both ends belong to the range. */
  between: [range: readonly [low: Value, high: Value]];
}

/** What can be asked of texts. */
export interface TextOperands<Value> extends OrderOperands<Value> {
  begins_with: [prefix: string];
  contains: [part: string];
}

/** What can be asked of lists and sets. */
export interface CollectionOperands<Value, Element> extends EqualityOperands<Value> {
  contains: [element: Element];
}

/** The operators that values of a type have, each with its operands. */
export type OperandsOf<Value> = [Value] extends [string]
  ? TextOperands<Value>
  : [Value] extends [number | bigint | Date | Uint8Array]
    ? OrderOperands<Value>
    : Value extends ReadonlySet<infer Element>
      ? CollectionOperands<ReadonlySet<Element>, Element>
      : Value extends readonly (infer Element)[]
        ? CollectionOperands<readonly Element[], Element>
        : EqualityOperands<Value>;

/** The operators of a value's type. */
export type OperatorOf<Value> = keyof OperandsOf<Value>;

/** The operands that an operator takes for a value's type, as the rest of an argument list. */
export type OperandOf<Value, At extends OperatorOf<Value>> = Extract<OperandsOf<Value>[At], readonly unknown[]>;

/** The values whose `size` can be asked: texts by length, binary by bytes, lists, maps and sets by elements. */
export type SizeOperands = Pick<OrderOperands<number>, Comparator | "between" | "in">;
