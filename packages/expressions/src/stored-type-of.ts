import type { AttributeValue, DynamoDBType } from "@dynamorm/core";

/** The DynamoDB type of a value as it is stored: the name of its one key. `undefined` for a value without any. */
export function storedTypeOf(value: AttributeValue): DynamoDBType | "$unknown" | undefined {
  const types = Object.keys(value) as (keyof AttributeValue)[];
  return types.find((type) => value[type] !== undefined);
}
