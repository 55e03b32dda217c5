import { list, map, set } from "./collections.ts";
import { date } from "./date.ts";
import { createdAt, ttl, updatedAt, version } from "./roles.ts";
import { boolean, enumeration, number, string } from "./scalars.ts";

/**
 * The builders of attributes, for {@link defineModel}. Each returns an attribute with the modifiers `optional()`,
 * `default(value)` and `readonly()`.
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
  readonly boolean: typeof boolean;
  readonly date: typeof date;
  readonly enum: typeof enumeration;
  readonly list: typeof list;
  readonly map: typeof map;
  readonly set: typeof set;
  readonly createdAt: typeof createdAt;
  readonly updatedAt: typeof updatedAt;
  readonly version: typeof version;
  readonly ttl: typeof ttl;
} = Object.freeze({
  string,
  number,
  boolean,
  date,
  enum: enumeration,
  list,
  map,
  set,
  createdAt,
  updatedAt,
  version,
  ttl,
});
