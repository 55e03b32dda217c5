import { attr, defineModel } from "@dynamorm/core";
import { orderStatuses } from "./order.ts";

/** The model of orders in a table, as this library has it. */
export function orderModel(table: string) {
  return defineModel({
    name: "Order",
    table,
    attributes: {
      customerId: attr.string(),
      orderId: attr.string(),
      email: attr.string(),
      total: attr.number(),
      quantity: attr.number(),
      isPaid: attr.boolean(),
      status: attr.enum(orderStatuses),
      tags: attr.list(attr.string()),
      address: attr.map({ city: attr.string(), zip: attr.string() }),
    },
    key: { partitionKey: "customerId", sortKey: "orderId" },
  });
}
