import { DynamoDB } from "@aws-sdk/client-dynamodb";
import dynamoose from "dynamoose";
import { orderStatuses } from "../order.ts";
import type { Connection, Subject } from "../subject.ts";
import { clientConfig } from "./client.ts";

/** Dynamoose, with a table that is there already. */
export function subject({ endpoint, table }: Connection): Subject {
  dynamoose.aws.ddb.set(new DynamoDB(clientConfig(endpoint)));
  const schema = new dynamoose.Schema({
    customerId: { type: String, hashKey: true },
    orderId: { type: String, rangeKey: true },
    email: { type: String, required: true },
    total: { type: Number, required: true },
    quantity: { type: Number, required: true },
    isPaid: { type: Boolean, required: true },
    status: { type: String, required: true, enum: [...orderStatuses] },
    tags: { type: Array, required: true, schema: [String] },
    address: {
      type: Object,
      required: true,
      schema: { city: { type: String, required: true }, zip: { type: String, required: true } },
    },
  });
  const orders = dynamoose.model("Order", schema, { tableName: table, create: false, waitForActive: false });
  return {
    get: (key) => orders.get(key),
    put: (order) => new orders(order).save(),
    update: (key, changes) =>
      orders.update(key, changes, { condition: new dynamoose.Condition().attribute("customerId").exists() }),
    query: (customerId) => orders.query("customerId").eq(customerId).exec(),
    batchGet: (keys) => orders.batchGet([...keys]),
    transactWrite: (given) =>
      dynamoose.transaction(given.map((order) => orders.transaction.create(order, { overwrite: true }))),
    compile: ({ customerId, from, to, minimum }) =>
      orders
        .query("customerId")
        .eq(customerId)
        .where("orderId")
        .between(from, to)
        .filter("total")
        .ge(minimum)
        .getRequest(),
  };
}
