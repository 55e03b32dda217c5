/**
 * A value as DynamoDB's API has it: one key naming the type, e.g. `{ S: "Ada" }`, `{ N: "3" }`, `{ L: [{ BOOL: true }] }`.
 *
 * Assignable to and from `AttributeValue` of `@aws-sdk/client-dynamodb`, on which this package does not depend;
 * the last member stands for types that a newer SDK knows.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
 */
export type AttributeValue =
  | StringValue
  | NumberValue
  | BinaryValue
  | BooleanValue
  | NullValue
  | ListValue
  | MapValue
  | StringSetValue
  | NumberSetValue
  | BinarySetValue
  | UnknownValue;

/** The name of a DynamoDB type, as it stands in an {@link AttributeValue} and in `attribute_type(path, :type)`. */
export type DynamoDBType = "S" | "N" | "B" | "BOOL" | "NULL" | "L" | "M" | "SS" | "NS" | "BS";

/** An item as it is stored: attribute names to {@link AttributeValue}s. */
export type StoredItem = Record<string, AttributeValue>;

/** One key and no other, as the SDK writes it: what lets the compiler tell the members apart. */
type Only<Type extends DynamoDBType | "$unknown"> = {
  readonly [Key in Exclude<DynamoDBType | "$unknown", Type>]?: never;
};

interface StringValue extends Only<"S"> {
  S: string;
}
interface NumberValue extends Only<"N"> {
  N: string;
}
interface BinaryValue extends Only<"B"> {
  B: Uint8Array;
}
interface BooleanValue extends Only<"BOOL"> {
  BOOL: boolean;
}
interface NullValue extends Only<"NULL"> {
  NULL: boolean;
}
interface ListValue extends Only<"L"> {
  L: AttributeValue[];
}
interface MapValue extends Only<"M"> {
  M: Record<string, AttributeValue>;
}
interface StringSetValue extends Only<"SS"> {
  SS: string[];
}
interface NumberSetValue extends Only<"NS"> {
  NS: string[];
}
interface BinarySetValue extends Only<"BS"> {
  BS: Uint8Array[];
}
interface UnknownValue extends Only<"$unknown"> {
  $unknown: [string, unknown];
}
