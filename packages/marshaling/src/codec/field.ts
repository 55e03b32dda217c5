import { type AttributeDefinition, InvalidModelError, isWellFormed } from "@dynamorm/core";
import { isInherited } from "../record.ts";
import type { AttributeCodec, CompileAttribute } from "./attribute-codec.ts";

/** An attribute of an item, or of a map within it, with everything about it worked out. */
export interface Field extends AttributeCodec {
  readonly name: string;
  readonly required: boolean;
  /** Objects inherit something of this name: only an own property counts. */
  readonly inherited: boolean;
}

/**
 * Compiles attributes by name.
 *
 * @throws InvalidModelError for a name that DynamoDB does not hold.
 */
export function compileFields(
  attributes: Readonly<Record<string, AttributeDefinition>>,
  compileAny: CompileAttribute,
): readonly Field[] {
  return Object.entries(attributes).map(([attribute, definition]) => {
    if (attribute === "" || !isWellFormed(attribute)) {
      throw new InvalidModelError(`${JSON.stringify(attribute)} is no name of an attribute in DynamoDB`, { attribute });
    }
    return field(attribute, !definition.optional, compileAny(definition));
  });
}

/** One literal makes them all: objects of one shape are what the loops over fields are quick with. */
export function field(name: string, required: boolean, codec: AttributeCodec): Field {
  const { expected, expectedStored, encode, decode } = codec;
  return { name, required, inherited: isInherited(name), expected, expectedStored, encode, decode };
}
