import { Agent, request } from "node:http";
import { BatchWriteItemCommand, type BatchWriteItemCommandInput } from "@aws-sdk/client-dynamodb";
import { clientExecutor, type Transport } from "@dynamorm/transport";
import { DynamORM, type Middleware } from "dynamorm";
import { orderModel } from "../requests/order-model.ts";
import { type Order, stored } from "../requests/order.ts";
import { client } from "../requests/subjects/client.ts";

/** How many requests are under way at once: what `batchPut` does where nothing is said. */
export const concurrency = 8;

/** DynamoDB's limit for one BatchWriteItem. */
const itemsPerRequest = 25;

/** A way of storing orders. */
export interface Way {
  /** Stores all of them. */
  readonly run: () => Promise<unknown>;
  /** How many requests were under way at once, at most. */
  readonly mostInFlight: () => number;
}

/** The ways that are compared. What is made of the orders beforehand is no part of what is measured. */
export const ways = {
  "dynamorm-fast": (endpoint, table, orders) => dynamorm("fast", endpoint, table, orders),
  "dynamorm-sdk": (endpoint, table, orders) => dynamorm("sdk", endpoint, table, orders),
  /** The SDK's client, with requests that are there already, as AttributeValues. */
  "client-dynamodb": (endpoint, table, orders) => {
    const own = client(endpoint);
    const inputs = batchesOf(table, orders);
    return inTurns(inputs, async (input) => {
      const { UnprocessedItems = {} } = await own.send(new BatchWriteItemCommand(input));
      if (Object.keys(UnprocessedItems).length > 0) throw new Error("the engine did not take all items");
    });
  },
  /** What the engine takes at most: requests that are there already as text, by nothing but HTTP, without signatures. */
  engine: (endpoint, table, orders) => {
    const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
    const bodies = batchesOf(table, orders).map((input) => Buffer.from(JSON.stringify(input)));
    return inTurns(bodies, (body) => post(endpoint, agent, body));
  },
} satisfies Readonly<Record<string, (endpoint: string, table: string, orders: readonly Order[]) => Way>>;

export type WayName = keyof typeof ways;

function dynamorm(transport: Transport, endpoint: string, table: string, orders: readonly Order[]): Way {
  let inFlight = 0;
  let most = 0;
  const count: Middleware = (next) => async (sent, options) => {
    most = Math.max(most, ++inFlight);
    try {
      return await next(sent, options);
    } finally {
      inFlight -= 1;
    }
  };
  const db = new DynamORM({ executor: clientExecutor(client(endpoint), { transport }), middleware: [count] });
  const model = db.model(orderModel(table));
  return { run: () => model.batchPut(orders, { concurrency }), mostInFlight: () => most };
}

function batchesOf(table: string, orders: readonly Order[]): readonly BatchWriteItemCommandInput[] {
  return Array.from({ length: Math.ceil(orders.length / itemsPerRequest) }, (_, index) => {
    const batch = orders.slice(index * itemsPerRequest, (index + 1) * itemsPerRequest);
    return { RequestItems: { [table]: batch.map((order) => ({ PutRequest: { Item: stored(order) } })) } };
  });
}

/** Sends requests, so many at once: who is done takes the next. */
function inTurns<Request>(requests: readonly Request[], send: (request: Request) => Promise<unknown>): Way {
  const run = async (): Promise<void> => {
    const left = requests.values();
    const work = async (): Promise<void> => {
      for (const next of left) await send(next);
    };
    await Promise.all(Array.from({ length: concurrency }, work));
  };
  return { run, mostInFlight: () => concurrency };
}

const headers = {
  "content-type": "application/x-amz-json-1.0",
  "x-amz-target": "DynamoDB_20120810.BatchWriteItem",
  authorization:
    "AWS4-HMAC-SHA256 Credential=local/20240101/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0",
  "x-amz-date": "20240101T000000Z",
};

function post(endpoint: string, agent: Agent, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(endpoint, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.on("end", () => {
        if (text === '{"UnprocessedItems":{}}') resolve();
        else reject(new Error(`the engine did not take all items: ${text}`));
      });
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
