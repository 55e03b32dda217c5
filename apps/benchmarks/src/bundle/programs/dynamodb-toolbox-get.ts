import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { Entity } from "dynamodb-toolbox/entity";
import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { boolean } from "dynamodb-toolbox/schema/boolean";
import { item } from "dynamodb-toolbox/schema/item";
import { list } from "dynamodb-toolbox/schema/list";
import { map } from "dynamodb-toolbox/schema/map";
import { number } from "dynamodb-toolbox/schema/number";
import { string } from "dynamodb-toolbox/schema/string";
import { Table } from "dynamodb-toolbox/table";
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
