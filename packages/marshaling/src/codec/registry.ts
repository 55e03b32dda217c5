import { type AttributeDefinition, type AttributeType, InvalidModelError } from "@dynamorm/core";
import type { AnyAttributeCodec, AttributeCodec } from "./attribute-codec.ts";
import { booleanCodec } from "./types/boolean.ts";
import { dateCodec } from "./types/date.ts";
import { enumCodec } from "./types/enum.ts";
import { listCodec } from "./types/list.ts";
import { mapCodec } from "./types/map.ts";
import { numberCodec } from "./types/number.ts";
import { setCodec } from "./types/set.ts";
import { stringCodec } from "./types/string.ts";

type Registry = {
  readonly [Type in AttributeType]: AttributeCodec<Extract<AttributeDefinition, { readonly type: Type }>>;
};

const registry: Registry = {
  string: stringCodec,
  number: numberCodec,
  boolean: booleanCodec,
  date: dateCodec,
  enum: enumCodec,
  list: listCodec,
  map: mapCodec,
  set: setCodec,
};

/** The codec of every attribute, by its definition's type. */
export const anyAttribute: AnyAttributeCodec = {
  expected: (definition) => codecOf(definition).expected(definition),
  expectedStored: (definition) => codecOf(definition).expectedStored(definition),
  encoder: (definition) => codecOf(definition).encoder(definition, anyAttribute),
  decoder: (definition) => codecOf(definition).decoder(definition, anyAttribute),
};

/** The registry pairs types with their codecs; a definition with its own type's codec is more than the compiler can follow. */
function codecOf({ type }: AttributeDefinition): AttributeCodec<AttributeDefinition> {
  if (Object.hasOwn(registry, type)) return registry[type];
  throw new InvalidModelError(
    `@dynamorm/marshaling knows no attributes of the type "${type}"; install the version that belongs to your @dynamorm/core`,
  );
}
