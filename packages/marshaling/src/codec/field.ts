import { type AttributeDefinition, InvalidModelError } from "@dynamorm/core";
import { isInherited } from "../record.ts";
import type { AnyAttributeCodec, Decode, Encode } from "./attribute-codec.ts";

/** An attribute of an item, or of a map within it, with everything about it worked out. */
export interface Field {
  readonly name: string;
  readonly required: boolean;
  /** Objects inherit something of this name: only an own property counts. */
  readonly inherited: boolean;
  /** For error messages: what code gives, and what the table holds. */
  readonly expected: string;
  readonly expectedStored: string;
  readonly encode: Encode;
  readonly decode: Decode;
}

/** Compiles attributes by name. `refine` may put something around the encoder of one. */
export function compileFields(
  attributes: Readonly<Record<string, AttributeDefinition>>,
  any: AnyAttributeCodec,
  refine: (name: string, encode: Encode) => Encode = (_, encode) => encode,
): readonly Field[] {
  return Object.entries(attributes).map(([name, definition]) => {
    if (name === "" || !(name as unknown as { isWellFormed(): boolean }).isWellFormed()) {
      throw new InvalidModelError(`${JSON.stringify(name)} is no name that DynamoDB could hold for an attribute`, {
        attribute: name,
      });
    }
    return {
      name,
      required: !definition.optional,
      inherited: isInherited(name),
      expected: any.expected(definition),
      expectedStored: any.expectedStored(definition),
      encode: refine(name, any.encoder(definition)),
      decode: any.decoder(definition),
    };
  });
}
