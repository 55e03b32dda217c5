import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** The total of the order that is answered, by which it is known. */
export const answeredTotal = 129.5;

/** One item as DynamoDB has it, with what some libraries store beside attributes to know their items by. */
const body = JSON.stringify({
  Item: {
    customerId: { S: "c1" },
    orderId: { S: "o1" },
    status: { S: "open" },
    total: { N: String(answeredTotal) },
    quantity: { N: "3" },
    gift: { BOOL: false },
    note: { S: "leave it at the door" },
    tags: { L: [{ S: "new" }, { S: "eu" }] },
    address: { M: { city: { S: "Paris" }, zip: { S: "75001" } } },
    __edb_e__: { S: "order" },
    __edb_v__: { S: "1" },
    _et: { S: "Order" },
    _type: { S: "Order" },
  },
});

const headers = { "content-type": "application/x-amz-json-1.0", "content-length": Buffer.byteLength(body) };

/** A server that answers every request at once, with the same item: what is measured is what clients do. */
export async function startAnsweringServer(): Promise<{ readonly endpoint: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => response.writeHead(200, headers).end(body));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
