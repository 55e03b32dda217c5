import { expectTypeOf } from "expect-type";
import { attr } from "../attributes/attr.ts";
import { defineModel } from "./define-model.ts";
import type { IndexName, Item, ItemKey, ItemUpdate, KeyNames, NewItem, SortKeyName } from "./item-types.ts";

const Order = defineModel({
  name: "Order",
  table: "orders",
  attributes: {
    customerId: attr.string(),
    placedAt: attr.date(),
    status: attr.enum(["open", "paid", "sent"]).default("open"),
    total: attr.number(),
    isGift: attr.boolean().optional(),
    channel: attr.string().readonly(),
    coupon: attr.string().optional().readonly(),
    country: attr.string().default("FR").readonly(),
    tags: attr.set(attr.string()).optional(),
    sizes: attr.set(attr.number()),
    kinds: attr.set(attr.enum(["book", "film"])),
    notes: attr.list(attr.string()).default([]),
    lines: attr.list(attr.map({ sku: attr.string(), count: attr.number().default(1), note: attr.string().optional() })),
    address: attr.map({ city: attr.string(), geo: attr.map({ lat: attr.number(), lon: attr.number() }).optional() }),
    createdAt: attr.createdAt(),
    updatedAt: attr.updatedAt({ format: "epochMilliseconds" }),
    version: attr.version(),
    expiresAt: attr.ttl().optional(),
  },
  key: { partitionKey: "customerId", sortKey: "placedAt" },
  indexes: {
    byStatus: { partitionKey: "status", sortKey: "total" },
    byChannel: { partitionKey: "channel", projection: "keys" },
    byCoupon: { partitionKey: "coupon", sortKey: "createdAt", projection: ["total", "tags"] },
    byTotal: { type: "local", sortKey: "total" },
  },
});

// An item is what reading gives: a plain object, in which only optional attributes may be missing.
expectTypeOf<Item<typeof Order>>().toEqualTypeOf<{
  customerId: string;
  placedAt: Date;
  status: "open" | "paid" | "sent";
  total: number;
  isGift?: boolean;
  channel: string;
  coupon?: string;
  country: string;
  tags?: Set<string>;
  sizes: Set<number>;
  kinds: Set<"book" | "film">;
  notes: string[];
  lines: { sku: string; count: number; note?: string }[];
  address: { city: string; geo?: { lat: number; lon: number } };
  createdAt: Date;
  updatedAt: Date;
  version: number;
  expiresAt?: Date;
}>();

// A new item may lack what is optional, what has a default, and what the library sets; collections may be readonly.
expectTypeOf<NewItem<typeof Order>>().toEqualTypeOf<{
  customerId: string;
  placedAt: Date;
  status?: "open" | "paid" | "sent" | undefined;
  total: number;
  isGift?: boolean | undefined;
  channel: string;
  coupon?: string | undefined;
  country?: string | undefined;
  tags?: ReadonlySet<string> | undefined;
  sizes: ReadonlySet<number>;
  kinds: ReadonlySet<"book" | "film">;
  notes?: readonly string[] | undefined;
  lines: readonly { sku: string; count?: number | undefined; note?: string | undefined }[];
  address: { city: string; geo?: { lat: number; lon: number } | undefined };
  createdAt?: Date | undefined;
  updatedAt?: Date | undefined;
  version?: number | undefined;
  expiresAt?: Date | undefined;
}>();

// An update has neither the key nor what the library keeps; null removes what is optional; readonly ones do not compile.
expectTypeOf<ItemUpdate<typeof Order>>().toEqualTypeOf<{
  status?: "open" | "paid" | "sent" | undefined;
  total?: number | undefined;
  isGift?: boolean | undefined | null;
  tags?: ReadonlySet<string> | undefined | null;
  sizes?: ReadonlySet<number> | undefined;
  kinds?: ReadonlySet<"book" | "film"> | undefined;
  notes?: readonly string[] | undefined;
  lines?: readonly { sku: string; count?: number | undefined; note?: string | undefined }[] | undefined;
  address?: { city: string; geo?: { lat: number; lon: number } | undefined } | undefined;
  version?: number | undefined;
  expiresAt?: Date | undefined | null;
  channel?: undefined;
  coupon?: undefined;
  country?: undefined;
}>();

// A readonly attribute may be undefined, as every other, and nothing else.
expectTypeOf<{ total: number; channel: undefined }>().toExtend<ItemUpdate<typeof Order>>();
expectTypeOf<{ total: number; channel: string }>().not.toExtend<ItemUpdate<typeof Order>>();

expectTypeOf<ItemKey<typeof Order>>().toEqualTypeOf<{ customerId: string; placedAt: Date }>();
expectTypeOf<KeyNames<(typeof Order)["~key"]>>().toEqualTypeOf<"customerId" | "placedAt">();
expectTypeOf<IndexName<typeof Order>>().toEqualTypeOf<"byStatus" | "byChannel" | "byCoupon" | "byTotal">();
expectTypeOf<SortKeyName<typeof Order>>().toEqualTypeOf<"placedAt" | "total" | "createdAt">();
expectTypeOf(Order.name).toEqualTypeOf<"Order">();
expectTypeOf<keyof typeof Order.indexes>().toEqualTypeOf<"byStatus" | "byChannel" | "byCoupon" | "byTotal">();

// What reading gives can be written again.
expectTypeOf<Item<typeof Order>>().toExtend<NewItem<typeof Order>>();

const Note = defineModel({
  name: "Note",
  table: "notes",
  attributes: { id: attr.number(), text: attr.string() },
  key: { partitionKey: "id" },
});

// A model without a sort key, and without indexes.
expectTypeOf<ItemKey<typeof Note>>().toEqualTypeOf<{ id: number }>();
expectTypeOf<KeyNames<(typeof Note)["~key"]>>().toEqualTypeOf<"id">();
expectTypeOf<ItemUpdate<typeof Note>>().toEqualTypeOf<{ text?: string | undefined }>();
expectTypeOf<IndexName<typeof Note>>().toEqualTypeOf<never>();
expectTypeOf<SortKeyName<typeof Note>>().toEqualTypeOf<never>();
