import { Attribute, unmodified } from "./attribute.ts";
import { dateDefinition, type DateOptions } from "./date.ts";

/** When the item was created: set by the library once, kept by every update. A new item may bring its own, e.g. from an import. */
export function createdAt(options: DateOptions = {}): Attribute<Date, Date, "defaulted" | "createdAt"> {
  return new Attribute({ ...dateDefinition(options), role: "createdAt" });
}

/** When the item was last written: set by the library on every write; a value given in its place is not used. */
export function updatedAt(options: DateOptions = {}): Attribute<Date, Date, "defaulted" | "updatedAt"> {
  return new Attribute({ ...dateDefinition(options), role: "updatedAt" });
}

/**
 * The item's version, for optimistic locking: 0 when it is created, one more with every write. An update that brings a
 * version is only done when the stored one is the same.
 */
export function version(): Attribute<number, number, "defaulted" | "version"> {
  return new Attribute({ type: "number", ...unmodified, role: "version" });
}

/**
 * When DynamoDB may delete the item: a `Date`, stored as whole seconds since 1970, as Time to Live demands. The table is told
 * of it when it is created. DynamoDB deletes some time (typically within a few days) after that moment.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
 */
export function ttl(): Attribute<Date, Date, "ttl"> {
  return new Attribute({ ...dateDefinition({ format: "epochSeconds" }), role: "ttl" });
}

/**
 * When the item was deleted, for models whose items are deleted softly: `delete` sets it, reads leave such items out, and an item
 * without it is there. Where the same attribute shall have DynamoDB delete the item for good, use `ttl()` besides.
 */
export function deletedAt(options: DateOptions = {}): Attribute<Date, Date, "optional" | "deletedAt"> {
  return new Attribute({ ...dateDefinition(options), optional: true, role: "deletedAt" });
}
