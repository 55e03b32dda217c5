import { type AttributeDefinition, type AttributeType, InvalidModelError } from "@dynamorm/core";
import type { AttributeCodec, AttributeTypeCodec, EmptyValue } from "./attribute-codec.ts";
import { bigintType } from "./types/bigint.ts";
import { binaryType } from "./types/binary.ts";
import { booleanType } from "./types/boolean.ts";
import { customType } from "./types/custom.ts";
import { dateType } from "./types/date.ts";
import { enumType } from "./types/enum.ts";
import { jsonType } from "./types/json.ts";
import { listType } from "./types/list.ts";
import { literalType } from "./types/literal.ts";
import { mapType } from "./types/map.ts";
import { numberType } from "./types/number.ts";
import { recordType } from "./types/record.ts";
import { setType } from "./types/set.ts";
import { stringType } from "./types/string.ts";
import { unionType } from "./types/union.ts";
import { unknownType } from "./types/unknown.ts";
import { withModifiers } from "./with-modifiers.ts";

type Registry = {
  readonly [Type in AttributeType]: AttributeTypeCodec<Extract<AttributeDefinition, { readonly type: Type }>>;
};

const registry: Registry = {
  string: stringType,
  number: numberType,
  bigint: bigintType,
  boolean: booleanType,
  binary: binaryType,
  date: dateType,
  enum: enumType,
  literal: literalType,
  list: listType,
  map: mapType,
  record: recordType,
  set: setType,
  union: unionType,
  json: jsonType,
  unknown: unknownType,
  custom: customType,
};

/**
 * Compiles an attribute, of whatever type it is; `level` is the level of nesting that it is at, from 1.
 *
 * @throws InvalidModelError for a type that this version of the package does not know.
 */
export function compileAttribute(definition: AttributeDefinition, level = 1): AttributeCodec {
  const { type } = definition;
  if (!Object.hasOwn(registry, type)) {
    throw new InvalidModelError(
      `@dynamorm/marshaling knows no attributes of the type "${type}"; install the version that belongs to @dynamorm/core`,
    );
  }
  // Each type has its own definition, which is more than the compiler can follow.
  const typeCodec: AttributeTypeCodec<AttributeDefinition> = registry[type];
  return withModifiers(definition, typeCodec, typeCodec.compile(definition, compileAttribute, level));
}

/** The empty value of an attribute that does not store it; `undefined` for every other. */
export function emptyValueOf({ type, omitEmpty }: AttributeDefinition): EmptyValue | undefined {
  return omitEmpty ? registry[type].empty : undefined;
}
