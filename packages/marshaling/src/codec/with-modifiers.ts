import type { AttributeDefinition } from "@dynamorm/core";
import type { AttributeCodec, AttributeTypeCodec } from "./attribute-codec.ts";
import { nullable } from "./nullable.ts";

/** The codec of an attribute, out of that of its type: with what `nullable()` and `omitEmpty()` add to every type alike. */
export function withModifiers(
  definition: AttributeDefinition,
  { empty }: Pick<AttributeTypeCodec<AttributeDefinition>, "empty">,
  codec: AttributeCodec,
): AttributeCodec {
  const modified = definition.nullable ? nullable(codec) : codec;
  return definition.omitEmpty ? { ...modified, empty } : modified;
}
