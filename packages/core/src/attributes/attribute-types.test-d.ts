import { expectTypeOf } from "expect-type";
import { defineModel } from "../model/define-model.ts";
import type { Item, ItemUpdate, NewItem } from "../model/item-types.ts";
import { attr } from "./attr.ts";
import { registerConverter } from "./custom.ts";

class Money {
  readonly cents: number;
  constructor(cents: number) {
    this.cents = cents;
  }
}
interface Settings {
  theme: "light" | "dark";
  columns: string[];
}

// --- M2: what every type of attribute is in code ----------------------------------------------------------------------

const All = defineModel({
  name: "All",
  table: "all",
  attributes: {
    id: attr.string(),
    text: attr.string(),
    count: attr.number(),
    serial: attr.bigint(),
    isOn: attr.boolean(),
    bytes: attr.binary(),
    at: attr.date({ format: "epochSeconds" }),
    status: attr.enum(["open", "paid"]),
    kind: attr.literal("order"),
    level: attr.literal(1),
    always: attr.literal(true),
    names: attr.list(attr.string()),
    gaps: attr.list(attr.string().nullable()),
    grid: attr.list(attr.list(attr.number())),
    place: attr.map({ city: attr.string(), zip: attr.string().optional(), visits: attr.number().default(0) }),
    scores: attr.record(attr.number()),
    places: attr.record(attr.map({ city: attr.string() })),
    texts: attr.set(attr.string()),
    serials: attr.set(attr.bigint()),
    hashes: attr.set(attr.binary()),
    either: attr.union([attr.string(), attr.number(), attr.list(attr.boolean())]),
    shape: attr.union([
      attr.map({ kind: attr.literal("circle"), radius: attr.number() }),
      attr.map({ kind: attr.literal("square"), side: attr.number() }),
    ]),
    settings: attr.json<Settings>(),
    anything: attr.json(),
    loose: attr.unknown<Settings>(),
    price: attr.custom(attr.number(), {
      encode: (money: Money) => money.cents,
      decode: (cents) => new Money(cents),
    }),
    total: attr.instanceOf(Money),
  },
  key: { partitionKey: "id" },
});

expectTypeOf<Item<typeof All>>().toEqualTypeOf<{
  id: string;
  text: string;
  count: number;
  serial: bigint;
  isOn: boolean;
  bytes: Uint8Array;
  at: Date;
  status: "open" | "paid";
  kind: "order";
  level: 1;
  always: true;
  names: string[];
  gaps: (string | null)[];
  grid: number[][];
  place: { city: string; zip?: string; visits: number };
  scores: Record<string, number>;
  places: Record<string, { city: string }>;
  texts: Set<string>;
  serials: Set<bigint>;
  hashes: Set<Uint8Array>;
  either: string | number | boolean[];
  shape: { kind: "circle"; radius: number } | { kind: "square"; side: number };
  settings: Settings;
  anything: unknown;
  loose: Settings;
  price: Money;
  total: Money;
}>();

expectTypeOf<NewItem<typeof All>>().toEqualTypeOf<{
  id: string;
  text: string;
  count: number;
  serial: bigint;
  isOn: boolean;
  bytes: Uint8Array;
  at: Date;
  status: "open" | "paid";
  kind: "order";
  level: 1;
  always: true;
  names: readonly string[];
  gaps: readonly (string | null)[];
  grid: readonly (readonly number[])[];
  place: { city: string; zip?: string | undefined; visits?: number | undefined };
  scores: Readonly<Record<string, number>>;
  places: Readonly<Record<string, { city: string }>>;
  texts: ReadonlySet<string>;
  serials: ReadonlySet<bigint>;
  hashes: ReadonlySet<Uint8Array>;
  either: string | number | readonly boolean[];
  shape: { kind: "circle"; radius: number } | { kind: "square"; side: number };
  settings: Settings;
  anything: unknown;
  loose: Settings;
  price: Money;
  total: Money;
}>();

// A union of maps is narrowed by what tells them apart.
declare const shape: Item<typeof All>["shape"];
expectTypeOf(shape.kind === "circle" ? shape.radius : shape.side).toEqualTypeOf<number>();

// --- M3, M4: what modifiers and roles make of it ----------------------------------------------------------------------

const Modified = defineModel({
  name: "Modified",
  table: "modified",
  attributes: {
    id: attr.string().storedAs("i"),
    note: attr.string().optional(),
    reply: attr.string().nullable(),
    remark: attr.string().nullable().optional(),
    state: attr.enum(["open", "paid"]).default("open"),
    origin: attr.string().readonly(),
    label: attr.string().omitEmpty(),
    tags: attr.set(attr.string()).omitEmpty().optional(),
    amount: attr.number().nullable().omitEmpty().default(null),
    data: attr.json<Settings>().optional().nullable().readonly(),
    createdAt: attr.createdAt(),
    updatedAt: attr.updatedAt(),
    version: attr.version(),
    expiresAt: attr.ttl(),
    deletedAt: attr.deletedAt(),
  },
  key: { partitionKey: "id" },
});

expectTypeOf<Item<typeof Modified>>().toEqualTypeOf<{
  id: string;
  note?: string;
  reply: string | null;
  remark?: string | null;
  state: "open" | "paid";
  origin: string;
  label: string;
  tags?: Set<string>;
  amount: number | null;
  data?: Settings | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  expiresAt: Date;
  deletedAt?: Date;
}>();

expectTypeOf<NewItem<typeof Modified>>().toEqualTypeOf<{
  id: string;
  note?: string | undefined;
  reply: string | null;
  remark?: string | null | undefined;
  state?: "open" | "paid" | undefined;
  origin: string;
  label: string;
  tags?: ReadonlySet<string> | undefined;
  amount?: number | null | undefined;
  data?: Settings | null | undefined;
  createdAt?: Date | undefined;
  updatedAt?: Date | undefined;
  version?: number | undefined;
  expiresAt: Date;
  deletedAt?: Date | undefined;
}>();

expectTypeOf<ItemUpdate<typeof Modified>>().toEqualTypeOf<{
  note?: string | null | undefined;
  reply?: string | null | undefined;
  remark?: string | null | undefined;
  state?: "open" | "paid" | undefined;
  label?: string | undefined;
  tags?: ReadonlySet<string> | null | undefined;
  amount?: number | null | undefined;
  version?: number | undefined;
  expiresAt?: Date | undefined;
  deletedAt?: Date | null | undefined;
  origin?: undefined;
  data?: undefined;
}>();

// --- what the compiler refuses ----------------------------------------------------------------------------------------

// @ts-expect-error a bigint is not a number
attr.bigint().default(7);

// @ts-expect-error bytes are no text
attr.binary().default("bytes");

// @ts-expect-error a literal has one value
attr.literal("circle").default("square");

// @ts-expect-error a literal is a text, a number or a boolean
attr.literal(null);

// @ts-expect-error nor a bigint
attr.literal(7n);

// @ts-expect-error null is no default of what is not nullable
attr.string().default(null);

// @ts-expect-error a stored name is a text
attr.string().storedAs(7);

// @ts-expect-error a boolean has no empty value
attr.boolean().omitEmpty();

// @ts-expect-error a date has no empty value
attr.date().omitEmpty();

// @ts-expect-error an enum has its values, and no empty one
attr.enum(["open", "paid"]).omitEmpty();

// @ts-expect-error a literal has one value
attr.literal("circle").omitEmpty();

// @ts-expect-error a map has its attributes
attr.map({ city: attr.string() }).omitEmpty();

// @ts-expect-error a union has no empty value of its own
attr.union([attr.string(), attr.number()]).omitEmpty();

// @ts-expect-error JSON is a text that is never empty
attr.json<string>().omitEmpty();

// @ts-expect-error what may be anything has no empty value
attr.unknown<string>().omitEmpty();

// @ts-expect-error a version starts at 0, which has to be there to be compared with
attr.version().omitEmpty();

// @ts-expect-error a custom type has no empty value that the library knows
attr.instanceOf(Money).omitEmpty();

// @ts-expect-error a union has at least two members
attr.union([attr.string()]);

// @ts-expect-error a union is made of attributes
attr.union([attr.string(), "number"]);

// @ts-expect-error optional() belongs on the union itself
attr.union([attr.string(), attr.number().optional()]);

// @ts-expect-error a version cannot be a member
attr.union([attr.string(), attr.version()]);

// @ts-expect-error a record is made of one attribute, not of names
attr.record({ city: attr.string() });

// @ts-expect-error the values of a record are there, or the name is not
attr.record(attr.number().optional());

// @ts-expect-error DynamoDB has no null in a set
attr.set(attr.string().nullable());

// @ts-expect-error DynamoDB has no sets of sets
attr.set(attr.set(attr.string()));

// @ts-expect-error a set is of one type
attr.set(attr.union([attr.string(), attr.number()]));

// @ts-expect-error a set holds texts, numbers or bytes, not JSON
attr.set(attr.json<string>());

// @ts-expect-error an omitted element would be another list
attr.list(attr.string().omitEmpty());

// @ts-expect-error deletedAt is for whole items
attr.map({ at: attr.deletedAt() });

// @ts-expect-error a converter has both ways
attr.custom(attr.number(), { encode: (money: Money) => money.cents });

// @ts-expect-error a converter gives what is stored: a number
attr.custom(attr.number(), { encode: (money: Money) => String(money.cents), decode: (cents) => new Money(cents) });

// @ts-expect-error a converter takes what is stored: a number is no text
attr.custom(attr.number(), { encode: (money: Money) => money.cents, decode: (text: string) => new Money(text.length) });

// @ts-expect-error what a converter gives back is what it took
attr.custom(attr.number(), { encode: (money: Money) => money.cents, decode: () => new Date() });

// @ts-expect-error what a value is stored as cannot be missing
attr.custom(attr.number().optional(), { encode: (money: Money) => money.cents, decode: (cents) => new Money(cents) });

// @ts-expect-error a converter says what its values are stored as
registerConverter(Money, { encode: (money) => money.cents, decode: (cents: number) => new Money(cents) });

// @ts-expect-error a converter of Money gives Money
registerConverter(Money, { as: attr.number(), encode: (money) => money.cents, decode: (cents) => new Date(cents) });

// @ts-expect-error an instance is not its class
attr.instanceOf(new Money(1));

// @ts-expect-error deletedAt has the formats of a date
attr.deletedAt({ format: "seconds" });

// @ts-expect-error an item of the model is no default of one of its attributes
attr.map({ city: attr.string() }).default({ town: "Paris" });

declare const item: Item<typeof All>;
declare const modified: Item<typeof Modified>;

// @ts-expect-error reading gives a Set, which has no index
void item.texts[0];

// @ts-expect-error a bigint is not added to a number
void (item.serial + item.count);

// @ts-expect-error what may be missing may be undefined
void modified.note.length;

// @ts-expect-error what may be null is looked at first
void modified.reply.length;

// @ts-expect-error what may be anything is looked at first
void item.anything.theme;

// @ts-expect-error only a circle has a radius
void item.shape.radius;

// @ts-expect-error null does not remove what every item has
({ label: null }) satisfies ItemUpdate<typeof Modified>;

// @ts-expect-error the library keeps createdAt
({ createdAt: new Date() }) satisfies ItemUpdate<typeof Modified>;

// @ts-expect-error the library sets updatedAt
({ updatedAt: new Date() }) satisfies ItemUpdate<typeof Modified>;

// @ts-expect-error a key never changes
({ id: "2" }) satisfies ItemUpdate<typeof Modified>;

// @ts-expect-error what is nullable has to be given, null or not
({ id: "1", origin: "o", label: "", expiresAt: new Date() }) satisfies NewItem<typeof Modified>;
