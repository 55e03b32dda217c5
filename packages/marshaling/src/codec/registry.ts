import { type AttributeDefinition, type AttributeType, InvalidModelError } from "@dynamorm/core";
import type { AttributeCodec, AttributeTypeCodec } from "./attribute-codec.ts";
import { booleanType } from "./types/boolean.ts";
import { dateType } from "./types/date.ts";
import { enumType } from "./types/enum.ts";
import { listType } from "./types/list.ts";
import { mapType } from "./types/map.ts";
import { numberType } from "./types/number.ts";
import { setType } from "./types/set.ts";
import { stringType } from "./types/string.ts";

type Registry = {
  readonly [Type in AttributeType]: AttributeTypeCodec<Extract<AttributeDefinition, { readonly type: Type }>>;
};

const registry: Registry = {
  string: stringType,
  number: numberType,
  boolean: booleanType,
  date: dateType,
  enum: enumType,
  list: listType,
  map: mapType,
  set: setType,
};

/**
 * Compiles an attribute, of whatever type it is.
 *
 * @throws InvalidModelError for a type that this version of the package does not know.
 */
export function compileAttribute(definition: AttributeDefinition): AttributeCodec {
  const { type } = definition;
  if (!Object.hasOwn(registry, type)) {
    throw new InvalidModelError(
      `@dynamorm/marshaling knows no attributes of the type "${type}"; install the version that belongs to @dynamorm/core`,
    );
  }
  // Each type has its own definition, which is more than the compiler can follow.
  const typeCodec: AttributeTypeCodec<AttributeDefinition> = registry[type];
  return typeCodec.compile(definition, compileAttribute);
}
