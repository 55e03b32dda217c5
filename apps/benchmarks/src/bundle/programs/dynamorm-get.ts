import * as attr from "@dynamorm/marshaling/attr";
import { declareModel, getItem } from "@dynamorm/query/single";
import { sdkExecutor } from "@dynamorm/transport";
import { client } from "./client.ts";
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

const execute = sdkExecutor(client);

export function get(key: OrderKey): Promise<Order | undefined> {
  return getItem(execute, OrderModel, key);
}
