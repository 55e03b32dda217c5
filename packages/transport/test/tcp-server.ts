import { once } from "node:events";
import { createServer, type Socket } from "node:net";

/** A server that does as it is told with every connection. */
export interface TcpServer extends AsyncDisposable {
  readonly endpoint: string;
  readonly port: number;
  /** How many requests, that is connections with data, it has seen. */
  readonly requests: () => number;
}

/** Starts a server on a free port of 127.0.0.1; `onRequest` has each connection as soon as something comes over it. */
export async function tcpServer(onRequest: (socket: Socket) => void = () => {}): Promise<TcpServer> {
  const sockets = new Set<Socket>();
  let requests = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("data", () => {
      requests += 1;
      onRequest(socket);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server does not listen on a port.");
  const stop = async (): Promise<void> => {
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, "close");
  };
  const { port } = address;
  return { endpoint: `http://127.0.0.1:${port}`, port, requests: () => requests, [Symbol.asyncDispose]: stop };
}

/** Answers every request with the same, and ends the connection. */
export function answering(status: number, body: string): (socket: Socket) => void {
  return (socket) => {
    const headers = `Content-Type: application/x-amz-json-1.0\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close`;
    socket.end(`HTTP/1.1 ${status} Status\r\n${headers}\r\n\r\n${body}`);
  };
}

/** An endpoint that nobody listens at: a port that was free a moment ago. */
export async function closedEndpoint(): Promise<string> {
  const server = await tcpServer();
  await server[Symbol.asyncDispose]();
  return server.endpoint;
}
