import { list, map, record, set } from "./collections.ts";
import { custom, instanceOf } from "./custom.ts";
import { date } from "./date.ts";
import { literal } from "./literal.ts";
import { createdAt, deletedAt, ttl, updatedAt, version } from "./roles.ts";
import { bigint, binary, boolean, enumeration, number, string } from "./scalars.ts";
import { union } from "./union.ts";
import { json, unknown } from "./untyped.ts";

/**
 * The builders of attributes, for {@link defineModel}. Each returns an attribute with the modifiers `optional()`, `nullable()`,
 * `default(value)`, `readonly()`, `omitEmpty()`, `storedAs(name)` and `validate(schema)`.
 *
 * @example
 * attributes: {
 *   id: attr.string(),
 *   status: attr.enum(["active", "disabled"]).default("active"),
 *   tags: attr.set(attr.string()).optional(),
 *   createdAt: attr.createdAt(),
 * }
 */
export const attr: {
  readonly string: typeof string;
  readonly number: typeof number;
  readonly bigint: typeof bigint;
  readonly boolean: typeof boolean;
  readonly binary: typeof binary;
  readonly date: typeof date;
  readonly enum: typeof enumeration;
  readonly literal: typeof literal;
  readonly list: typeof list;
  readonly map: typeof map;
  readonly record: typeof record;
  readonly set: typeof set;
  readonly union: typeof union;
  readonly json: typeof json;
  readonly unknown: typeof unknown;
  readonly custom: typeof custom;
  readonly instanceOf: typeof instanceOf;
  readonly createdAt: typeof createdAt;
  readonly updatedAt: typeof updatedAt;
  readonly version: typeof version;
  readonly ttl: typeof ttl;
  readonly deletedAt: typeof deletedAt;
} = Object.freeze({
  string,
  number,
  bigint,
  boolean,
  binary,
  date,
  enum: enumeration,
  literal,
  list,
  map,
  record,
  set,
  union,
  json,
  unknown,
  custom,
  instanceOf,
  createdAt,
  updatedAt,
  version,
  ttl,
  deletedAt,
});
