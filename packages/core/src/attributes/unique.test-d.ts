import { expectTypeOf } from "expect-type";
import { defineModel } from "../model/define-model.ts";
import type { Item, ItemUpdate, NewItem } from "../model/item-types.ts";
import { attr } from "./attr.ts";

// --- W12: unique() changes nothing of what an attribute is in code ---------------------------------------------------------

const User = defineModel({
  name: "User",
  table: "users",
  attributes: {
    id: attr.string(),
    email: attr.string().unique(),
    phone: attr.bigint().optional().unique(),
    badge: attr.number().nullable().unique().readonly(),
    plan: attr.enum(["a", "b"]).unique().default("a"),
    born: attr.date().unique(),
    page: attr.custom(attr.string(), { encode: (url: URL) => url.href, decode: (text) => new URL(text) }).unique(),
  },
  key: { partitionKey: "id" },
  indexes: { byEmail: { partitionKey: "email" } },
});
expectTypeOf<Item<typeof User>>().toEqualTypeOf<{
  id: string;
  email: string;
  phone?: bigint;
  badge: number | null;
  plan: "a" | "b";
  born: Date;
  page: URL;
}>();
expectTypeOf<{ id: string; email: string; badge: null; born: Date; page: URL }>().toExtend<NewItem<typeof User>>();
expectTypeOf<ItemUpdate<typeof User>["email"]>().toEqualTypeOf<string | undefined>();

// It is for what is stored as one text, number or binary …
// @ts-expect-error a boolean
attr.boolean().unique();
// @ts-expect-error a list
attr.list(attr.string()).unique();
// @ts-expect-error a set
attr.set(attr.string()).unique();
// @ts-expect-error a union
attr.union([attr.string(), attr.number()]).unique();
// @ts-expect-error JSON has many texts for one value
attr.json<string>().unique();
// @ts-expect-error the library sets it
attr.version().unique();

// … and of the model itself.
// @ts-expect-error an attribute of a map
attr.map({ email: attr.string().unique() });
// @ts-expect-error an element of a list
attr.list(attr.string().unique());
// @ts-expect-error an element of a set
attr.set(attr.string().unique());
