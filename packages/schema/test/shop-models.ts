import { attr, defineModel, key } from "@dynamorm/core";

/** Where the customers and orders of a test are: a table of their own, for tests on an engine. */
export const shopIn = (table: string) => {
  const Customer = defineModel({
    name: "Customer",
    table,
    attributes: { customerId: attr.string(), name: attr.string(), email: attr.string().storedAs("mail") },
    key: { partitionKey: key("pk", "CUSTOMER#{customerId}"), sortKey: key("sk", "PROFILE") },
    indexes: {
      byEmail: { partitionKey: "email" },
      newest: { partitionKey: key("gsi1pk", "CUSTOMERS"), sortKey: key("gsi1sk", "{name}"), projection: ["name"] },
    },
  });
  const Order = defineModel({
    name: "Order",
    table,
    attributes: {
      customerId: attr.string(),
      orderId: attr.string(),
      placedAt: attr.date(),
      total: attr.number(),
      expiresAt: attr.ttl().optional(),
    },
    key: { partitionKey: key("pk", "CUSTOMER#{customerId}"), sortKey: key("sk", "ORDER#{placedAt}#{orderId}") },
    indexes: {
      byTotal: { type: "local", sortKey: "total", projection: "keys" },
      newest: { partitionKey: key("gsi1pk", "ORDERS"), sortKey: key("gsi1sk", "{placedAt}"), projection: ["total"] },
    },
  });
  return { Customer, Order };
};

/** Two models of one table, each with indexes of its own and one that both have. */
export const { Customer, Order } = shopIn("shop");
