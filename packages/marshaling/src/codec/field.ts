import { type AttributeDefinition, InvalidModelError, isWellFormed, type KeyRule, storedName } from "@dynamorm/core";
import { elementBytes } from "../item-size.ts";
import { isInherited } from "../record.ts";
import { mostBytesPerUnit } from "../weight.ts";
import type { AttributeCodec, CompileAttribute, EmptyValue } from "./attribute-codec.ts";

/** An attribute of an item, or of a map within it, with everything about it worked out. */
export interface Field extends AttributeCodec {
  /** Its name in code. */
  readonly name: string;
  /** Its name in the table. */
  readonly storedName: string;
  readonly required: boolean;
  /** Objects inherit something of the one name or the other: only an own property counts, and it is set with `put`. */
  readonly inherited: boolean;
  /** The value that is not stored, where it has one. */
  readonly empty: EmptyValue | undefined;
  /** What DynamoDB asks of its value, where it is a key of the table or of an index. `encode` and `encodeJson` see to it. */
  readonly keyRule: KeyRule | undefined;
  /** What it was compiled from. */
  readonly definition: AttributeDefinition;
}

/**
 * Compiles attributes by name.
 *
 * @throws InvalidModelError for a name that DynamoDB does not hold.
 */
export function compileFields(
  attributes: Readonly<Record<string, AttributeDefinition>>,
  compileAny: CompileAttribute,
  level: number,
): readonly Field[] {
  return Object.entries(attributes).map(([name, definition]) => {
    if (name === "" || !isWellFormed(name)) {
      throw new InvalidModelError(`${JSON.stringify(name)} is no name of an attribute in DynamoDB`, {
        attribute: name,
      });
    }
    const codec = compileAny(definition, level);
    return field({
      ...codec,
      name,
      storedName: storedName(name, definition),
      required: !definition.optional,
      empty: codec.empty,
      keyRule: undefined,
      definition,
    });
  });
}

/** One literal makes them all: objects of one shape are what the loops over fields are quick with. */
export function field(parts: Omit<Field, "inherited">): Field {
  return {
    name: parts.name,
    storedName: parts.storedName,
    required: parts.required,
    inherited: isInherited(parts.name) || isInherited(parts.storedName),
    empty: parts.empty,
    keyRule: parts.keyRule,
    definition: parts.definition,
    expected: parts.expected,
    expectedStored: parts.expectedStored,
    weight: parts.weight,
    encode: parts.encode,
    encodeJson: parts.encodeJson,
    decode: parts.decode,
  };
}

/** The most bytes that these attributes have in an item or in a map, names included, besides those that are reported. */
export function fieldsWeight(fields: readonly Field[]): number {
  let bytes = 0;
  for (const any of fields) bytes += any.storedName.length * mostBytesPerUnit + any.weight + elementBytes;
  return bytes;
}
