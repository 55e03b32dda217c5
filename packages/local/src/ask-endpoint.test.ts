import { describe, expect, test } from "@jest/globals";
import { httpServer } from "../test/http-server.ts";
import { askEndpoint } from "./ask-endpoint.ts";
import { freePort } from "./free-port.ts";

const { signal: never } = new AbortController();

describe("askEndpoint", () => {
  test.each([200, 400, 403, 404])("HTTP status %d is an answer", async (status) => {
    await using server = await httpServer((_, response) => response.writeHead(status).end("body"));
    expect(await askEndpoint(server.endpoint, never)).toBeUndefined();
  });

  test("is taken over a connection that is closed then", async () => {
    const connections: (string | undefined)[] = [];
    await using server = await httpServer((request, response) => {
      connections.push(request.headers.connection);
      response.end();
    });
    await askEndpoint(server.endpoint, never);
    expect(connections).toEqual(["close"]);
  });

  test.each([500, 503])("HTTP status %d is none", async (status) => {
    await using server = await httpServer((_, response) => response.writeHead(status).end());
    expect((await askEndpoint(server.endpoint, never))?.message).toContain(String(status));
  });

  test("a connection that is cut in the middle is none", async () => {
    await using server = await httpServer((_, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half", () => response.destroy());
    });
    expect(await askEndpoint(server.endpoint, never)).toMatchObject({ code: "ECONNRESET" });
  });

  test("a port that nobody listens on is none", async () => {
    const endpoint = `http://127.0.0.1:${await freePort("127.0.0.1")}`;
    expect(await askEndpoint(endpoint, never)).toMatchObject({ code: "ECONNREFUSED" });
  });

  test("the signal ends a wait that has no end", async () => {
    await using server = await httpServer();
    const controller = new AbortController();
    const answer = askEndpoint(server.endpoint, controller.signal);
    setTimeout(() => controller.abort(), 20);
    expect(await answer).toMatchObject({ name: "AbortError" });
    expect(await askEndpoint(server.endpoint, controller.signal)).toMatchObject({ name: "AbortError" });
  });
});
