import { type AnyAttribute, type AnyModel, attr, defineModel } from "@dynamorm/core";

/** A kind of item that is measured: its model, and as many different items as are asked for. */
export interface Subject {
  readonly model: AnyModel;
  readonly item: (index: number) => Readonly<Record<string, unknown>>;
}

/** Texts, numbers and booleans alone: what `@aws-sdk/util-dynamodb` stores of itself. It knows no dates. */
const scalars = {
  id: attr.string(),
  email: attr.string(),
  age: attr.number(),
  isActive: attr.boolean(),
  status: attr.enum(["active", "disabled"]),
  balance: attr.number(),
};

const scalarsOf = (index: number): Readonly<Record<string, unknown>> => ({
  id: `user#${index}`,
  email: `ada${index}@example.com`,
  age: 20 + (index % 64),
  isActive: index % 2 === 0,
  status: "active",
  balance: (index * 37) / 100,
});

const Small = defineModel({ name: "Small", table: "small", attributes: scalars, key: { partitionKey: "id" } });

const Nested = defineModel({
  name: "Nested",
  table: "nested",
  attributes: {
    ...scalars,
    address: attr.map({
      street: attr.string(),
      city: attr.string(),
      zip: attr.string(),
      location: attr.map({ latitude: attr.number(), longitude: attr.number() }),
    }),
    labels: attr.list(attr.string()),
    lines: attr.list(attr.map({ sku: attr.string(), quantity: attr.number(), price: attr.number() })),
    note: attr.string().optional(),
    changedAt: attr.number(),
  },
  key: { partitionKey: "id" },
});

const nestedOf = (index: number): Readonly<Record<string, unknown>> => ({
  ...scalarsOf(index),
  address: {
    street: `${index} Main Street`,
    city: "London",
    zip: `W${index}`,
    location: { latitude: (515_000 + index) / 10_000, longitude: -(1200 + index) / 10_000 },
  },
  labels: ["one", "two", `label ${index}`],
  lines: [1, 2].map((quantity) => ({ sku: `sku-${index}-${quantity}`, quantity, price: (quantity * 999) / 100 })),
  note: `note ${index}`,
  changedAt: 1_700_000_000 + index,
});

/** The same six attributes, ten times over, under names of their own. */
const Wide = defineModel({
  name: "Wide",
  table: "wide",
  // By their types all are texts, so that any of them can be the key; nothing here looks at types.
  attributes: tenTimes<AnyAttribute>(scalars) as Record<string, typeof scalars.id>,
  key: { partitionKey: "id0" },
});

function tenTimes<Value>(values: Readonly<Record<string, Value>>): Record<string, Value> {
  const groups = Array.from({ length: 10 }, (_, group) => group);
  return Object.fromEntries(
    groups.flatMap((group) => Object.entries(values).map(([name, value]) => [`${name}${group}`, value])),
  );
}

/** What is measured, by name. */
export const subjects = {
  /** 6 attributes: texts, numbers, a boolean and an enum. */
  small: { model: Small, item: scalarsOf },
  /** 11 attributes, with maps and lists among them, nested up to three levels. */
  nested: { model: Nested, item: nestedOf },
  /** 60 attributes. */
  wide: { model: Wide, item: (index) => tenTimes(scalarsOf(index)) },
} satisfies Readonly<Record<string, Subject>>;

export type SubjectName = keyof typeof subjects;
