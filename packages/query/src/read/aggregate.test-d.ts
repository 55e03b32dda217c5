import { attr, defineModel, type Item } from "@dynamorm/core";
import { aggregateBuilder, type AggregateResults } from "./aggregate.ts";
import { GroupedQuery } from "./aggregate-grouped-query.ts";
import type { GroupPath, NumericPath, OrderedPath } from "./aggregate-types.ts";

const Order = defineModel({
  name: "Order",
  table: "orders",
  attributes: {
    id: attr.string(),
    status: attr.enum(["open", "paid"]),
    total: attr.number(),
    points: attr.bigint().optional(),
    discount: attr.number().nullable(),
    placedAt: attr.date().optional(),
    gift: attr.boolean(),
    tags: attr.set(attr.string()),
    anything: attr.unknown(),
    address: attr.map({ city: attr.string(), floor: attr.number() }).optional(),
    lines: attr.list(attr.map({ price: attr.number() })),
  },
  key: { partitionKey: "id" },
});
type Order = Item<typeof Order>;

/** `true` where two types are the same. */
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

export const check1: Same<
  NumericPath<Order>,
  "total" | "points" | "discount" | "address.floor" | `lines[${number}].price`
> = true;
export const check2: Same<
  OrderedPath<Order>,
  NumericPath<Order> | "id" | "status" | "placedAt" | "address.city"
> = true;
export const check3: Same<GroupPath<Order>, OrderedPath<Order> | "gift"> = true;

const a = aggregateBuilder<Order>(Order);
const wanted = {
  count: a.count(),
  total: a.sum("total"),
  points: a.sum("points"),
  price: a.sum("lines[0].price"),
  mean: a.average("points"),
  least: a.min("points"),
  last: a.max("placedAt"),
  status: a.max("status"),
};
export const check4: Same<
  AggregateResults<typeof wanted>,
  {
    count: number;
    total: number;
    points: bigint;
    price: number;
    mean: number | undefined;
    least: bigint | undefined;
    last: Date | undefined;
    status: "open" | "paid" | undefined;
  }
> = true;

// @ts-expect-error a text cannot be added up
a.sum("status");
// @ts-expect-error there is no such attribute
a.average("totals");
// @ts-expect-error a boolean has no order
a.min("gift");
// @ts-expect-error what may be anything has none either
a.max("anything");

const read = async function* (): AsyncGenerator<object> {};
const groups = new GroupedQuery<Order, "status" | "placedAt" | "address.city">(Order, ["status", "placedAt"], read);
const rows = groups.aggregate((of) => ({ orders: of.count(), total: of.sum("total") }));
export const check5: Same<
  Awaited<typeof rows>,
  { status: "open" | "paid"; placedAt?: Date; "address.city"?: string; orders: number; total: number }[]
> = true;
const sums = groups.sum("points");
export const check6: Same<Awaited<typeof sums>[number]["sum"], bigint> = true;

// @ts-expect-error the groups are told apart by it
void groups.aggregate((of) => ({ status: of.count() }));
// @ts-expect-error a set tells no groups apart
export const byTags = new GroupedQuery<Order, "tags">(Order, ["tags"], read);
// @ts-expect-error there is no such option
void groups.count({ most: 7 });
