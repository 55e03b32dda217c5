import { attr } from "./attr.ts";

// What is refused at run time does not compile: modifiers and roles of elements, readonly and roles within maps.
// @ts-expect-error optional
export const optionalElement: unknown = attr.list(attr.string().optional());
// @ts-expect-error default
export const defaultElement: unknown = attr.set(attr.string().default("a"));
// @ts-expect-error role
export const roleElement: unknown = attr.list(attr.version());
// @ts-expect-error role
export const roleInMap: unknown = attr.map({ at: attr.createdAt() });
// @ts-expect-error role
export const ttlInMap: unknown = attr.map({ at: attr.ttl().optional() });
// @ts-expect-error readonly
export const readonlyInMap: unknown = attr.map({ city: attr.string().readonly() });

export const modifiersInMap: unknown = attr.map({
  city: attr.string().optional(),
  zip: attr.string().default("").optional(),
  lines: attr.list(attr.map({ sku: attr.string().default("") })),
});
