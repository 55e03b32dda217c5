import { beforeAll, describe, expect, test } from "@jest/globals";
import { after, answers, found, rawAnswer, succeeds, writes, writesAnd, writesSlowly } from "../fast/behaviours.ts";
import { get } from "../fast/destination.ts";
import type { Behaviour, Exchange } from "../fast/misbehaving-server.ts";
import { summaryOf } from "../fast/summary.ts";
import { useOneRealm } from "../one-realm.ts";
import { closedEndpoint } from "../tcp-server.ts";
import { expectSameByBoth, playLight, summaryOfBothClients } from "./both-clients.ts";

// A client without the SDK has an HTTP handler of its own. What comes of connections that break is what comes of them by the SDK's.

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

describe("a connection that breaks is tried again", () => {
  test.each<[string, Behaviour, onAndOn: string, once: string]>([
    ["reset before the head", writesAnd("reset", ""), lost, "answered, 2 requests"],
    ["ended before the head", writesAnd("end", ""), lost, "answered, 2 requests"],
    ["reset in the headers", writesAnd("reset", head.slice(0, -20)), lost, "answered, 2 requests"],
    ["ended in the headers", writesAnd("end", head.slice(0, -20)), lost, "answered, 2 requests"],
    ["reset behind the head", writesAnd("reset", head), lost, "answered, 2 requests"],
    ["reset in the body", writesAnd("reset", good.slice(0, -10)), lost, "answered, 2 requests"],
    ["ended in the body", writesAnd("end", good.slice(0, -10)), lost, "answered, 2 requests"],
    ["reset behind the body", writesAnd("reset", good), "answered, 1 request", "answered, 1 request"],
    ["ended behind the body", writesAnd("end", good), "answered, 1 request", "answered, 1 request"],
  ])("%s", async (_, breaks, onAndOn, once) => {
    expect(await summaryOfBothClients({ server: [breaks] })).toBe(onAndOn);
    expect(await summaryOfBothClients({ server: [breaks, succeeds] })).toBe(once);
  });

  test("reset as soon as it is there", async () => {
    expect(await summaryOfBothClients({ server: [succeeds], refused: 2 })).toBe("answered, 1 request");
    expect(await summaryOfBothClients({ server: [succeeds], refused: 9 })).toBe("CONNECTION by ECONNRESET, 0 requests");
  });

  test("nobody listens", async () => {
    const endpoint = await closedEndpoint();
    const { outcomes } = await expectSameByBoth({ server: [], config: () => ({ endpoint }) });
    expect(outcomes).toMatchObject([
      { error: { code: "CONNECTION", cause: { code: "ECONNREFUSED", $metadata: { attempts: 3 } } } },
    ]);
  });

  test("no TLS where it was asked for, which is not tried again", async () => {
    const summary = await summaryOfBothClients({
      server: [],
      greets: (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"),
      config: (endpoint) => ({ endpoint: endpoint.replace("http:", "https:") }),
    });
    expect(summary).toBe("CONNECTION by EPROTO, 0 requests");
  });
});

describe("an answer of a wrong length, or that is no HTTP", () => {
  const body = '{"Item":{}}';
  const short = answers({ headers: { "Content-Length": body.length - 4 }, body });
  const long = rawAnswer({ headers: { "Content-Length": body.length + 4 }, body });
  test.each<[string, Behaviour, string]>([
    ["chunks that are right", writes(chunked(`4\r\n{"It\r\n7\r\nem":{}}\r\n0\r\n\r\n`)), "answered, 1 request"],
    ["too short", short, "UNKNOWN by SyntaxError, 1 request"],
    ["too long, and the end", writesAnd("end", long), lost],
    ["too long, and a reset", writesAnd("reset", long), lost],
    ["none, and the end", writesAnd("end", `HTTP/1.1 200 OK\r\n\r\n${body}`), "answered, 1 request"],
    ["chunks that end in a chunk", writesAnd("end", chunked(`b\r\n{"It`)), lost],
    ["chunks that are none", writes(chunked(`zzz\r\n{"Item":{}}\r\n`)), lost],
    ["no HTTP", writesAnd("end", "SSH-2.0-OpenSSH_9.6\r\n"), "CONNECTION by HPE_INVALID_CONSTANT, 1 request"],
    [
      "headers without an end",
      writes(`HTTP/1.1 200 OK\r\nx: ${"y".repeat(70_000)}`),
      "CONNECTION by HPE_HEADER_OVERFLOW, 1 request",
    ],
  ])("%s", async (_, behaviour, summary) => {
    expect(await summaryOfBothClients({ server: [behaviour] })).toBe(summary);
  });
});

describe("an answer that is slow", () => {
  const patient = { own: { attemptTimeoutMs: 20_000 }, sdk: { requestHandler: { socketTimeout: 20_000 } } };
  /** The SDK looks at the time without a byte; a client without it at the time of the attempt, which is what a caller waits. */
  const impatient = { own: { attemptTimeoutMs: 300 }, sdk: { requestHandler: { socketTimeout: 300 } } };

  test.each<[string, Behaviour]>([
    ["byte by byte", writesSlowly(good, 1, 0)],
    ["with characters in two pieces", writesSlowly(good, 3, 0)],
    ["late", after(60, succeeds)],
  ])("%s, in time", async (_, behaviour) => {
    expect(await summaryOfBothClients({ server: [behaviour], ...patient })).toBe("answered, 1 request");
  });

  test.each<[string, Behaviour]>([
    ["never", writes("")],
    ["stalled in the head", writes(head.slice(0, 20))],
    ["stalled in the body", writes(good.slice(0, -5))],
  ])("%s", async (_, behaviour) => {
    const { outcomes, attempts } = await playLight({ server: [behaviour], ...impatient });
    expect(outcomes).toMatchObject([
      { error: { code: "TIMEOUT", cause: { name: "TimeoutError", code: "ETIMEDOUT" } } },
    ]);
    expect(attempts).toHaveLength(3);
    expect(await summaryOfBothClients({ server: [behaviour, succeeds], ...impatient })).toBe("answered, 2 requests");
  });

  test("on and on, though something comes all the time", async () => {
    const played = await playLight({ server: [writesSlowly(good, 1, 10)], own: { attemptTimeoutMs: 120 } });
    expect(summaryOf(played)).toBe("TIMEOUT by ETIMEDOUT, 3 requests");
  });

  test("says how to give it longer, in the words of this client", async () => {
    const { outcomes } = await playLight({ server: [writes("")], ...impatient });
    expect(outcomes).toMatchObject([
      {
        error: {
          message:
            'GetItem on table "users": no answer in time from http://127.0.0.1:PORT after 3 attempts. Try again, or give it longer (attemptTimeoutMs, connectionTimeoutMs of the client).',
        },
      },
    ]);
  });
});

describe("connections are used again", () => {
  const three = [get, get, get];
  const lookedAt = { requests: three, lookOnMs: 1 };

  test("one does for calls that follow each other", async () => {
    const played = await expectSameByBoth({ server: [succeeds], ...lookedAt });
    expect(summaryOf(played)).toBe("answered, answered, answered, 3 requests");
    expect(played.open).toBe(1);
  });

  test("and after an exception", async () => {
    const played = await expectSameByBoth({
      server: [answers({ status: 400, body: '{"__type":"ValidationException"}' }), succeeds],
      ...lookedAt,
    });
    expect(summaryOf(played)).toBe("REQUEST_REJECTED by ValidationException, answered, answered, 3 requests");
    expect(played.open).toBe(1);
  });

  test("unless the server has closed it between requests", async () => {
    // Whether it is noticed before the next request goes out, or after, is chance.
    const { outcomes } = await playLight({ server: [closes], requests: three });
    expect(outcomes).toMatchObject([{ value: {} }, { value: {} }, { value: {} }]);
  });

  test("or resets it as the next request comes over it, which is tried again", async () => {
    const server = [succeeds, writesAnd("reset", ""), succeeds];
    expect(await summaryOfBothClients({ server, requests: [get, get] })).toBe("answered, answered, 3 requests");
  });

  test("or says that it will", async () => {
    const server = [answers({ headers: { Connection: "close" }, body: found })];
    expect(await summaryOfBothClients({ server, requests: [get, get] })).toBe("answered, answered, 2 requests");
  });
});
