import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import {
  boolean,
  Entity,
  GetItemCommand,
  item,
  list,
  map,
  number,
  PutItemCommand,
  QueryCommand,
  string,
  Table,
  UpdateItemCommand,
} from "dynamodb-toolbox";
import { client } from "./client.ts";
import { type Order, type OrderKey, tableName } from "./order.ts";

const Orders = new Table({
  documentClient: DynamoDBDocumentClient.from(client),
  name: tableName,
  partitionKey: { name: "customerId", type: "string" },
  sortKey: { name: "orderId", type: "string" },
});

const OrderEntity = new Entity({
  name: "Order",
  table: Orders,
  schema: item({
    customerId: string().key(),
    orderId: string().key(),
    status: string().enum("open", "paid", "sent"),
    total: number(),
    quantity: number(),
    gift: boolean(),
    note: string(),
    tags: list(string()),
    address: map({ city: string(), zip: string() }),
  }),
  timestamps: false,
});

export async function get(key: OrderKey): Promise<Order | undefined> {
  const { Item } = await OrderEntity.build(GetItemCommand).key(key).send();
  return Item;
}

export async function put(order: Order): Promise<void> {
  await OrderEntity.build(PutItemCommand).item(order).send();
}

export async function query(customerId: string, after: string): Promise<readonly Order[]> {
  const { Items = [] } = await Orders.build(QueryCommand)
    .entities(OrderEntity)
    .query({ partition: customerId, range: { gt: after } })
    .send();
  return Items;
}

export async function update(key: OrderKey, status: Order["status"]): Promise<void> {
  await OrderEntity.build(UpdateItemCommand)
    .item({ ...key, status })
    .send();
}
