import type { DynamoDBType } from "../attribute-value.ts";
import type { AttributeDefinition } from "./definition.ts";

/** The DynamoDB type that an attribute is stored as: a date in ISO format is an `S`, a set of numbers an `NS`. */
export function storedType(definition: AttributeDefinition): DynamoDBType {
  switch (definition.type) {
    case "string":
    case "enum":
      return "S";
    case "number":
      return "N";
    case "boolean":
      return "BOOL";
    case "date":
      return definition.format === "iso" ? "S" : "N";
    case "list":
      return "L";
    case "map":
      return "M";
    case "set":
      return definition.element.type === "number" ? "NS" : "SS";
  }
}
