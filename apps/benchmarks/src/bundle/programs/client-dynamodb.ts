import {
  type AttributeValue,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { client } from "./client.ts";
import { type Order, type OrderKey, tableName } from "./order.ts";

export async function get({ customerId, orderId }: OrderKey): Promise<Order | undefined> {
  const key = { customerId: { S: customerId }, orderId: { S: orderId } };
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: key }));
  return Item && orderOf(Item);
}

export async function put(order: Order): Promise<void> {
  await client.send(new PutItemCommand({ TableName: tableName, Item: itemOf(order) }));
}

export async function query(customerId: string, after: string): Promise<readonly Order[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "customerId = :customer AND orderId > :after",
      ExpressionAttributeValues: { ":customer": { S: customerId }, ":after": { S: after } },
    }),
  );
  return Items.map(orderOf);
}

export async function update({ customerId, orderId }: OrderKey, status: Order["status"]): Promise<void> {
  await client.send(
    new UpdateItemCommand({
      TableName: tableName,
      Key: { customerId: { S: customerId }, orderId: { S: orderId } },
      UpdateExpression: "SET #status = :status",
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: { ":status": { S: status } },
    }),
  );
}

// By hand, as there is nothing else to load then: no other program has less than this one.
function itemOf({ customerId, orderId, status, total, quantity, gift, note, tags, address }: Order): StoredOrder {
  return {
    customerId: { S: customerId },
    orderId: { S: orderId },
    status: { S: status },
    total: { N: String(total) },
    quantity: { N: String(quantity) },
    gift: { BOOL: gift },
    note: { S: note },
    tags: { L: tags.map((tag) => ({ S: tag })) },
    address: { M: { city: { S: address.city }, zip: { S: address.zip } } },
  };
}

type StoredOrder = Record<string, AttributeValue>;

function orderOf({ customerId, orderId, status, total, quantity, gift, note, tags, address }: StoredOrder): Order {
  return {
    customerId: customerId?.S ?? "",
    orderId: orderId?.S ?? "",
    status: status?.S as Order["status"],
    total: Number(total?.N),
    quantity: Number(quantity?.N),
    gift: gift?.BOOL ?? false,
    note: note?.S ?? "",
    tags: tags?.L?.map((tag) => tag.S ?? "") ?? [],
    address: { city: address?.M?.["city"]?.S ?? "", zip: address?.M?.["zip"]?.S ?? "" },
  };
}
