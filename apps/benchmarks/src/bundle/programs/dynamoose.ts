import dynamoose from "dynamoose";
import type { Item } from "dynamoose/dist/Item.js";
import { endpoint } from "./endpoint.ts";
import { type Order, type OrderKey, tableName } from "./order.ts";

dynamoose.aws.ddb.set(new dynamoose.aws.ddb.DynamoDB({ endpoint }));

interface OrderItem extends Item, Order {}

const Orders = dynamoose.model<OrderItem>(
  tableName,
  new dynamoose.Schema({
    customerId: { type: String, hashKey: true },
    orderId: { type: String, rangeKey: true },
    status: { type: String, required: true, enum: ["open", "paid", "sent"] },
    total: { type: Number, required: true },
    quantity: { type: Number, required: true },
    gift: { type: Boolean, required: true },
    note: { type: String, required: true },
    tags: { type: Array, required: true, schema: [String] },
    address: {
      type: Object,
      required: true,
      schema: { city: { type: String, required: true }, zip: { type: String, required: true } },
    },
  }),
  { create: false, waitForActive: false },
);

export async function get({ customerId, orderId }: OrderKey): Promise<Order | undefined> {
  return await Orders.get({ customerId, orderId });
}

export async function put(order: Order): Promise<void> {
  await new Orders(order).save();
}

export async function query(customerId: string, after: string): Promise<readonly Order[]> {
  return await Orders.query("customerId").eq(customerId).where("orderId").gt(after).exec();
}

export async function update({ customerId, orderId }: OrderKey, status: Order["status"]): Promise<void> {
  await Orders.update({ customerId, orderId }, { status });
}
