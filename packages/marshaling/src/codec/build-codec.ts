import {
  type AnyModel,
  type AttributeDefinition,
  describeValue,
  InvalidQueryError,
  type StoredItem,
} from "@dynamorm/core";
import { invalidItem, itemMismatch, type Subject } from "../value-errors.ts";
import type { Codec, ModelCodec } from "./codec.ts";
import { decodeFields } from "./decode-fields.ts";
import { encodeFields } from "./encode-fields.ts";
import { encodeKey } from "./encode-key.ts";
import { compileFields, type Field } from "./field.ts";
import { withKeyRules } from "./key-rules.ts";
import { noAttribute } from "./locate.ts";
import { compileOperands } from "./operands.ts";
import { compileAttribute } from "./registry.ts";

/** A codec of whatever items: the types of a model's own are put on it by whoever knows them. */
export type ItemCodec = Codec<Record<string, unknown>>;

/** The same, with a key. */
export type KeyedItemCodec = ModelCodec<Record<string, unknown>>;

type Definitions = Readonly<Record<string, AttributeDefinition>>;

/** Builds the codec of attributes without a model. */
export function buildCodec(definitions: Definitions): ItemCodec {
  return Object.freeze(codecOf(compileFields(definitions, compileAttribute), [], definitions, {}));
}

/** Builds the codec of a model: with the rules for its keys, and with its name in every error. */
export function buildModelCodec(model: AnyModel, definitions: Definitions): KeyedItemCodec {
  const fields = withKeyRules(compileFields(definitions, compileAttribute), model);
  const keyNames = [model.key.partitionKey, model.key.sortKey];
  const keyFields = keyNames.flatMap((name) => fields.filter((field) => field.name === name));
  return Object.freeze({
    ...codecOf(fields, keyFields, definitions, model),
    marshalKey(key) {
      try {
        return encodeKey(keyFields, key);
      } catch (thrown) {
        throw invalidItem(thrown, model);
      }
    },
  } satisfies KeyedItemCodec);
}

function codecOf(
  fields: readonly Field[],
  keyFields: readonly Field[],
  definitions: Definitions,
  subject: Subject,
): ItemCodec {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const fieldOf = (name: string): Field => {
    const field = byName.get(name);
    if (field === undefined) throw noAttribute(name, definitions, subject);
    return field;
  };

  const read = (chosen: readonly Field[], stored: StoredItem): Record<string, unknown> => {
    try {
      return decodeFields(chosen, stored);
    } catch (thrown) {
      throw itemMismatch(thrown, subject, keyOf(keyFields, stored));
    }
  };
  function unmarshal(stored: StoredItem): Record<string, unknown>;
  function unmarshal(stored: StoredItem | undefined): Record<string, unknown> | undefined;
  function unmarshal(stored: StoredItem | undefined): Record<string, unknown> | undefined {
    return stored === undefined ? undefined : read(fields, stored);
  }

  return {
    marshal(item) {
      try {
        return encodeFields(fields, item);
      } catch (thrown) {
        throw invalidItem(thrown, subject);
      }
    },
    unmarshal,
    unmarshalSome: <Name extends string>(stored: StoredItem, attributes: readonly Name[]) =>
      read(namesOf(attributes, subject).map(fieldOf), stored) as Record<Name, unknown>,
    ...compileOperands(definitions, compileAttribute, subject),
  };
}

/** Nothing is believed of what callers without types may give. */
function namesOf(attributes: readonly string[], { name, table }: Subject): readonly string[] {
  if (Array.isArray(attributes)) return attributes;
  const about = name === undefined ? "" : `Model "${name}": `;
  throw new InvalidQueryError(
    `${about}unmarshalSome takes a list of attributes, e.g. ["id"], not ${describeValue(attributes)}`,
    { model: name, table },
  );
}

/** The key of an item that does not fit, so that it can be found; nothing where the key is what does not fit. */
function keyOf(keyFields: readonly Field[], stored: StoredItem): Record<string, unknown> | undefined {
  if (keyFields.length === 0) return undefined;
  try {
    return decodeFields(keyFields, stored);
  } catch {
    return undefined;
  }
}
