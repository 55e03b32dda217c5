import http from "node:http";
import https from "node:https";
import type { HttpHandler, HttpRequest, HttpResponse } from "../fast/parts.ts";

/** How long one waits, in milliseconds, and how many connections there may be. */
export interface NodeHandlerOptions {
  readonly connectionTimeoutMs: number;
  readonly attemptTimeoutMs: number;
  readonly maxSockets: number;
}

/** An {@link HttpHandler} with connections of its own. */
export interface NodeHandler extends HttpHandler {
  /** Closes the connections. */
  destroy(): void;
}

/** Sends with `node:http` and `node:https`, over connections that are kept. */
export function nodeHandler(options: NodeHandlerOptions): NodeHandler {
  const agentOptions = { keepAlive: true, maxSockets: options.maxSockets };
  let secure: https.Agent | undefined;
  let plain: http.Agent | undefined;
  return {
    handle: (request, { abortSignal }) => {
      const isSecure = request.protocol === "https:";
      const agent = isSecure ? (secure ??= new https.Agent(agentOptions)) : (plain ??= new http.Agent(agentOptions));
      return exchange(isSecure ? https.request : http.request, { request, agent, abortSignal, options });
    },
    destroy: () => {
      secure?.destroy();
      plain?.destroy();
    },
  };
}

interface Exchange {
  readonly request: HttpRequest;
  readonly agent: http.Agent;
  readonly abortSignal: AbortSignal | undefined;
  readonly options: NodeHandlerOptions;
}

function exchange(
  open: typeof http.request,
  { request, agent, abortSignal, options }: Exchange,
): Promise<{ readonly response: HttpResponse }> {
  return new Promise((resolve, reject) => {
    if (abortSignal?.aborted === true) return reject(abortError());
    const { method, path, headers, hostname, port } = request;
    // A URL has brackets around an IPv6 address, and Node.js takes it without.
    const host = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
    let answer: http.IncomingMessage | undefined;
    const sent = open({ method, path, headers, host, port, agent }, (message) => {
      answer = message;
      resolve({ response: { statusCode: message.statusCode ?? 0, headers: singleHeaders(message), body: message } });
    });
    const end = (error: Error): void => {
      answer?.destroy(error);
      sent.destroy(error);
    };
    const onAbort = (): void => end(abortError());
    const timer = setTimeout(
      () => end(timeoutError(`no answer within ${options.attemptTimeoutMs} ms`)),
      options.attemptTimeoutMs,
    );
    abortSignal?.addEventListener("abort", onAbort, { once: true });
    sent.on("error", reject);
    sent.once("close", () => {
      clearTimeout(timer);
      abortSignal?.removeEventListener("abort", onAbort);
      // Without an answer, whatever Node.js took it for. Of one that is there it changes nothing.
      reject(Object.assign(new Error("the connection was closed without an answer"), { code: "ECONNRESET" }));
    });
    sent.once("socket", (socket) => {
      if (!socket.connecting) return;
      const { connectionTimeoutMs } = options;
      const late = setTimeout(
        () => end(timeoutError(`no connection within ${connectionTimeoutMs} ms`)),
        connectionTimeoutMs,
      );
      for (const event of ["connect", "close"]) socket.once(event, () => clearTimeout(late));
    });
    sent.end(request.body);
    return undefined;
  });
}

/** One text for each: what comes several times is joined by Node.js, but for cookies. */
function singleHeaders({ headers }: http.IncomingMessage): Record<string, string> {
  const single: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) single[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return single;
}

function abortError(): Error {
  return Object.assign(new Error("Request aborted"), { name: "AbortError" });
}

function timeoutError(message: string): Error {
  return Object.assign(new Error(message), { name: "TimeoutError", code: "ETIMEDOUT" });
}
