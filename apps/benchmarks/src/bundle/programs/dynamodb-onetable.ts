import { Table } from "dynamodb-onetable";
import { Dynamo } from "dynamodb-onetable/Dynamo";
import { client } from "./client.ts";
import { type Order, type OrderKey, tableName } from "./order.ts";

const schema = {
  format: "onetable:1.1.0",
  version: "0.0.1",
  indexes: { primary: { hash: "customerId", sort: "orderId" } },
  models: {
    Order: {
      customerId: { type: String, required: true },
      orderId: { type: String, required: true },
      status: { type: String, required: true, enum: ["open", "paid", "sent"] },
      total: { type: Number, required: true },
      quantity: { type: Number, required: true },
      gift: { type: Boolean, required: true },
      note: { type: String, required: true },
      tags: { type: Array, required: true, items: { type: String } },
      address: {
        type: Object,
        required: true,
        schema: { city: { type: String, required: true }, zip: { type: String, required: true } },
      },
    },
  },
} as const;

const table = new Table({ client: new Dynamo({ client }), name: tableName, schema, partial: true });
const Orders = table.getModel<"Order">("Order");

export async function get(key: OrderKey): Promise<Order | undefined> {
  return await Orders.get({ ...key });
}

export async function put(order: Order): Promise<void> {
  await Orders.create(order, { exists: null });
}

export async function query(customerId: string, after: string): Promise<readonly Order[]> {
  return await Orders.find({ customerId, orderId: { ">": after } });
}

export async function update(key: OrderKey, status: Order["status"]): Promise<void> {
  await Orders.update({ ...key, status });
}
