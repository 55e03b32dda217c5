import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import {
  BatchGetCommand,
  BatchGetRequest,
  boolean,
  Entity,
  executeBatchGet,
  GetItemCommand,
  item,
  list,
  map,
  number,
  PutItemCommand,
  PutTransaction,
  QueryCommand,
  string,
  Table,
  UpdateItemCommand,
} from "dynamodb-toolbox";
import { execute } from "dynamodb-toolbox/entity/actions/transactWrite";
import { orderStatuses } from "../order.ts";
import type { Connection, Subject } from "../subject.ts";
import { client } from "./client.ts";

/** DynamoDB-Toolbox, without the attributes that it adds where nothing is said. */
export function subject({ endpoint, table: name }: Connection): Subject {
  const table = new Table({
    name,
    documentClient: DynamoDBDocumentClient.from(client(endpoint)),
    partitionKey: { name: "customerId", type: "string" },
    sortKey: { name: "orderId", type: "string" },
  });
  const orders = new Entity({
    name: "Order",
    table,
    entityAttribute: false,
    timestamps: false,
    schema: item({
      customerId: string().key(),
      orderId: string().key(),
      email: string(),
      total: number(),
      quantity: number(),
      isPaid: boolean(),
      status: string().enum(...orderStatuses),
      tags: list(string()),
      address: map({ city: string(), zip: string() }),
    }),
  });
  const ordersOf = (customerId: string) => table.build(QueryCommand).query({ partition: customerId }).entities(orders);
  return {
    get: async (key) => (await orders.build(GetItemCommand).key(key).send()).Item,
    put: (order) => orders.build(PutItemCommand).item(order).send(),
    update: async (key, changes) => {
      const update = orders.build(UpdateItemCommand).item({ ...key, ...changes });
      const condition = { attr: "customerId", exists: true } as const;
      return (await update.options({ condition, returnValues: "ALL_NEW" }).send()).Attributes;
    },
    query: async (customerId) => (await ordersOf(customerId).send()).Items ?? [],
    batchGet: async (keys) => {
      const requests = keys.map((key) => orders.build(BatchGetRequest).key(key));
      const { Responses } = await executeBatchGet(table.build(BatchGetCommand).requests(...requests));
      return Responses?.[0] ?? [];
    },
    transactWrite: (given) => execute(...given.map((order) => orders.build(PutTransaction).item(order))),
    compile: ({ customerId, from, to, minimum }) =>
      table
        .build(QueryCommand)
        .query({ partition: customerId, range: { between: [from, to] } })
        .entities(orders)
        .options({ filters: { Order: { attr: "total", gte: minimum } } })
        .params(),
  };
}
