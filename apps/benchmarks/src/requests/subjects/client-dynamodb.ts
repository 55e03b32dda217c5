import {
  type AttributeValue,
  BatchGetItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { type Order, type OrderKey, type OrderStatus, stored } from "../order.ts";
import type { Connection, Subject } from "../subject.ts";
import { client } from "./client.ts";

/** The client alone, with AttributeValues written and read by hand. */
export function subject({ endpoint, table }: Connection): Subject {
  const own = client(endpoint);
  return {
    get: async (key) => read((await own.send(new GetItemCommand({ TableName: table, Key: storedKey(key) }))).Item),
    put: (order) => own.send(new PutItemCommand({ TableName: table, Item: stored(order) })),
    update: async (key, { total, quantity, status }) => {
      const { Attributes } = await own.send(
        new UpdateItemCommand({
          TableName: table,
          Key: storedKey(key),
          ConditionExpression: "attribute_exists(#customerId)",
          UpdateExpression: "SET #total = :total, #quantity = :quantity, #status = :status",
          ExpressionAttributeNames: {
            "#customerId": "customerId",
            "#total": "total",
            "#quantity": "quantity",
            "#status": "status",
          },
          ExpressionAttributeValues: {
            ":total": { N: String(total) },
            ":quantity": { N: String(quantity) },
            ":status": { S: status },
          },
          ReturnValues: "ALL_NEW",
        }),
      );
      return read(Attributes);
    },
    query: async (customerId) => {
      const { Items = [] } = await own.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "#customerId = :customerId",
          ExpressionAttributeNames: { "#customerId": "customerId" },
          ExpressionAttributeValues: { ":customerId": { S: customerId } },
        }),
      );
      return Items.map(read);
    },
    batchGet: async (keys) => {
      const RequestItems = { [table]: { Keys: keys.map(storedKey) } };
      const { Responses } = await own.send(new BatchGetItemCommand({ RequestItems }));
      return Responses?.[table]?.map(read) ?? [];
    },
    transactWrite: (orders) =>
      own.send(
        new TransactWriteItemsCommand({
          TransactItems: orders.map((order) => ({ Put: { TableName: table, Item: stored(order) } })),
        }),
      ),
  };
}

function storedKey({ customerId, orderId }: OrderKey): Record<string, AttributeValue> {
  return { customerId: { S: customerId }, orderId: { S: orderId } };
}

function read(item: Record<string, AttributeValue> | undefined): Order {
  const { city, zip } = item?.["address"]?.M ?? {};
  return {
    customerId: item?.["customerId"]?.S ?? "",
    orderId: item?.["orderId"]?.S ?? "",
    email: item?.["email"]?.S ?? "",
    total: Number(item?.["total"]?.N),
    quantity: Number(item?.["quantity"]?.N),
    isPaid: item?.["isPaid"]?.BOOL ?? false,
    status: item?.["status"]?.S as OrderStatus,
    tags: item?.["tags"]?.L?.map(({ S = "" }) => S) ?? [],
    address: { city: city?.S ?? "", zip: zip?.S ?? "" },
  };
}
