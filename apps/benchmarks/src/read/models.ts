import { attr, defineModel, key } from "@dynamorm/core";

/** How many attributes are alike but for their names: queries that look at different ones are of different shapes, and cost the same. */
export const variants = 600;

/** The name of one of those. For the compiler there is one of them: 600 names would cost it more than they tell it. */
export type Variant = "reading";

/** The name of one of those, by its number. */
export function variantName(index: number): Variant {
  return `reading${index % variants}` as Variant;
}

const number = attr.number().optional();

const readings = Object.fromEntries(
  Array.from({ length: variants }, (_, index) => [variantName(index), number]),
) as Readonly<Record<Variant, typeof number>>;

const attributes = {
  customerId: attr.string(),
  orderId: attr.string(),
  status: attr.enum(["open", "paid", "sent"]),
  placedAt: attr.date(),
  country: attr.string(),
  note: attr.string().optional(),
  lines: attr.list(attr.string()),
  ...readings,
};

/** Orders whose keys are attributes, with two indexes to choose from. */
export const Order = defineModel({
  name: "Order",
  table: "orders",
  attributes,
  key: { partitionKey: "customerId", sortKey: "orderId" },
  indexes: {
    byStatus: { partitionKey: "status", sortKey: "placedAt" },
    byCountry: { partitionKey: "country", sortKey: "placedAt" },
  },
});

/** The same orders with keys made of attributes, in a table that items of other models share. */
export const SharedOrder = defineModel({
  name: "Order",
  table: "shop",
  attributes,
  key: {
    partitionKey: key("pk", "CUSTOMER#{customerId}"),
    sortKey: key("sk", "ORDER#{placedAt}#{orderId}"),
  },
});
