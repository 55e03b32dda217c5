import { Agent } from "node:http";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { ClientConfig } from "../../src/index.ts";
import { useOneRealm } from "../one-realm.ts";
import { closedEndpoint } from "../tcp-server.ts";
import { after, answers, found, rawAnswer, succeeds, throws, writes, writesAnd, writesSlowly } from "./behaviours.ts";
import { get } from "./destination.ts";
import type { Behaviour, Exchange } from "./misbehaving-server.ts";
import { expectSamePlayed, type Play } from "./played.ts";
import { summaryOfBoth, summaryOf } from "./summary.ts";

beforeAll(useOneRealm);

const good = rawAnswer({ body: found });
const head = good.slice(0, good.indexOf("\r\n\r\n") + 4);
const lost = "CONNECTION by ECONNRESET, 3 requests";

function closes(exchange: Exchange): void {
  succeeds(exchange);
  setTimeout(() => exchange.socket.destroy(), 5);
}

function chunked(text: string): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\nTransfer-Encoding: chunked\r\n\r\n${text}`;
}

function sockets(maxSockets: number): () => ClientConfig {
  return () => ({ requestHandler: { httpAgent: { maxSockets, keepAlive: true } } });
}

function impatient(): ClientConfig {
  return { requestHandler: { socketTimeout: 130 } };
}

function unconnected(): ClientConfig {
  const httpAgent = new Agent({ lookup: () => {} });
  return { endpoint: "http://db.test:8000", requestHandler: { connectionTimeout: 20, httpAgent } };
}

describe("a connection that breaks", () => {
  test.each<[string, Behaviour, onAndOn: string, once: string]>([
    ["reset before the head", writesAnd("reset", ""), lost, "answered, 2 requests"],
    ["ended before the head", writesAnd("end", ""), lost, "answered, 2 requests"],
    ["reset in the status line", writesAnd("reset", good.slice(0, 11)), lost, "answered, 2 requests"],
    ["reset in the headers", writesAnd("reset", head.slice(0, -20)), lost, "answered, 2 requests"],
    ["ended in the headers", writesAnd("end", head.slice(0, -20)), lost, "answered, 2 requests"],
    ["reset behind the head", writesAnd("reset", head), lost, "answered, 2 requests"],
    ["reset in the body", writesAnd("reset", good.slice(0, -10)), lost, "answered, 2 requests"],
    ["ended in the body", writesAnd("end", good.slice(0, -10)), lost, "answered, 2 requests"],
    ["reset behind the body", writesAnd("reset", good), "answered, 1 request", "answered, 1 request"],
    ["ended behind the body", writesAnd("end", good), "answered, 1 request", "answered, 1 request"],
  ])("%s", async (_, breaks, onAndOn, once) => {
    expect(await summaryOfBoth({ server: [breaks] })).toBe(onAndOn);
    expect(await summaryOfBoth({ server: [breaks, succeeds] })).toBe(once);
  });

  test("reset as soon as it is there", async () => {
    expect(await summaryOfBoth({ server: [succeeds], refused: 2 })).toBe("answered, 1 request");
    expect(await summaryOfBoth({ server: [succeeds], refused: 9 })).toBe("CONNECTION by ECONNRESET, 0 requests");
  });

  test("closed by the server between requests, after it was used", async () => {
    const requests = [get, get, get];
    // Long enough for the end of the connection to be seen: a request that crosses it may be answered, or sent again, by either.
    const play = { server: [closes], requests, pauseMs: 200 };
    expect(await summaryOfBoth(play)).toBe("answered, answered, answered, 3 requests");
  });

  test("reset by the server as the next request comes over it", async () => {
    const requests = [get, get];
    const server = [succeeds, writesAnd("reset", ""), succeeds];
    expect(await summaryOfBoth({ server, requests })).toBe("answered, answered, 3 requests");
  });

  test("announced to be closed", async () => {
    const says = answers({ headers: { Connection: "close" }, body: found });
    expect(await summaryOfBoth({ server: [says], requests: [get, get] })).toBe("answered, answered, 2 requests");
  });
});

describe("connections", () => {
  const requests = Array.from({ length: 6 }, () => get);

  test("serve one call after the other, also when they fail", async () => {
    const failing = [throws("ValidationException"), answers({ status: 500 }), throws("ThrottlingException"), succeeds];
    const { sdk } = await expectSamePlayed({ server: failing, requests });
    expect(sdk.connections).toBe(1);
  });

  test("are no more than the agent allows", async () => {
    const { sdk } = await expectSamePlayed({
      server: [after(10, succeeds)],
      requests,
      atOnce: true,
      config: sockets(2),
    });
    expect(summaryOf(sdk)).toBe("answered, answered, answered, answered, answered, answered, 6 requests");
    expect(sdk.connections).toBe(2);
  });

  test("that a call waits for in vain are not used by it later", async () => {
    const { sdk } = await expectSamePlayed({
      server: [after(300, succeeds), succeeds],
      requests: [get, get],
      atOnce: true,
      options: (call) => (call === 1 ? { timeoutMs: 100 } : {}),
      config: sockets(1),
      lookOnMs: 50,
    });
    expect(summaryOf(sdk)).toBe("answered, TIMEOUT, 1 request");
  });
});

describe("a length that is wrong", () => {
  const body = '{"Item":{}}';
  const short = answers({ headers: { "Content-Length": body.length - 4 }, body });
  const long = rawAnswer({ headers: { "Content-Length": body.length + 4 }, body });
  test.each<[string, Behaviour, string]>([
    ["chunks that are right", writes(chunked(`4\r\n{"It\r\n7\r\nem":{}}\r\n0\r\n\r\n`)), "answered, 1 request"],
    ["too short", short, "UNKNOWN by SyntaxError, 1 request"],
    ["too long, and the end", writesAnd("end", long), lost],
    ["too long, and a reset", writesAnd("reset", long), lost],
    ["none, and the end", writesAnd("end", `HTTP/1.1 200 OK\r\n\r\n${body}`), "answered, 1 request"],
    [
      "none, and the end too early",
      writesAnd("end", `HTTP/1.1 200 OK\r\n\r\n{"Item":`),
      "UNKNOWN by SyntaxError, 1 request",
    ],
    [
      "that is no number",
      answers({ headers: { "Content-Length": "many" }, body }),
      "CONNECTION by HPE_INVALID_CONTENT_LENGTH, 1 request",
    ],
    ["chunks that end in a chunk", writesAnd("end", chunked(`b\r\n{"It`)), lost],
    ["chunks that end between chunks", writesAnd("end", chunked(`4\r\n{"It\r\n`)), lost],
    ["chunks that are reset", writesAnd("reset", chunked(`4\r\n{"It\r\n`)), lost],
    ["chunks that are none", writes(chunked(`zzz\r\n{"Item":{}}\r\n`)), lost],
    ["no HTTP", writesAnd("end", "SSH-2.0-OpenSSH_9.6\r\n"), "CONNECTION by HPE_INVALID_CONSTANT, 1 request"],
    [
      "a header that is none",
      writes("HTTP/1.1 200 OK\r\nContent Length 7\r\n\r\n"),
      "CONNECTION by HPE_INVALID_HEADER_TOKEN, 1 request",
    ],
    [
      "headers without an end",
      writes(`HTTP/1.1 200 OK\r\nx: ${"y".repeat(70_000)}`),
      "CONNECTION by HPE_HEADER_OVERFLOW, 1 request",
    ],
  ])("%s", async (_, behaviour, summary) => {
    expect(await summaryOfBoth({ server: [behaviour] })).toBe(summary);
  });
});

describe("an answer that is slow", () => {
  const patient: ClientConfig = { requestHandler: { requestTimeout: 2000, socketTimeout: 1000 } };
  test.each<[string, Behaviour, ClientConfig, string]>([
    ["byte by byte, in time", writesSlowly(rawAnswer({ body: found }), 1, 0), patient, "answered, 1 request"],
    ["with characters in two pieces", writesSlowly(good, 3, 0), patient, "answered, 1 request"],
    ["late, in time", after(60, succeeds), patient, "answered, 1 request"],
    [
      "never",
      writes(""),
      { requestHandler: { requestTimeout: 130, throwOnRequestTimeout: true } },
      "TIMEOUT by ETIMEDOUT, 3 requests",
    ],
    [
      "never, over a socket",
      writes(""),
      { requestHandler: { socketTimeout: 130 } },
      "TIMEOUT by TimeoutError, 3 requests",
    ],
    [
      "stalled in the head",
      writes(head.slice(0, 20)),
      { requestHandler: { socketTimeout: 130 } },
      "TIMEOUT by TimeoutError, 3 requests",
    ],
    [
      "stalled in the body",
      writes(good.slice(0, -5)),
      { requestHandler: { socketTimeout: 130 } },
      "TIMEOUT by TimeoutError, 3 requests",
    ],
    [
      "too late for a request's time, which only warns",
      after(60, succeeds),
      { requestHandler: { requestTimeout: 30, logger: silent() } },
      "answered, 1 request",
    ],
  ])("%s", async (_, behaviour, config, summary) => {
    expect(await summaryOfBoth({ server: [behaviour], config: () => config })).toBe(summary);
  });

  test("once, and then in time", async () => {
    expect(await summaryOfBoth({ server: [writes(good.slice(0, -5)), succeeds], config: impatient })).toBe(
      "answered, 2 requests",
    );
  });
});

describe("no connection", () => {
  test("nobody listens", async () => {
    const endpoint = await closedEndpoint();
    const { sdk } = await expectSamePlayed({ server: [], config: () => ({ endpoint }) });
    expect(summaryOf(sdk)).toBe("CONNECTION by ECONNREFUSED, 0 requests");
    expect(sdk.outcomes).toMatchObject([{ error: { cause: { $metadata: { attempts: 3 } } } }]);
  });

  test.each(["ENOTFOUND", "EAI_AGAIN"])("names are not found: %s", async (code) => {
    const httpAgent = (): Agent =>
      new Agent({
        lookup: (hostname, _options, done) => {
          setTimeout(() => done(Object.assign(new Error(`getaddrinfo ${code}`), { code, hostname }), []), 1);
        },
      });
    const config = (): ClientConfig => ({
      endpoint: "http://db.test:8000",
      requestHandler: { httpAgent: httpAgent() },
    });
    const { sdk } = await expectSamePlayed({ server: [], config });
    expect(summaryOf(sdk)).toBe(`CONNECTION by ${code}, 0 requests`);
    expect(sdk.outcomes).toMatchObject([{ error: { cause: { $metadata: { attempts: 3 } } } }]);
  });

  test("it does not come about in time", async () => {
    expect(await summaryOfBoth({ server: [], config: unconnected })).toBe("TIMEOUT by TimeoutError, 0 requests");
  });

  test("no TLS where it was asked for", async () => {
    const play: Play = {
      server: [],
      greets: (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"),
      config: (endpoint) => ({ endpoint: endpoint.replace("http:", "https:") }),
    };
    expect(await summaryOfBoth(play)).toBe("CONNECTION by EPROTO, 0 requests");
  });
});

function silent(): { warn(): void; info(): void; debug(): void; error(): void } {
  return { warn: () => {}, info: () => {}, debug: () => {}, error: () => {} };
}
