import { attr, defineModel, DynamORM } from "dynamorm/fast";
import { endpoint } from "./endpoint.ts";
import { type Order, type OrderKey, tableName } from "./order.ts";

const OrderModel = defineModel({
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

const orders = new DynamORM({ endpoint }).model(OrderModel);

export function get(key: OrderKey): Promise<Order | undefined> {
  return orders.get(key);
}

export async function put(order: Order): Promise<void> {
  await orders.put(order);
}

export function query(customerId: string, after: string): Promise<readonly Order[]> {
  return orders.where("customerId", "=", customerId).where("orderId", ">", after).all();
}

export async function update(key: OrderKey, status: Order["status"]): Promise<void> {
  await orders.update(key, { status });
}
