import { Readable } from "node:stream";
import type { SeenRequest } from "./seen-request.ts";

/** An answer of DynamoDB. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** What a request handler of the SDK is given, as far as it goes over the wire. */
interface HandledRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface HandledAnswer {
  readonly response: {
    readonly statusCode: number;
    readonly headers: Record<string, string>;
    readonly body: Readable;
  };
}

/** A request handler, as clients take it: it need not send anything. */
interface RequestHandler {
  readonly metadata: { readonly handlerProtocol: string };
  handle(request: HandledRequest): Promise<HandledAnswer>;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): object;
}

/** A request handler that keeps what it was to send, and answers in turn; with `{}`, when no answer is left. */
export function recordingHandler(...answers: readonly Answer[]): {
  readonly requestHandler: RequestHandler;
  readonly requests: readonly SeenRequest[];
} {
  const requests: SeenRequest[] = [];
  const requestHandler: RequestHandler = {
    metadata: { handlerProtocol: "http/1.1" },
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
    handle: async (request) => {
      const { status, body } = answers[requests.length] ?? { status: 200, body: "{}" };
      requests.push(seen(request));
      const headers = { "content-type": "application/x-amz-json-1.0", "x-amzn-requestid": "REQUEST" };
      return { response: { statusCode: status, headers, body: Readable.from([Buffer.from(body)]) } };
    },
  };
  return { requestHandler, requests };
}

function seen({ method, protocol, hostname, port, path, query = {}, headers, body }: HandledRequest): SeenRequest {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    [value ?? ""].flat().map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(each)}`),
  );
  return {
    method,
    origin: `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}`,
    path: parameters.length === 0 ? path : `${path}?${parameters.join("&")}`,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: bytesOf(body),
  };
}

function bytesOf(body: unknown): Buffer {
  if (typeof body === "string") return Buffer.from(body);
  // A copy by its bytes alone: the SDK's are also texts, which they say on the console when they are asked.
  if (body instanceof Uint8Array) return Buffer.concat([body]);
  throw new Error(`Nobody sends a body like that: ${typeof body}.`);
}
