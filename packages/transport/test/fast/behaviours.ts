import type { Socket } from "node:net";
import type { Behaviour } from "./misbehaving-server.ts";

/** An answer, in which everything can be something else than it should be. */
export interface RawAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: string;
}

/** The item that good answers hold. */
export const item = { id: { S: "é" }, bytes: { B: "AP8=" } };
/** What DynamoDB answers to a `GetItem` that finds it. */
export const found = JSON.stringify({ Item: item });
const namespace = "com.amazonaws.dynamodb.v20120810#";

/** An answer as text. Without a length of one's own, its Content-Length is right. */
export function rawAnswer({ status = 200, headers = {}, body = "" }: RawAnswer): string {
  const all = {
    "Content-Type": "application/x-amz-json-1.0",
    "x-amzn-RequestId": "REQUEST",
    "Content-Length": Buffer.byteLength(body),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Status\r\n${lines.join("")}\r\n${body}`;
}

/** Answers, and leaves the connection open for the next request. */
export function answers(answer: RawAnswer): Behaviour {
  return ({ socket }) => socket.write(rawAnswer(answer));
}

/** Answers with the item. */
export const succeeds: Behaviour = answers({ body: found });

/** The body of an exception, as DynamoDB writes it. */
export function exceptionBody(name: string, more: object = {}): string {
  return JSON.stringify({ __type: namespace + name, message: `${name}!`, ...more });
}

/** Answers with an exception. */
export function throws(name: string, more: object = {}, { status = 400, headers = {} }: RawAnswer = {}): Behaviour {
  return answers({ status, headers, body: exceptionBody(name, more) });
}

/** Writes as it is, and then nothing more: the connection stays open. */
export function writes(text: string): Behaviour {
  return ({ socket }) => socket.write(text);
}

/** Writes as it is, and ends the connection: politely, or with a reset once that is read. */
export function writesAnd(end: "end" | "reset", text: string): Behaviour {
  return ({ socket }) => {
    if (end === "end") return void socket.end(text);
    // At once, a reset would overtake what was written.
    return void (text === "" ? socket.resetAndDestroy() : socket.write(text, () => later(socket, 15, reset)));
  };
}

function reset(socket: Socket): void {
  socket.resetAndDestroy();
}

/** Writes in pieces of so many bytes, with a pause before each. */
export function writesSlowly(text: string, pieceBytes: number, pauseMs: number): Behaviour {
  return ({ socket }) => {
    const bytes = Buffer.from(text);
    const next = (from: number): void => {
      if (from >= bytes.length) return;
      later(socket, pauseMs, () => {
        socket.write(bytes.subarray(from, from + pieceBytes));
        next(from + pieceBytes);
      });
    };
    next(0);
  };
}

/** Waits, and then does something else. */
export function after(delayMs: number, behaviour: Behaviour): Behaviour {
  return (exchange) => later(exchange.socket, delayMs, () => behaviour(exchange));
}

/** Does something else, unless the connection is gone by then. */
function later(socket: Socket, delayMs: number, act: (socket: Socket) => void): void {
  setTimeout(() => {
    if (!socket.destroyed) act(socket);
  }, delayMs);
}
