import { connect } from "node:net";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type AnsweringServer, startAnswering } from "./answering-server.ts";

describe("the server that answers at once", () => {
  let server: AnsweringServer;

  beforeAll(async () => {
    server = await startAnswering((operation, body) => JSON.stringify({ operation, body }));
  });
  afterAll(() => server.close());

  const post = (body: string): Promise<Response> =>
    fetch(server.endpoint, { method: "POST", body, headers: { "X-Amz-Target": "DynamoDB_20120810.GetItem" } });

  it("answers as DynamoDB does, with its headers and the time of the day", async () => {
    const response = await post(`{"city":"Göteborg"}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ operation: "GetItem", body: `{"city":"Göteborg"}` });
    expect(response.headers.get("content-type")).toBe("application/x-amz-json-1.0");
    expect(response.headers.get("x-amzn-requestid")).toMatch(/^[A-Z0-9]{52}$/);
    expect(response.headers.get("x-amz-crc32")).toMatch(/^\d+$/);
    expect(Math.abs(Date.parse(response.headers.get("date") ?? "") - Date.now())).toBeLessThan(5000);
  });

  it("waits for all of a large body", async () => {
    const body = "x".repeat(300_000);
    expect(await (await post(body)).json()).toEqual({ operation: "GetItem", body });
  });

  it("takes a request that comes byte by byte, and the next by the same connection", async () => {
    const socket = connect(Number(new URL(server.endpoint).port), "127.0.0.1");
    for (const body of ["{}", '{"a":1}']) {
      const request = `POST / HTTP/1.1\r\nx-amz-target: DynamoDB_20120810.Query\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
      for (const character of request) {
        socket.write(character);
        await new Promise(setImmediate);
      }
      const [answer] = (await once(socket, "data")) as [Buffer];
      expect(answer.toString()).toMatch(JSON.stringify({ operation: "Query", body }));
    }
    socket.destroy();
  });
});
