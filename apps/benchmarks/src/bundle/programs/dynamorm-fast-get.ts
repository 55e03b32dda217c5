import * as attr from "@dynamorm/marshaling/attr";
import { declareModel, getItem } from "@dynamorm/query/single";
import { createFastClient } from "@dynamorm/transport/fast";
import { endpoint } from "./endpoint.ts";
import { type Order, type OrderKey, tableName } from "./order.ts";

const OrderModel = declareModel({
  name: "Order",
  table: tableName,
  attributes: {
    customerId: attr.string(),
    orderId: attr.string(),
    status: attr.enum(["open", "paid", "sent"]),
    total: attr.number(),
    quantity: attr.number(),
    gift: attr.boolean(),
    note: attr.string(),
    tags: attr.list(attr.string()),
    address: attr.map({ city: attr.string(), zip: attr.string() }),
  },
  key: { partitionKey: "customerId", sortKey: "orderId" },
});

const { executor } = createFastClient({ endpoint });

export function get(key: OrderKey): Promise<Order | undefined> {
  return getItem(executor, OrderModel, key);
}
