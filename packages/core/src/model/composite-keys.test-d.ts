import { expectTypeOf } from "expect-type";
import { attr } from "../attributes/attr.ts";
import { defineModel } from "./define-model.ts";
import type {
  ComputedName,
  HeldName,
  Item,
  ItemKey,
  ItemUpdate,
  KeyNames,
  NewItem,
  SortKeyName,
} from "./item-types.ts";
import { key, type TemplateParts } from "./key-template.ts";

// --- M6: templates ----------------------------------------------------------------------------------------------------

expectTypeOf<TemplateParts<"PROFILE">>().toEqualTypeOf<never>();
expectTypeOf<TemplateParts<"ORG#{orgId}#{at}/{n}">>().toEqualTypeOf<"orgId" | "at" | "n">();
// Of a text that is not known to the compiler, the parts can be any: no model has them.
expectTypeOf<TemplateParts<string>>().toEqualTypeOf<string>();

const attributes = {
  orgId: attr.string(),
  at: attr.date(),
  serial: attr.bigint(),
  total: attr.number(),
  status: attr.enum(["open", "paid"]),
  isGift: attr.boolean(),
  kind: attr.literal("order"),
  note: attr.string().optional(),
  code: attr.string().nullable(),
  label: attr.string().omitEmpty(),
  region: attr.string().readonly(),
  tags: attr.set(attr.string()),
  photo: attr.binary(),
  extra: attr.json<string>(),
  createdAt: attr.createdAt(),
  updatedAt: attr.updatedAt(),
  version: attr.version(),
  expiresAt: attr.ttl(),
};
const order = { name: "Order", table: "shop", attributes } as const;

const Order = defineModel({
  ...order,
  key: { partitionKey: key("pk", "ORG#{orgId}"), sortKey: key("sk", "ORDER#{at}#{serial}") },
  indexes: {
    byStatus: { partitionKey: key("gsi1pk", "ORG#{orgId}#{status}"), sortKey: key("gsi1sk", "{total}#{at}") },
    byNote: { partitionKey: key("gsi2pk", "{note}#{code}"), projection: "keys" },
    byRegion: { partitionKey: "region", sortKey: key("gsi3sk", "{region}#{createdAt}"), projection: ["tags"] },
    byChange: { partitionKey: "kind", sortKey: key("gsi4sk", "{updatedAt}#{orgId}") },
    byTotal: { type: "local", sortKey: "total", projection: "keys" },
  },
});

// A computed key is no part of an item: its parts are.
expectTypeOf<keyof Item<typeof Order>>().toEqualTypeOf<keyof typeof attributes>();
expectTypeOf<ItemKey<typeof Order>>().toEqualTypeOf<{ orgId: string; at: Date; serial: bigint }>();
expectTypeOf<KeyNames<(typeof Order)["~key"]>>().toEqualTypeOf<"orgId" | "at" | "serial">();
expectTypeOf<ComputedName<typeof Order>>().toEqualTypeOf<
  "pk" | "sk" | "gsi1pk" | "gsi1sk" | "gsi2pk" | "gsi3sk" | "gsi4sk"
>();
expectTypeOf<SortKeyName<typeof Order>>().toEqualTypeOf<
  "at" | "serial" | "total" | "region" | "createdAt" | "updatedAt" | "orgId"
>();

// What an index holds: parts are not held by the text that is made of them.
expectTypeOf<HeldName<typeof Order, "byStatus">>().toEqualTypeOf<keyof typeof attributes>();
expectTypeOf<HeldName<typeof Order, "byNote">>().toEqualTypeOf<never>();
expectTypeOf<HeldName<typeof Order, "byRegion">>().toEqualTypeOf<"tags" | "region">();
expectTypeOf<HeldName<typeof Order, "byTotal">>().toEqualTypeOf<"total">();

const Mixed = defineModel({
  ...order,
  key: { partitionKey: "orgId", sortKey: key("sk", "PROFILE") },
});
expectTypeOf<ItemKey<typeof Mixed>>().toEqualTypeOf<{ orgId: string }>();
expectTypeOf<ComputedName<typeof Mixed>>().toEqualTypeOf<"sk">();
expectTypeOf<SortKeyName<typeof Mixed>>().toEqualTypeOf<never>();

// --- M6: updates keep the parts of an index's key together --------------------------------------------------------------

type Update = ItemUpdate<typeof Order>;

// All parts of a key that is no part of the table's key, or none.
({ total: 3 }) satisfies Update;
({ status: "paid" }) satisfies Update;
({ isGift: true }) satisfies Update;
({ note: "n", code: "c" }) satisfies Update;
({ note: undefined, code: undefined }) satisfies Update;
// null for one of them that may be missing takes the item out of the index.
({ note: null }) satisfies Update;
({ code: null }) satisfies Update;
({ note: null, code: "c" }) satisfies Update;
// Those that never change are given as the item has them: the key is computed from them.
({ region: "eu", createdAt: new Date() }) satisfies Update;
({}) satisfies Update;

// @ts-expect-error the key of byNote is made of code too
({ note: "n" }) satisfies Update;

// @ts-expect-error and of note
({ code: "c" }) satisfies Update;

// @ts-expect-error undefined is none
({ note: "n", code: undefined }) satisfies Update;

// @ts-expect-error the key of byRegion is made of createdAt too
({ region: "eu" }) satisfies Update;

// @ts-expect-error and of region
({ createdAt: new Date() }) satisfies Update;

// @ts-expect-error region is in every item, null does not take it out of the index
({ region: null, createdAt: new Date() }) satisfies Update;

// @ts-expect-error a part of the table's key never changes
({ orgId: "2" }) satisfies Update;

// @ts-expect-error nor does another
({ at: new Date() }) satisfies Update;

// @ts-expect-error updatedAt is the library's, though a key is made of it
({ updatedAt: new Date() }) satisfies Update;

// @ts-expect-error a computed key is written by the library
({ gsi1pk: "ORG#1#open" }) satisfies Update;

// @ts-expect-error also in a new item
({ ...({} as Item<typeof Order>), pk: "ORG#1" }) satisfies NewItem<typeof Order>;

// @ts-expect-error an item's key is its parts, not the text made of them
({ pk: "ORG#1", sk: "ORDER#2026#1" }) satisfies ItemKey<typeof Order>;

// @ts-expect-error all of them
({ orgId: "1", at: new Date() }) satisfies ItemKey<typeof Order>;

// --- M6: definitions that are refused ----------------------------------------------------------------------------------

// @ts-expect-error nothing separates one part from the other
key("pk", "{orgId}{at}");

// @ts-expect-error nor here
key("pk", "ORG#{orgId}#{at}{serial}");

// @ts-expect-error a template has its attribute's name first
key("ORG#{orgId}");

// @ts-expect-error "orgid" is no attribute
defineModel({ ...order, key: { partitionKey: key("pk", "ORG#{orgid}") } });

// @ts-expect-error a part without a name is none
defineModel({ ...order, key: { partitionKey: key("pk", "ORG#{}") } });

// @ts-expect-error a brace that is not closed
defineModel({ ...order, key: { partitionKey: key("pk", "ORG#{orgId") } });

// @ts-expect-error a brace too many
defineModel({ ...order, key: { partitionKey: key("pk", "ORG#{orgId}}") } });

declare const template: string;

// @ts-expect-error a template that the compiler does not know could have any parts
defineModel({ ...order, key: { partitionKey: key("pk", template) } });

// @ts-expect-error a set has no text to sort by
defineModel({ ...order, key: { partitionKey: key("pk", "{tags}") } });

// @ts-expect-error nor have bytes
defineModel({ ...order, key: { partitionKey: key("pk", "{photo}") } });

// @ts-expect-error JSON may be anything
defineModel({ ...order, key: { partitionKey: key("pk", "{extra}") } });

// @ts-expect-error a part of the table's key cannot be missing
defineModel({ ...order, key: { partitionKey: key("pk", "{note}") } });

// @ts-expect-error nor null
defineModel({ ...order, key: { partitionKey: key("pk", "{code}") } });

// @ts-expect-error nor left out when it is empty
defineModel({ ...order, key: { partitionKey: key("pk", "{label}") } });

// @ts-expect-error a key of the table never changes, updatedAt always does
defineModel({ ...order, key: { partitionKey: "orgId", sortKey: key("sk", "{updatedAt}") } });

// @ts-expect-error nor can it be made of the version
defineModel({ ...order, key: { partitionKey: "orgId", sortKey: key("sk", "{version}") } });

// @ts-expect-error nor of the expiry
defineModel({ ...order, key: { partitionKey: "orgId", sortKey: key("sk", "{expiresAt}") } });

const byId = { ...order, key: { partitionKey: "orgId" } } as const;

// @ts-expect-error DynamoDB counts the version up by itself: no key of an index can follow it
defineModel({ ...byId, indexes: { byVersion: { partitionKey: key("g", "{version}") } } });

// @ts-expect-error "state" is no attribute
defineModel({ ...byId, indexes: { byState: { partitionKey: key("g", "{state}") } } });

// @ts-expect-error a computed key is not projected by name
defineModel({ ...byId, indexes: { byAt: { partitionKey: "at", projection: ["pk"] } } });

// --- M5, M8: keys that are attributes ------------------------------------------------------------------------------------

// @ts-expect-error JSON is a text that does not sort
defineModel({ ...order, key: { partitionKey: "extra" } });

// @ts-expect-error what is nullable can be no key
defineModel({ ...order, key: { partitionKey: "code" } });

// @ts-expect-error what is left out when it is empty can be no key of the table
defineModel({ ...order, key: { partitionKey: "label" } });

// @ts-expect-error the version changes
defineModel({ ...order, key: { partitionKey: "orgId", sortKey: "version" } });

// @ts-expect-error updatedAt changes
defineModel({ ...order, key: { partitionKey: "orgId", sortKey: "updatedAt" } });

// @ts-expect-error an expiry changes
defineModel({ ...order, key: { partitionKey: "orgId", sortKey: "expiresAt" } });

const either = { id: attr.union([attr.string(), attr.number()]), raw: attr.unknown<string>(), text: attr.string() };

// @ts-expect-error a key is of one type
defineModel({ name: "Either", table: "eithers", attributes: either, key: { partitionKey: "id" } });

// @ts-expect-error a key is of a type that is known
defineModel({ name: "Either", table: "eithers", attributes: either, key: { partitionKey: "raw" } });

const byText = { name: "Either", table: "eithers", attributes: either, key: { partitionKey: "text" } } as const;

// @ts-expect-error also that of an index
defineModel({ ...byText, indexes: { byId: { partitionKey: "id" } } });

// @ts-expect-error a table without a sort key has no local indexes
defineModel({ ...order, key: { partitionKey: "orgId" }, indexes: { byTotal: { type: "local", sortKey: "total" } } });

// --- M4, M7, M9: the rest of a definition ----------------------------------------------------------------------------------

const twice = { id: attr.string(), version: attr.version(), revision: attr.version() };

// @ts-expect-error a model has one version
defineModel({ name: "Twice", table: "twice", attributes: twice, key: { partitionKey: "id" } });

// @ts-expect-error there is no such convention
defineModel({ ...order, key: { partitionKey: "orgId" }, naming: "kebab-case" });

// @ts-expect-error a naming gives a name
defineModel({ ...order, key: { partitionKey: "orgId" }, naming: (name: string) => name.length });

// @ts-expect-error a tag is left out with false; true says nothing
defineModel({ ...order, key: { partitionKey: "orgId" }, typeTag: true });

// @ts-expect-error "name" is no part of a tag
defineModel({ ...order, key: { partitionKey: "orgId" }, typeTag: { name: "kind" } });

// @ts-expect-error a function is no validator that follows Standard Schema
defineModel({ ...order, key: { partitionKey: "orgId" }, validate: (item: unknown) => item });

// Attributes of which the compiler knows nothing are taken as they come.
declare const unknownAttributes: Record<string, ReturnType<typeof attr.string>>;
defineModel({ name: "Any", table: "anything", attributes: unknownAttributes, key: { partitionKey: "id" } });
