import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";

/** An HTTP server of a test's own, on a free port of 127.0.0.1. */
export interface TestServer extends AsyncDisposable {
  readonly endpoint: string;
  readonly port: number;
}

/** Starts a server that answers as `listener` says; without one, it takes requests and never answers. */
export async function httpServer(listener: RequestListener = () => {}): Promise<TestServer> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server does not listen on a port.");
  const { port } = address;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
