import * as attr from "@dynamorm/core/attr";
import { withCodec } from "./codec/brought-codec.ts";
import { bigintType } from "./codec/types/bigint.ts";
import { binaryType } from "./codec/types/binary.ts";
import { booleanType } from "./codec/types/boolean.ts";
import { customType } from "./codec/types/custom.ts";
import { dateType } from "./codec/types/date.ts";
import { enumType } from "./codec/types/enum.ts";
import { jsonType } from "./codec/types/json.ts";
import { listType } from "./codec/types/list.ts";
import { literalType } from "./codec/types/literal.ts";
import { mapType } from "./codec/types/map.ts";
import { plainNumberType } from "./codec/types/number.ts";
import { recordType } from "./codec/types/record.ts";
import { setType } from "./codec/types/set.ts";
import { stringType } from "./codec/types/string.ts";
import { unionType } from "./codec/types/union.ts";
import { unknownType } from "./codec/types/unknown.ts";

/**
 * The builders of attributes, as those of `attr` in `@dynamorm/core`: `import * as attr from "@dynamorm/marshaling/attr"`. What they make
 * brings the codec of its type with it, so that a program which is bundled has the codecs of the types that its models have, and no
 * others. For {@link itemReader}; everything else takes these attributes too.
 */

/** As `attr.string()`. */
export const string: typeof attr.string = () => withCodec(attr.string(), stringType);

/** As `attr.number()`. */
export const number: typeof attr.number = () => withCodec(attr.number(), plainNumberType);

/** As `attr.bigint()`. */
export const bigint: typeof attr.bigint = () => withCodec(attr.bigint(), bigintType);

/** As `attr.boolean()`. */
export const boolean: typeof attr.boolean = () => withCodec(attr.boolean(), booleanType);

/** As `attr.binary()`. */
export const binary: typeof attr.binary = () => withCodec(attr.binary(), binaryType);

/** As `attr.date()`. */
export const date: typeof attr.date = (options) => withCodec(attr.date(options), dateType);

/** As `attr.enum()`. */
const enumeration: typeof attr.enum = (values) => withCodec(attr.enum(values), enumType);

/** As `attr.literal()`. */
export const literal: typeof attr.literal = (value) => withCodec(attr.literal(value), literalType);

/** As `attr.list()`. */
export const list: typeof attr.list = (element) => withCodec(attr.list(element), listType);

/** As `attr.map()`. */
export const map: typeof attr.map = (attributes) => withCodec(attr.map(attributes), mapType);

/** As `attr.record()`. */
export const record: typeof attr.record = (element) => withCodec(attr.record(element), recordType);

/** As `attr.set()`. */
export const set: typeof attr.set = (element) => withCodec(attr.set(element), setType);

/** As `attr.union()`. */
export const union: typeof attr.union = (members) => withCodec(attr.union(members), unionType);

/** As `attr.json()`. */
export const json: typeof attr.json = () => withCodec(attr.json(), jsonType);

/** As `attr.unknown()`. */
export const unknown: typeof attr.unknown = () => withCodec(attr.unknown(), unknownType);

/** As `attr.custom()`. */
export const custom: typeof attr.custom = (stored, converter) => withCodec(attr.custom(stored, converter), customType);

/** As `attr.instanceOf()`. */
export const instanceOf: typeof attr.instanceOf = (type) => withCodec(attr.instanceOf(type), customType);

/** As `attr.createdAt()`. */
export const createdAt: typeof attr.createdAt = (options) => withCodec(attr.createdAt(options), dateType);

/** As `attr.updatedAt()`. */
export const updatedAt: typeof attr.updatedAt = (options) => withCodec(attr.updatedAt(options), dateType);

/** As `attr.version()`. */
export const version: typeof attr.version = () => withCodec(attr.version(), plainNumberType);

/** As `attr.ttl()`. */
export const ttl: typeof attr.ttl = () => withCodec(attr.ttl(), dateType);

/** As `attr.deletedAt()`. */
export const deletedAt: typeof attr.deletedAt = (options) => withCodec(attr.deletedAt(options), dateType);

export { enumeration as enum };
