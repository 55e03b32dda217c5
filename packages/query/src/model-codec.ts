import type { AnyModel } from "@dynamorm/core";
import { type Codec, compileCodec } from "@dynamorm/marshaling";

/** The codec of a model whose type does not matter: what the parts that make requests share. */
export type ModelCodec = Codec<AnyModel>;

/** The codec of a model, compiled once. */
export function codecOf(model: AnyModel): ModelCodec {
  return compileCodec(model);
}
