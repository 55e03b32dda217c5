/**
 * The builders of `attr`, each to be had alone: `import * as attr from "@dynamorm/core/attr"`. A bundler keeps those that are used, and
 * no others, which it cannot do for the members of one object.
 */
export { list, map, record, set } from "./attributes/collections.ts";
export { custom, instanceOf } from "./attributes/custom.ts";
export { date } from "./attributes/date.ts";
export { literal } from "./attributes/literal.ts";
export { createdAt, deletedAt, ttl, updatedAt, version } from "./attributes/roles.ts";
export { bigint, binary, boolean, enumeration as enum, number, string } from "./attributes/scalars.ts";
export { union } from "./attributes/union.ts";
export { json, unknown } from "./attributes/untyped.ts";
