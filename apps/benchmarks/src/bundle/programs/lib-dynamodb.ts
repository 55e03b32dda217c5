import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { client } from "./client.ts";
import { type Order, type OrderKey, tableName } from "./order.ts";

const documents = DynamoDBDocumentClient.from(client);

export async function get({ customerId, orderId }: OrderKey): Promise<Order | undefined> {
  const { Item } = await documents.send(new GetCommand({ TableName: tableName, Key: { customerId, orderId } }));
  return Item as Order | undefined;
}

export async function put(order: Order): Promise<void> {
  await documents.send(new PutCommand({ TableName: tableName, Item: order }));
}

export async function query(customerId: string, after: string): Promise<readonly Order[]> {
  const { Items = [] } = await documents.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "customerId = :customer AND orderId > :after",
      ExpressionAttributeValues: { ":customer": customerId, ":after": after },
    }),
  );
  return Items as Order[];
}

export async function update({ customerId, orderId }: OrderKey, status: Order["status"]): Promise<void> {
  await documents.send(
    new UpdateCommand({
      TableName: tableName,
      Key: { customerId, orderId },
      UpdateExpression: "SET #status = :status",
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: { ":status": status },
    }),
  );
}
