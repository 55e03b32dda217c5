import { Dynamo } from "dynamodb-onetable/Dynamo";
import { Table } from "dynamodb-onetable";
import { orderStatuses } from "../order.ts";
import type { Connection, Subject } from "../subject.ts";
import { client } from "./client.ts";

/** OneTable. Its items have the name of their model besides. */
export function subject({ endpoint, table: name }: Connection): Subject {
  const table = new Table({
    name,
    client: new Dynamo({ client: client(endpoint) }),
    partial: false,
    schema: {
      format: "onetable:1.1.0",
      version: "0.0.1",
      indexes: { primary: { hash: "customerId", sort: "orderId" } },
      models: {
        Order: {
          customerId: { type: String, required: true },
          orderId: { type: String, required: true },
          email: { type: String, required: true },
          total: { type: Number, required: true },
          quantity: { type: Number, required: true },
          isPaid: { type: Boolean, required: true },
          status: { type: String, required: true, enum: orderStatuses },
          tags: { type: Array, required: true, items: { type: String } },
          address: {
            type: Object,
            required: true,
            schema: { city: { type: String, required: true }, zip: { type: String, required: true } },
          },
        },
      },
      params: { timestamps: false },
    } as const,
  });
  const orders = table.getModel("Order");
  return {
    get: (key) => orders.get(key),
    put: (order) => orders.create(order, { exists: null }),
    update: (key, changes) => orders.update({ ...key, ...changes }),
    query: (customerId) => orders.find({ customerId }),
    batchGet: async (keys) => {
      const batch = {};
      for (const key of keys) await orders.get(key, { batch });
      return await table.batchGet(batch, { parse: true });
    },
    transactWrite: async (given) => {
      const transaction = {};
      for (const order of given) await orders.create(order, { transaction, exists: null });
      await table.transact("write", transaction);
    },
    compile: ({ customerId, from, to, minimum }) =>
      orders.find(
        { customerId, orderId: { between: [from, to] } },
        { where: "${total} >= {" + minimum + "}", execute: false },
      ),
  };
}
