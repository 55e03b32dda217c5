import type { AnyModel, AttributePath, AttributeValue, StoredItem, ValueMismatch } from "@dynamorm/core";
import { compileCodec } from "@dynamorm/marshaling";

/** The codec of a model whose type does not matter: what the parts that make requests and read answers share. */
export interface ModelCodec {
  marshal(item: object): StoredItem;
  unmarshal(stored: StoredItem): object;
  unmarshalSome(stored: StoredItem, attributes: readonly string[]): object;
  unmarshalLenient(
    stored: StoredItem,
    attributes?: readonly string[],
  ): { readonly item: object; readonly mismatches: readonly ValueMismatch[] };
  marshalValue(path: AttributePath, value: unknown): AttributeValue;
  marshalElement(path: AttributePath, value: unknown): AttributeValue;
  marshalKey(key: object): StoredItem;
}

/** The codec of a model, compiled once. */
export function codecOf(model: AnyModel): ModelCodec {
  return compileCodec(model);
}
