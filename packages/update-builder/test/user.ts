import { attr, defineModel } from "@dynamorm/core";
import { type UpdateBuilder, updateBuilder } from "../src/index.ts";

/** A model with an attribute for every step. */
export const User = defineModel({
  name: "User",
  table: "users",
  attributes: {
    id: attr.string(),
    email: attr.string(),
    age: attr.number(),
    big: attr.bigint().optional(),
    status: attr.enum(["active", "disabled"]).default("active"),
    nick: attr.string().omitEmpty(),
    middle: attr.string().nullable(),
    tags: attr.set(attr.string()).optional(),
    notes: attr.list(attr.string()).optional(),
    lines: attr.list(
      attr.map({ sku: attr.string(), price: attr.number().default(1), seen: attr.set(attr.string()).optional() }),
    ),
    address: attr.map({ city: attr.string(), zip: attr.string().optional() }).storedAs("addr").optional(),
    visits: attr.record(attr.number()),
    either: attr.union([attr.string(), attr.number()]),
    cents: attr.custom(attr.number(), { encode: (euros: number) => euros * 100, decode: (cents) => cents / 100 }),
    anything: attr.unknown(),
    born: attr.date().optional(),
    invited: attr.string().readonly(),
    createdAt: attr.createdAt(),
    updatedAt: attr.updatedAt(),
    version: attr.version(),
  },
  key: { partitionKey: "id" },
  indexes: { byEmail: { partitionKey: "email" } },
});

export const now = new Date("2026-01-02T03:04:05.678Z");

/** An update of one user. */
export function anUpdate(): UpdateBuilder<typeof User> {
  return updateBuilder(User, { id: "1" }, { now: () => now });
}

/** Calls a step as those do who have no types. */
export function untyped(builder: object, step: string, ...given: readonly unknown[]): unknown {
  const method: unknown = Reflect.get(builder, step);
  if (typeof method !== "function") throw new Error(`there is no ${step}()`);
  return Reflect.apply(method, builder, given);
}
