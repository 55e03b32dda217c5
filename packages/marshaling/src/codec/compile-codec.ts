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
import { buildCodec, buildModelCodec, type ItemCodec, type KeyedItemCodec } from "./build-codec.ts";
import type { Codec, CompleteItem, ModelCodec } from "./codec.ts";

const codecs = new WeakMap<AnyModel, KeyedItemCodec>();

/**
 * The codec of a model. It is compiled the first time and kept: the same model gives the same codec.
 *
 * @example
 * const codec = compileCodec(User);
 * await client.send(new PutItemCommand({ TableName: "users", Item: codec.marshal(user) }));
 *
 * @throws InvalidModelError for what is no model.
 */
export function compileCodec<M extends AnyModel>(
  model: M,
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
export function compileCodec<Attributes extends AttributeMap>(source: {
  readonly attributes: Attributes;
}): Codec<OutputOf<Attributes>, CompleteItem<Attributes>>;
export function compileCodec(source: AnyModel | { readonly attributes: AttributeMap }): ItemCodec {
  const known = codecs.get(source as AnyModel);
  if (known !== undefined) return known;
  const definitions = definitionsOf(source);
  if (!isModel(source)) return buildCodec(definitions);
  const codec = buildModelCodec(source, definitions);
  codecs.set(source, codec);
  return codec;
}

function isModel(source: object): source is AnyModel {
  return "key" in source && "indexes" in source;
}

function definitionsOf(source: { readonly attributes: AttributeMap }): Readonly<Record<string, AttributeDefinition>> {
  const attributes: unknown = (source as { readonly attributes?: unknown } | undefined)?.attributes;
  if (typeof attributes !== "object" || attributes === null) {
    throw new InvalidModelError("compileCodec() takes a model made by defineModel(), or { attributes: { … } }");
  }
  const entries = Object.entries(attributes as Record<string, AnyAttribute | undefined>).map(([name, attribute]) => {
    const definition = attribute?.definition;
    if (typeof definition?.type === "string") return [name, definition] as const;
    throw new InvalidModelError(`attribute "${name}" is not made by attr, e.g. attr.string()`, { attribute: name });
  });
  return Object.fromEntries(entries);
}
