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

/** The operators that take no operand. */
export type UnaryOperator = "attribute_exists" | "attribute_not_exists";

/** What any attribute can be asked, whatever its type: each operator with the operand that it takes. */
export interface EqualityOperands<Value> {
  "=": Value;
  "<>": Value;
  in: readonly Value[];
  attribute_type: DynamoDBType;
}

/** What can be asked of numbers and dates. */
export interface OrderOperands<Value> extends EqualityOperands<Value> {
  "<": Value;
  "<=": Value;
  ">": Value;
  ">=": Value;
  /** Both ends belong to the range. */
  between: readonly [low: Value, high: Value];
}

/** What can be asked of texts. */
export interface TextOperands<Value> extends OrderOperands<Value> {
  begins_with: string;
  contains: string;
}

/** What can be asked of lists and sets. */
export interface CollectionOperands<Value, Element> extends EqualityOperands<Value> {
  contains: Element;
}

/** The operators that values of a type have, each with its operand. */
export type OperandsOf<Value> = [Value] extends [string]
  ? TextOperands<Value>
  : [Value] extends [number | bigint | Date | Uint8Array]
    ? OrderOperands<Value>
    : Value extends ReadonlySet<infer Element>
      ? CollectionOperands<ReadonlySet<Element>, Element>
      : Value extends readonly (infer Element)[]
        ? CollectionOperands<readonly Element[], Element>
        : EqualityOperands<Value>;

/** How a size can be compared. */
export type SizeOperands = Pick<OrderOperands<number>, Comparator | "between" | "in">;
