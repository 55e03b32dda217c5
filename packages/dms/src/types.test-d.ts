import type { Item, ItemKey, NewItem } from "@dynamorm/core";
import { expectTypeOf } from "expect-type";
import { type DmsDocument, dmsFromModels, type ModelFromDms, modelsFromDms, parseDms } from "./index.ts";

// Only the compiler looks at this file: `typecheck` does, and nothing runs it.

// The models that are named are there, each with its name.
const { User, Order } = modelsFromDms("…", ["User", "Order"]);
expectTypeOf(User.name).toEqualTypeOf<"User">();
expectTypeOf(Order).toEqualTypeOf<ModelFromDms<"Order">>();
// @ts-expect-error a model that was not named
void modelsFromDms("…", ["User"]).Order;

// Without names, any may be there.
const all = modelsFromDms(parseDms("…"));
expectTypeOf(all).toEqualTypeOf<{ readonly [name: string]: ModelFromDms }>();
expectTypeOf(all["User"]).toEqualTypeOf<ModelFromDms | undefined>();

// Items are objects of any names: the compiler does not know the document.
expectTypeOf<Item<typeof User>>().toEqualTypeOf<{ [name: string]: unknown }>();
expectTypeOf<NewItem<typeof User>>().toEqualTypeOf<{ [name: string]: unknown }>();
expectTypeOf<ItemKey<typeof User>>().toEqualTypeOf<{ [name: string]: unknown }>();

// A document is plain data, as a module of JSON gives it too.
expectTypeOf(dmsFromModels([User])).toEqualTypeOf<DmsDocument>();
modelsFromDms({ dms_version: "0.1", models: [] as { type: string }[] });
// @ts-expect-error neither a text nor data
modelsFromDms(3);
