import type { AttributeDefinition } from "./definition.ts";
import { storedType } from "./stored-type.ts";
import { writtenDefinition } from "./written-definition.ts";

/**
 * What is wrong with a unique attribute whose values are not told apart by one text, number or binary: a key is made of them.
 *
 * A union may be of one type in the table; nothing says that it stays so. JSON that means the same has many texts. What the library
 * sets by itself is nothing that others could be kept from.
 */
export function uniqueTypeFault(definition: AttributeDefinition): string | undefined {
  const { type, role } = definition;
  if (role !== undefined) {
    return `unique() is not for the role ${role}, whose values are no names of items`;
  }
  const written = writtenDefinition(definition);
  const isOne = written.type !== "union" && written.type !== "json";
  if (isOne && ["S", "N", "B"].includes(storedType(written) ?? "")) return undefined;
  return `unique() is for attributes that are stored as one text, number or binary (string, number, bigint, date, enum, binary, and custom types of these), not for ${type}${written === definition ? "" : ` stored as ${written.type}`}`;
}
