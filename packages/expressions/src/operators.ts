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

/** What can be asked of bytes. */
export interface BytesOperands<Value> extends OrderOperands<Value> {
  begins_with: Uint8Array;
}

/** What can be asked of lists and sets. */
export interface CollectionOperands<Value, Element> extends EqualityOperands<Value> {
  contains: Element;
}

/** What can be asked of a value that the compiler knows nothing of: everything. What its attribute lacks is refused at run time. */
export interface UnknownOperands extends OrderOperands<unknown> {
  begins_with: string;
  contains: unknown;
}

/** The operators that values of a type have, each with its operand. */
export type OperandsOf<Value> = [unknown] extends [Value | null | undefined]
  ? UnknownOperands
  : null extends Value
    ? NullableOperands<Value, KnownOperands<NonNullable<Value>>>
    : KnownOperands<Value>;

/** What may be `null` can be compared to that too, for equality. */
type NullableOperands<Value, Operands> = Omit<Operands, "=" | "<>" | "in"> &
  Pick<EqualityOperands<Value>, "=" | "<>" | "in">;

type KnownOperands<Value> = [Value] extends [string]
  ? TextOperands<Value>
  : [Value] extends [number | bigint | Date]
    ? OrderOperands<Value>
    : [Value] extends [ReadonlySet<infer Element>]
      ? CollectionOperands<ReadonlySet<Element>, Element>
      : [Value] extends [readonly (infer Element)[]]
        ? CollectionOperands<readonly Element[], Element>
        : [Value] extends [Uint8Array]
          ? BytesOperands<Value>
          : EqualityOperands<Value> & OperandsOfSome<Value>;

/** What only some of the values of a union can be asked, with the operands that these take. */
type OperandsOfSome<Value> = ([Extract<Value, Ordered>] extends [never]
  ? unknown
  : Pick<OrderOperands<Extract<Value, Ordered>>, "<" | "<=" | ">" | ">=" | "between">) &
  ([ElementIn<Value>] extends [never] ? unknown : { contains: ElementIn<Value> }) &
  ([Beginning<Value>] extends [never] ? unknown : { begins_with: Beginning<Value> });

/** What has an order. */
type Ordered = string | number | bigint | Date | Uint8Array;

/** What the values of a union can contain: elements, or parts of a text. */
type ElementIn<Value> = Value extends string
  ? string
  : Value extends Uint8Array
    ? never
    : Value extends ReadonlySet<infer Element> | readonly (infer Element)[]
      ? Element
      : never;

/** What the values of a union can begin with. */
type Beginning<Value> = Value extends string ? string : Value extends Uint8Array ? Uint8Array : never;

/** How a size can be compared. */
export type SizeOperands = Pick<OrderOperands<number>, Comparator | "between" | "in">;

/** How the size of values of a type can be compared: not at all where none of them has one. */
export type SizeOperandsOf<Value> = [Value] extends [Sizeless]
  ? [unknown] extends [Value]
    ? SizeOperands
    : never
  : SizeOperands;

/** What has no size in DynamoDB, as stored numbers, booleans and nulls have none. */
type Sizeless = number | bigint | boolean | null | undefined;
