import type { DynamoDBType } from "../attribute-value.ts";
import type { AttributeDefinition, AttributeType } from "./definition.ts";

/** The DynamoDB type that an attribute is stored as: a date in ISO format is an `S`, a set of numbers an `NS`. */
export function storedType(definition: AttributeDefinition): DynamoDBType {
  if (definition.type === "date") return definition.format === "iso" ? "S" : "N";
  if (definition.type === "set") return definition.element.type === "number" ? "NS" : "SS";
  return storedTypes[definition.type];
}

/** Of the attributes that are always stored in the same way. */
const storedTypes: Readonly<Record<Exclude<AttributeType, "date" | "set">, DynamoDBType>> = {
  string: "S",
  enum: "S",
  number: "N",
  boolean: "BOOL",
  list: "L",
  map: "M",
};
