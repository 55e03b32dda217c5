import type { OperationName, StoredItem } from "@dynamorm/core";
import { type CustomerId, customers, order, stored } from "./order.ts";

/** How many items one BatchGetItem reads, and one TransactWriteItems writes. */
export const batchSize = 100;
export const transactionSize = 10;

/** What the items of some libraries have besides: such a library tells its items by it. */
const marks: Readonly<Record<string, StoredItem>> = {
  electrodb: { __edb_e__: { S: "order" }, __edb_v__: { S: "1" } },
  "dynamodb-onetable": { _type: { S: "Order" } },
};

/** The table of a library. */
export function tableOf(library: string): string {
  return `orders-${library}`;
}

/** The bodies of answers, as DynamoDB gives them: JSON without spaces, numbers as texts. */
export interface Answers {
  readonly item: string;
  readonly updated: string;
  readonly orders: Readonly<Record<CustomerId, string>>;
  readonly batch: string;
}

/** What a library is answered. */
export function answersFor(library: string): Answers {
  const items = (count: number, customerId: CustomerId = "customer-small"): StoredItem[] =>
    Array.from({ length: count }, (_, index) => ({ ...stored(order(index, customerId)), ...marks[library] }));
  const all = (customerId: CustomerId): string => {
    const count = customers[customerId];
    return JSON.stringify({ Count: count, Items: items(count, customerId), ScannedCount: count });
  };
  const [first] = items(1);
  return {
    item: JSON.stringify({ Item: first }),
    updated: JSON.stringify({ Attributes: first }),
    orders: { "customer-small": all("customer-small"), "customer-large": all("customer-large") },
    batch: JSON.stringify({ Responses: { [tableOf(library)]: items(batchSize) }, UnprocessedKeys: {} }),
  };
}

/** The body for a request. @throws Error for a request that nothing here sends. */
export function answerTo(operation: string, body: string, answers: (library: string) => Answers): string {
  const library = /"orders-([a-z-]+)"/.exec(body)?.[1];
  if (library === undefined) throw new Error(`a request to no table that is known here: ${body}`);
  switch (operation as OperationName) {
    case "GetItem":
      return answers(library).item;
    case "UpdateItem":
      return answers(library).updated;
    case "BatchGetItem":
      return answers(library).batch;
    case "Query":
      return answers(library).orders[body.includes("customer-large") ? "customer-large" : "customer-small"];
    case "PutItem":
    case "TransactWriteItems":
      return "{}";
    default:
      throw new Error(`a request that nothing here sends: ${operation}`);
  }
}
