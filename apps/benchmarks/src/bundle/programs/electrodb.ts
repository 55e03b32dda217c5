import { Entity } from "electrodb";
import { client } from "./client.ts";
import { type Order, type OrderKey, tableName } from "./order.ts";

const Orders = new Entity(
  {
    model: { entity: "order", version: "1", service: "shop" },
    attributes: {
      customerId: { type: "string", required: true },
      orderId: { type: "string", required: true },
      status: { type: ["open", "paid", "sent"] as const, required: true },
      total: { type: "number", required: true },
      quantity: { type: "number", required: true },
      gift: { type: "boolean", required: true },
      note: { type: "string", required: true },
      tags: { type: "list", items: { type: "string" }, required: true },
      address: {
        type: "map",
        properties: { city: { type: "string", required: true }, zip: { type: "string", required: true } },
        required: true,
      },
    },
    indexes: {
      byCustomer: { pk: { field: "pk", composite: ["customerId"] }, sk: { field: "sk", composite: ["orderId"] } },
    },
  },
  { client, table: tableName },
);

export async function get(key: OrderKey): Promise<Order | undefined> {
  const { data } = await Orders.get(key).go();
  return data ?? undefined;
}

export async function put(order: Order): Promise<void> {
  await Orders.put(order).go();
}

export async function query(customerId: string, after: string): Promise<readonly Order[]> {
  const { data } = await Orders.query.byCustomer({ customerId }).gt({ orderId: after }).go();
  return data;
}

export async function update(key: OrderKey, status: Order["status"]): Promise<void> {
  await Orders.update(key).set({ status }).go();
}
