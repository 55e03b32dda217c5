import type { DynamoDBType } from "../attribute-value.ts";
import type { AttributeDefinition, AttributeType } from "./definition.ts";

/**
 * The DynamoDB type that an attribute is stored as: a date in ISO format is an `S`, a set of numbers an `NS`. `undefined` where a
 * value decides: for unions of several, and for `unknown`.
 */
export function storedType(definition: AttributeDefinition): DynamoDBType | undefined {
  switch (definition.type) {
    case "date":
      return definition.format === "iso" ? "S" : "N";
    case "set":
      return setTypes[storedType(definition.element) as "S" | "N" | "B"];
    case "literal":
      return literalTypes[typeof definition.value as "string" | "number" | "boolean"];
    case "custom":
      return storedType(definition.stored);
    case "union": {
      const types = new Set(definition.members.map(storedType));
      const [only] = types;
      return types.size === 1 ? only : undefined;
    }
    case "unknown":
      return undefined;
    default:
      return storedTypes[definition.type];
  }
}

const setTypes = { S: "SS", N: "NS", B: "BS" } as const;

const literalTypes = { string: "S", number: "N", boolean: "BOOL" } as const;

/** Of the attributes that are always stored in the same way. */
const storedTypes: Readonly<
  Record<Exclude<AttributeType, "date" | "set" | "literal" | "custom" | "union" | "unknown">, DynamoDBType>
> = {
  string: "S",
  enum: "S",
  json: "S",
  number: "N",
  bigint: "N",
  boolean: "BOOL",
  binary: "B",
  list: "L",
  map: "M",
  record: "M",
};
