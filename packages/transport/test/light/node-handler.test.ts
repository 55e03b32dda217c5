import { once } from "node:events";
import type { Socket } from "node:net";
import { createServer, type Server, type ServerResponse } from "node:http";
import { afterEach, describe, expect, test } from "@jest/globals";
import type { HttpRequest } from "../../src/fast/parts.ts";
import { collectBody } from "../../src/fast/collect-body.ts";
import { type NodeHandler, nodeHandler, type NodeHandlerOptions } from "../../src/light/node-handler.ts";
import { thrownBy } from "../thrown-by.ts";

const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0)) each();
});

function handlerWith(options: Partial<NodeHandlerOptions> = {}): NodeHandler {
  const handler = nodeHandler({ connectionTimeoutMs: 3000, attemptTimeoutMs: 10_000, maxSockets: 50, ...options });
  undo.push(() => handler.destroy());
  return handler;
}

/** A server, and a request to it. */
async function serve(
  answer: (response: ServerResponse) => void,
  host = "127.0.0.1",
): Promise<{ readonly server: Server; readonly request: HttpRequest }> {
  const server = createServer((request, response) => void request.resume().on("end", () => answer(response)));
  server.listen(0, host);
  await once(server, "listening");
  undo.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server does not listen on a port.");
  const hostname = host.includes(":") ? `[${host}]` : host;
  const request = { method: "POST", protocol: "http:", hostname, port: address.port, path: "/", query: {} };
  return { server, request: { ...request, headers: { "content-length": "2" }, body: "{}" } };
}

async function send(handler: NodeHandler, request: HttpRequest): Promise<string> {
  const { response } = await handler.handle(request, {});
  return await collectBody(response.body);
}

test("a host can be an IPv6 address", async () => {
  const { request } = await serve((response) => response.end("six"), "::1");
  expect(await send(handlerWith(), request)).toBe("six");
});

test("headers that come several times are one text", async () => {
  const { request } = await serve((response) => {
    response.setHeader("Set-Cookie", ["a=1", "b=2"]).setHeader("X-Two", ["1", "2"]).end();
  });
  const { response } = await handlerWith().handle(request, {});
  expect(response.headers).toMatchObject({ "set-cookie": "a=1, b=2", "x-two": "1, 2" });
});

test("there are no more connections than maxSockets, and all requests are answered", async () => {
  let open = 0;
  let most = 0;
  const { server, request } = await serve((response) => setTimeout(() => response.end("done"), 5));
  server.on("connection", (socket) => {
    most = Math.max(most, ++open);
    socket.on("close", () => open--);
  });
  const handler = handlerWith({ maxSockets: 2 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(handler, request)));
  expect(answers).toEqual(Array.from({ length: 10 }, () => "done"));
  expect(most).toBe(2);
});

test("the time of an attempt counts while it waits for a connection too", async () => {
  const { request } = await serve(() => {});
  const handler = handlerWith({ maxSockets: 1, attemptTimeoutMs: 60 });
  const failures = await Promise.all([1, 2, 3].map(() => thrownBy(() => send(handler, request))));
  for (const failure of failures) {
    expect(failure).toMatchObject({ name: "TimeoutError", code: "ETIMEDOUT", message: "no answer within 60 ms" });
  }
});

test("a connection that does not come about ends after its own time", async () => {
  // A host that nobody routes to, by RFC 5737; machines without a network say so at once.
  const { request } = await serve(() => {});
  const failure = await thrownBy(() =>
    send(handlerWith({ connectionTimeoutMs: 50 }), { ...request, hostname: "192.0.2.1", port: 80 }),
  );
  expect(failure).toMatchObject({
    code: expect.stringMatching(/^(?:ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ECONNREFUSED)$/),
  });
});

test("nothing is sent for a signal that has aborted", async () => {
  let count = 0;
  const { request } = await serve((response) => {
    count++;
    response.end();
  });
  const failure = await thrownBy(() => handlerWith().handle(request, { abortSignal: AbortSignal.abort() }));
  expect(failure).toMatchObject({ name: "AbortError" });
  expect(count).toBe(0);
});

describe("destroy", () => {
  test("closes the connections that are kept", async () => {
    const { server, request } = await serve((response) => response.end("done"));
    const handler = handlerWith();
    const [[socket]] = (await Promise.all([once(server, "connection"), send(handler, request)])) as [[Socket], string];
    expect(socket.closed).toBe(false);
    handler.destroy();
    await once(socket, "close");
    expect(socket.closed).toBe(true);
  });

  test("ends what is under way, and does no harm the second time", async () => {
    const { request } = await serve(() => {});
    const handler = handlerWith();
    const failure = thrownBy(() => send(handler, request));
    await new Promise((resolve) => setTimeout(resolve, 50));
    handler.destroy();
    handler.destroy();
    expect(await failure).toMatchObject({ code: "ECONNRESET" });
  });

  test("before anything was sent has nothing to do", () => {
    const handler = handlerWith();
    expect(() => handler.destroy()).not.toThrow();
  });
});

test("an answer that asks for another protocol is no answer", async () => {
  const { request } = await serve(({ socket }) => {
    socket?.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n");
  });
  const handler = handlerWith({ attemptTimeoutMs: 2000 });
  await expect(handler.handle(request, {})).rejects.toMatchObject({ code: "ECONNRESET" });
});
