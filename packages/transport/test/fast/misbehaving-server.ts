import { EventEmitter, once } from "node:events";
import { createServer, type Socket } from "node:net";
import type { SeenRequest } from "./seen-request.ts";

/** A request that has come whole, and the connection to answer over: with anything, or not at all. */
export interface Exchange {
  readonly request: SeenRequest;
  readonly socket: Socket;
}

/** What a server does with a request. */
export type Behaviour = (exchange: Exchange) => void;

/** A server that does with each request what it is told to. It knows HTTP only as far as it takes to see where a request ends. */
export interface MisbehavingServer extends AsyncDisposable {
  readonly endpoint: string;
  /** The requests that have come whole. */
  readonly requests: readonly SeenRequest[];
  /** When they had come: milliseconds since 1970. */
  readonly arrivals: readonly number[];
  /** Waits until so many requests have come whole. */
  readonly hasSeen: (count: number) => Promise<void>;
  /** How many connections there were. */
  readonly connections: () => number;
  /** How many of them are open still. */
  readonly open: () => number;
}

/** How a server differs from one that takes every connection. */
export interface ServerOptions {
  /** How many connections it resets as soon as they are there. */
  readonly refused?: number;
  /** What it does with every connection at once, before a request has come. */
  readonly greets?: (socket: Socket) => void;
}

/**
 * Starts a server on a free port of 127.0.0.1, which does one thing after the other with the requests that come, and the last of
 * them with all that come after.
 */
export async function misbehavingServer(
  behaviours: readonly Behaviour[],
  { refused = 0, greets }: ServerOptions = {},
): Promise<MisbehavingServer> {
  const requests: SeenRequest[] = [];
  const arrivals: number[] = [];
  const sockets = new Set<Socket>();
  const news = new EventEmitter();
  let connections = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    connections++;
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    if (connections <= refused) return void socket.resetAndDestroy();
    greets?.(socket);
    return readRequests(socket, (request) => {
      const behaviour = behaviours[requests.length] ?? behaviours.at(-1);
      requests.push(request);
      arrivals.push(Date.now());
      behaviour?.({ request, socket });
      news.emit("request");
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
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    requests,
    arrivals,
    hasSeen: async (count) => {
      // oxlint-disable-next-line no-await-in-loop -- one request after the other
      while (requests.length < count) await once(news, "request");
    },
    connections: () => connections,
    open: () => sockets.size,
    [Symbol.asyncDispose]: stop,
  };
}

/** Cuts what comes over a connection into requests: a head, and as much as its Content-Length says. */
function readRequests(socket: Socket, take: (request: SeenRequest) => void): void {
  let received = Buffer.alloc(0);
  socket.on("data", (data: Buffer) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      const end = received.indexOf("\r\n\r\n");
      if (end === -1) return;
      // Node.js writes headers byte by byte as they are, not in UTF-8.
      const [first = "", ...lines] = received.subarray(0, end).toString("latin1").split("\r\n");
      const headers = Object.fromEntries(
        lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
      );
      const length = Number(headers["content-length"] ?? 0);
      if (received.length < end + 4 + length) return;
      const [method = "", path = ""] = first.split(" ");
      const body = received.subarray(end + 4, end + 4 + length);
      received = received.subarray(end + 4 + length);
      take({ method, origin: `http://${headers["host"]}`, path, headers, body });
    }
  });
}
