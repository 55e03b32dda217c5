import { Agent, request } from "node:http";
import type { OperationName } from "@dynamorm/core";
import { type OrderKey, stored } from "../order.ts";
import type { Connection, Subject } from "../subject.ts";

/**
 * What is left without a library: `node:http`, `JSON.stringify` and `JSON.parse`. Nothing is signed, no answer is looked at, and AttributeValues stay what they
 * are. DynamoDB would refuse it; it says how much of a time is none of a library's.
 */
export function subject({ endpoint, table: TableName }: Connection): Subject {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const send = (operation: OperationName, input: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(input);
      const headers = {
        "content-type": "application/x-amz-json-1.0",
        "content-length": Buffer.byteLength(body),
        "x-amz-target": `DynamoDB_20120810.${operation}`,
      };
      const sent = request(endpoint, { method: "POST", agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
        response.on("error", reject);
      });
      sent.on("error", reject);
      sent.end(body);
    });
  const Key = storedKey;
  return {
    get: (key) => send("GetItem", { TableName, Key: Key(key) }),
    put: (order) => send("PutItem", { TableName, Item: stored(order) }),
    update: (key, { total, quantity, status }) =>
      send("UpdateItem", {
        TableName,
        Key: Key(key),
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
    query: async (customerId) => {
      const answer = await send("Query", {
        TableName,
        KeyConditionExpression: "#customerId = :customerId",
        ExpressionAttributeNames: { "#customerId": "customerId" },
        ExpressionAttributeValues: { ":customerId": { S: customerId } },
      });
      return (answer as { readonly Items: readonly unknown[] }).Items;
    },
    batchGet: async (keys) => {
      const answer = await send("BatchGetItem", { RequestItems: { [TableName]: { Keys: keys.map(Key) } } });
      return (answer as { readonly Responses: Record<string, unknown[]> }).Responses[TableName] ?? [];
    },
    transactWrite: (orders) =>
      send("TransactWriteItems", {
        TransactItems: orders.map((order) => ({ Put: { TableName, Item: stored(order) } })),
      }),
  };
}

function storedKey({ customerId, orderId }: OrderKey): object {
  return { customerId: { S: customerId }, orderId: { S: orderId } };
}
