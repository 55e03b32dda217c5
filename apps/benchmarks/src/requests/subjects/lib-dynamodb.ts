import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { Connection, Subject } from "../subject.ts";
import { client } from "./client.ts";

/** The document client: what all others are measured by. */
export function subject({ endpoint, table }: Connection): Subject {
  const documents = DynamoDBDocumentClient.from(client(endpoint));
  return {
    get: async (Key) => (await documents.send(new GetCommand({ TableName: table, Key }))).Item,
    put: (Item) => documents.send(new PutCommand({ TableName: table, Item })),
    update: async (Key, { total, quantity, status }) => {
      const { Attributes } = await documents.send(
        new UpdateCommand({
          TableName: table,
          Key,
          ConditionExpression: "attribute_exists(#customerId)",
          UpdateExpression: "SET #total = :total, #quantity = :quantity, #status = :status",
          ExpressionAttributeNames: {
            "#customerId": "customerId",
            "#total": "total",
            "#quantity": "quantity",
            "#status": "status",
          },
          ExpressionAttributeValues: { ":total": total, ":quantity": quantity, ":status": status },
          ReturnValues: "ALL_NEW",
        }),
      );
      return Attributes;
    },
    query: async (customerId) => {
      const { Items = [] } = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "#customerId = :customerId",
          ExpressionAttributeNames: { "#customerId": "customerId" },
          ExpressionAttributeValues: { ":customerId": customerId },
        }),
      );
      return Items;
    },
    batchGet: async (Keys) => {
      const { Responses } = await documents.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: [...Keys] } } }),
      );
      return Responses?.[table] ?? [];
    },
    transactWrite: (orders) =>
      documents.send(
        new TransactWriteCommand({ TransactItems: orders.map((Item) => ({ Put: { TableName: table, Item } })) }),
      ),
    marshal: (order) => marshall(order),
    unmarshal: (stored) => unmarshall(stored as Parameters<typeof unmarshall>[0]),
  };
}
