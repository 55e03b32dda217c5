import { Agent, request } from "node:http";

/** DynamoDB's limit for one BatchWriteItem. */
const itemsPerRequest = 25;

/** How many requests are on their way at a time. */
const concurrency = 8;

/**
 * Writes items to a table of a local engine, by nothing but BatchWriteItem over HTTP: the engine looks at no signature, and the SDK would
 * take most of the time.
 *
 * @throws Error with what the engine says, if it does not take all of them.
 */
export async function fillTable(
  endpoint: string,
  table: string,
  count: number,
  itemOf: (index: number) => object,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  // All writers take from the one iterator.
  const batches = batchesOf(count);
  const write = async (): Promise<void> => {
    for (const indexes of batches) {
      const requests = indexes.map((index) => ({ PutRequest: { Item: itemOf(index) } }));
      const answer = await post(endpoint, agent, JSON.stringify({ RequestItems: { [table]: requests } }));
      if (answer !== '{"UnprocessedItems":{}}') throw new Error(`the engine did not take all items: ${answer}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, write));
  } finally {
    agent.destroy();
  }
}

function* batchesOf(count: number): Generator<readonly number[], void> {
  for (let first = 0; first < count; first += itemsPerRequest) {
    yield Array.from({ length: Math.min(itemsPerRequest, count - first) }, (_, place) => first + place);
  }
}

const headers = {
  "content-type": "application/x-amz-json-1.0",
  "x-amz-target": "DynamoDB_20120810.BatchWriteItem",
  authorization:
    "AWS4-HMAC-SHA256 Credential=local/20240101/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0",
  "x-amz-date": "20240101T000000Z",
};

function post(endpoint: string, agent: Agent, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(endpoint, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve(text));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
