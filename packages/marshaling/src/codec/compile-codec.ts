import {
  type AnyAttribute,
  type AnyModel,
  type AttributeDefinition,
  type AttributeMap,
  InvalidModelError,
  type Item,
  type ItemKey,
  type OutputOf,
} from "@dynamorm/core";
import { isObject } from "../plain-object.ts";
import { buildCodec, buildModelCodec, type ItemCodec, type KeyedItemCodec } from "./build-codec.ts";
import { checkCodecOptions, type CodecOptions } from "./codec-options.ts";
import type { Codec, CompleteItem, ModelCodec } from "./codec.ts";

/** The codecs of models, by what was said of generated code. */
const codecs = new Map([undefined, true, false].map((codegen) => [codegen, new WeakMap<object, KeyedItemCodec>()]));

const noOptions: CodecOptions = {};

/**
 * The codec of a model. It is compiled the first time and kept: the same model gives the same codec, for each
 * `codegen`.
 *
 * @example
 * const codec = compileCodec(User);
 * await client.send(new PutItemCommand({ TableName: "users", Item: codec.marshal(user) }));
 *
 * @throws InvalidModelError for what is no model.
 * @throws InvalidOptionError for an option that does not exist, or a value that it does not take.
 */
export function compileCodec<M extends AnyModel>(
  model: M,
  options?: CodecOptions,
): ModelCodec<Item<M>, CompleteItem<M["attributes"]>, ItemKey<M>>;
/**
 * The codec of attributes that belong to no model: there are no keys, whose rules would be looked at. It is compiled by every
 * call, so keep it.
 *
 * @example
 * const codec = compileCodec({ attributes: { id: attr.string(), tags: attr.set(attr.string()).optional() } });
 *
 * @throws InvalidModelError for what are no attributes.
 */
export function compileCodec<Attributes extends AttributeMap>(
  source: { readonly attributes: Attributes },
  options?: CodecOptions,
): Codec<OutputOf<Attributes>, CompleteItem<Attributes>>;
export function compileCodec(
  source: AnyModel | { readonly attributes: AttributeMap },
  options: CodecOptions = noOptions,
): ItemCodec {
  if (options !== noOptions) checkCodecOptions(options);
  const kept = codecs.get(options.codegen);
  const known = kept?.get(source);
  if (known !== undefined) return known;
  const definitions = definitionsOf(source);
  if (!isModel(source)) return buildCodec(definitions, options);
  const codec = buildModelCodec(source, definitions, options);
  kept?.set(source, codec);
  return codec;
}

function isModel(source: object): source is AnyModel {
  if (!("key" in source)) return false;
  if ("indexes" in source && "roles" in source) return true;
  throw new InvalidModelError("a key belongs to a model: make one with defineModel(), or give { attributes } alone");
}

/** Nothing is believed of what callers without types may give. */
function definitionsOf(source: unknown): Readonly<Record<string, AttributeDefinition>> {
  const attributes = isObject(source) ? source["attributes"] : undefined;
  if (!isObject(attributes)) {
    throw new InvalidModelError("compileCodec() takes a model made by defineModel(), or { attributes: { … } }");
  }
  const definitions = Object.entries(attributes).map(([name, attribute]) => {
    if (isAttribute(attribute)) return [name, attribute.definition] as const;
    throw new InvalidModelError(`attribute "${name}" is not made by attr, e.g. attr.string()`, { attribute: name });
  });
  return Object.fromEntries(definitions);
}

function isAttribute(value: unknown): value is AnyAttribute {
  return isObject(value) && isObject(value["definition"]) && typeof value["definition"]["type"] === "string";
}
