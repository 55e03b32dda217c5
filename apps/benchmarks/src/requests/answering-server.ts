import { createServer, type Server, type Socket } from "node:net";
import { crc32 } from "node:zlib";

/** What is answered to the body of a request for an operation. */
export type Answer = (operation: string, body: string) => string;

/** A server that is listening. */
export interface AnsweringServer {
  readonly endpoint: string;
  close(): void;
}

/**
 * A server that answers at once, on loopback: as little HTTP as is needed, since it shares the machine with what is measured. Connections are
 * kept open. A request comes whole or in pieces, and the next comes when it is answered, as all clients here do.
 */
export async function startAnswering(answer: Answer): Promise<AnsweringServer> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    serve(socket, answer);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
  });
  await listen(server);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
}

const endOfHead = Buffer.from("\r\n\r\n");

function serve(socket: Socket, answer: Answer): void {
  let received: Buffer | undefined;
  socket.on("data", (chunk: Buffer) => {
    received = received === undefined ? chunk : Buffer.concat([received, chunk]);
    const request = requestIn(received);
    if (request === undefined) return;
    received = undefined;
    const { head, body } = responseOf(answer(request.operation, request.body));
    socket.cork();
    socket.write(head, "latin1");
    socket.write(body);
    socket.uncork();
  });
}

/** The request in what was received, if it is whole. */
function requestIn(received: Buffer): { readonly operation: string; readonly body: string } | undefined {
  const end = received.indexOf(endOfHead);
  if (end < 0) return undefined;
  const head = received.toString("latin1", 0, end);
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  const start = end + endOfHead.length;
  if (received.length < start + length) return undefined;
  const operation = /\r\nx-amz-target: *DynamoDB_20120810\.(\w+)/i.exec(head)?.[1] ?? "";
  return { operation, body: received.toString("utf8", start, start + length) };
}

interface Response {
  readonly head: string;
  readonly body: Buffer;
}

/** Bodies that were sent before: there are few, and they are sent again and again. */
const bodies = new Map<string, { readonly bytes: Buffer; readonly checksum: number }>();

function responseOf(text: string): Response {
  let body = bodies.get(text);
  if (body === undefined) {
    const bytes = Buffer.from(text);
    body = { bytes, checksum: crc32(bytes) };
    bodies.set(text, body);
  }
  const head = [
    "HTTP/1.1 200 OK",
    "Server: Server",
    `Date: ${now()}`,
    "Content-Type: application/x-amz-json-1.0",
    `Content-Length: ${body.bytes.length}`,
    "Connection: keep-alive",
    "x-amzn-RequestId: 7DQ3Q9R1RJK0VQ4T2N7N0Q8F8NVV4KQNSO5AEMVJF66Q9ASUAAJG",
    `x-amz-crc32: ${body.checksum}`,
  ];
  return { head: `${head.join("\r\n")}\r\n\r\n`, body: body.bytes };
}

let second = 0;
let date = "";

/** The date as servers say it. It has to be right: clients correct their clocks by it. */
function now(): string {
  const time = Math.floor(Date.now() / 1000);
  if (time !== second) {
    second = time;
    date = new Date(time * 1000).toUTCString();
  }
  return date;
}
