import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { Entity, Service } from "electrodb";
import { orderStatuses } from "../order.ts";
import type { Connection, Subject } from "../subject.ts";
import { client } from "./client.ts";

/** ElectroDB, with the attributes themselves as keys. Its items have the name of their entity and its version besides. */
export function subject({ endpoint, table }: Connection): Subject {
  const orders = new Entity(
    {
      model: { entity: "order", version: "1", service: "shop" },
      attributes: {
        customerId: { type: "string", required: true },
        orderId: { type: "string", required: true },
        email: { type: "string", required: true },
        total: { type: "number", required: true },
        quantity: { type: "number", required: true },
        isPaid: { type: "boolean", required: true },
        status: { type: orderStatuses, required: true },
        tags: { type: "list", items: { type: "string" }, required: true },
        address: {
          type: "map",
          properties: { city: { type: "string", required: true }, zip: { type: "string", required: true } },
          required: true,
        },
      },
      indexes: {
        primary: {
          pk: { field: "customerId", composite: ["customerId"], casing: "none" },
          sk: { field: "orderId", composite: ["orderId"], casing: "none" },
        },
      },
    },
    { table, client: DynamoDBDocumentClient.from(client(endpoint)) },
  );
  const shop = new Service({ orders });
  return {
    get: async (key) => (await orders.get(key).go()).data,
    put: (order) => orders.put(order).go(),
    update: async (key, changes) => (await orders.patch(key).set(changes).go({ response: "all_new" })).data,
    query: async (customerId) => (await orders.query.primary({ customerId }).go()).data,
    batchGet: async (keys) => (await orders.get([...keys]).go()).data,
    transactWrite: (given) =>
      shop.transaction.write((entities) => given.map((order) => entities.orders.put(order).commit())).go(),
    compile: ({ customerId, from, to, minimum }) =>
      orders.query
        .primary({ customerId })
        .between({ orderId: from }, { orderId: to })
        .where(({ total }, { gte }) => gte(total, minimum))
        .params(),
  };
}
