import {
  type AnyModel,
  type AttributeDefinition,
  describeValue,
  InvalidModelError,
  InvalidQueryError,
  storedDefinitions,
  type StoredItem,
  type ValueMismatch,
} from "@dynamorm/core";
import { mostLevels } from "../untyped/levels.ts";
import { invalidItem, itemMismatch, mismatchOf, type Subject } from "../value-errors.ts";
import { closureWays } from "./closure-ways.ts";
import type { CodecOptions } from "./codec-options.ts";
import type { Codec, ModelCodec } from "./codec.ts";
import { decodeFields } from "./decode-fields.ts";
import { decodeLeniently } from "./decode-leniently.ts";
import { compileKey } from "./encode-key.ts";
import { compileFields, type Field } from "./field.ts";
import { generatedWays } from "./generated/generated-ways.ts";
import type { ItemWays, StoredText } from "./item-ways.ts";
import { withKeyRules } from "./key-rules.ts";
import { levelsOf } from "./levels-of.ts";
import { keyOf, marshalKeyBy, unmarshalBy } from "./key-and-item.ts";
import { noAttribute } from "./locate.ts";
import { compileOperands } from "./operands.ts";
import { compileAttribute } from "./registry.ts";
import { withSizeLimit } from "./size-limit.ts";
import { storedTextsOf } from "./stored-texts.ts";

/** A codec of whatever items: the types of a model's own are put on it by whoever knows them. */
export type ItemCodec = Codec<Record<string, unknown>>;

/** The same, with a key. */
export type KeyedItemCodec = ModelCodec<Record<string, unknown>>;

type Definitions = Readonly<Record<string, AttributeDefinition>>;

/** Builds the codec of attributes without a model. */
export function buildCodec(definitions: Definitions, options: CodecOptions): ItemCodec {
  checkLevels(definitions, {});
  const fields = compileFields(definitions, compileAttribute, 1);
  return Object.freeze({
    ...codecOf(fields, waysOf(fields, [], options), [], [], {}),
    ...compileOperands(definitions, compileAttribute, {}),
  });
}

/** Builds the codec of a model: with its computed keys, the rules for keys, and its name in every error. */
export function buildModelCodec(model: AnyModel, definitions: Definitions, options: CodecOptions): KeyedItemCodec {
  checkLevels(definitions, model);
  const fields = withKeyRules(compileFields(definitions, compileAttribute, 1), model);
  const texts = storedTextsOf(model);
  const key = compileKey(model, fields, texts);
  return Object.freeze({
    ...codecOf(fields, waysOf(fields, texts, options), key.fields, hiddenFields(model), model),
    // Expressions may also be about what is no attribute of items: computed keys and the type tag.
    ...compileOperands(storedDefinitions(model), compileAttribute, model),
    marshalKey: marshalKeyBy(key, model),
  } satisfies KeyedItemCodec);
}

function waysOf(fields: readonly Field[], texts: readonly StoredText[], { codegen }: CodecOptions): ItemWays {
  const closures = withSizeLimit(closureWays(fields, texts), fields, texts);
  return codegen === false ? closures : generatedWays(fields, texts, closures, { atOnce: codegen === true });
}

/** What the table holds of an item and the item does not: there to be read by name alone. An index's computed key may be missing. */
function hiddenFields(model: AnyModel): readonly Field[] {
  const hidden = Object.entries(storedDefinitions(model)).filter(([name]) => !Object.hasOwn(model.attributes, name));
  const optional = hidden.map(([name, definition]) => [name, { ...definition, optional: true }] as const);
  return compileFields(Object.fromEntries(optional), compileAttribute, 1);
}

/** All that takes or gives items. */
function codecOf(
  fields: readonly Field[],
  { encode, encodeJson, decode }: ItemWays,
  keyFields: readonly Field[],
  hidden: readonly Field[],
  subject: Subject,
): Omit<ItemCodec, keyof ReturnType<typeof compileOperands>> {
  const byName = new Map([...hidden, ...fields].map((field) => [field.name, field]));
  const fieldOf = (name: string): Field => {
    const field = byName.get(name);
    if (field === undefined) {
      throw noAttribute(name, Object.fromEntries(fields.map((any) => [any.name, any.definition])), subject);
    }
    return field;
  };
  // The three that are called for every item are not wrapped in this: a function that calls another each time is not inlined.
  const guardedRead = <Result>(stored: StoredItem, read: (stored: StoredItem) => Result): Result => {
    try {
      return read(stored);
    } catch (thrown) {
      throw itemMismatch(thrown, subject, keyOf(keyFields, stored));
    }
  };
  return {
    marshal: (item) => {
      try {
        return encode(item);
      } catch (thrown) {
        throw invalidItem(thrown, subject);
      }
    },
    marshalJson: (item) => {
      try {
        return encodeJson(item);
      } catch (thrown) {
        throw invalidItem(thrown, subject);
      }
    },
    unmarshal: unmarshalBy(decode, keyFields, subject),
    unmarshalSome: <Name extends string>(stored: StoredItem, attributes: readonly Name[]) => {
      const chosen = namesOf(attributes, "unmarshalSome", subject).map(fieldOf);
      return guardedRead(stored, (item) => decodeFields(chosen, item)) as Record<Name, unknown>;
    },
    unmarshalLenient: (stored: StoredItem, attributes?: readonly string[]) => {
      const mismatches: ValueMismatch[] = [];
      const chosen = attributes === undefined ? fields : namesOf(attributes, "unmarshalLenient", subject).map(fieldOf);
      const item = guardedRead(stored, () =>
        decodeLeniently(chosen, stored, (thrown) => mismatches.push(mismatchOf(thrown, subject))),
      );
      return { item, mismatches };
    },
  };
}

/** Nothing is believed of what callers without types may give. */
function namesOf(attributes: readonly string[], method: keyof ItemCodec, { name, table }: Subject): readonly string[] {
  if (Array.isArray(attributes)) return attributes;
  const about = name === undefined ? "" : `Model "${name}": `;
  throw new InvalidQueryError(
    `${about}${method} takes a list of attributes, e.g. ["id"], not ${describeValue(attributes)}`,
    { model: name, table },
  );
}

/** Refuses definitions that nest deeper than DynamoDB does. What nests by its values alone is looked at when it is written. */
function checkLevels(definitions: Definitions, { name, table }: Subject): void {
  for (const [attribute, definition] of Object.entries(definitions)) {
    const levels = levelsOf(definition);
    if (levels <= mostLevels) continue;
    throw new InvalidModelError(
      `${name === undefined ? "" : `Model "${name}": `}"${attribute}" nests ${levels} levels deep; DynamoDB allows ${mostLevels}: attr.json() has no such limit`,
      { model: name, table, attribute },
    );
  }
}
