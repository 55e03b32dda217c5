export type { Codec, CompleteItem, ModelCodec } from "./codec/codec.ts";
export { compileCodec } from "./codec/compile-codec.ts";
export { marshall } from "./untyped/marshall.ts";
export { unmarshall } from "./untyped/unmarshall.ts";
