/** Reads all of a body as text. @throws what the stream throws, and when it ends too early. */
export async function collectBody(body: unknown): Promise<string> {
  if (body === undefined || body === null) return "";
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return decode(body);
  if (isNodeStream(body)) return collectNodeStream(body);
  if (isWebStream(body)) return new Response(body).text();
  if (isBlob(body)) return body.text();
  throw new TypeError("the request handler gave a body that cannot be read");
}

/** As much of a Node.js stream as is listened to: async iteration costs some times as much. */
interface NodeStream {
  on(event: "data", listener: (chunk: Uint8Array | string) => void): void;
  on(event: "end" | "close", listener: () => void): void;
  on(event: "error", listener: (error: unknown) => void): void;
  resume?(): void;
  readonly readableEnded?: boolean;
  readonly destroyed?: boolean;
}

function collectNodeStream(stream: NodeStream): Promise<string> {
  return new Promise((resolve, reject) => {
    const closed = Object.assign(new Error("the connection was closed within the answer"), { code: "ECONNRESET" });
    // A stream of one's own may be over already, and then says nothing any more.
    if (stream.readableEnded === true) return resolve("");
    if (stream.destroyed === true) return reject(closed);
    const chunks: Uint8Array[] = [];
    // A stream of one's own may be one of texts.
    stream.on("data", (chunk) => chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk));
    stream.on("error", reject);
    stream.on("end", () => {
      try {
        resolve(decode(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
      } catch (error) {
        // Nobody would catch it here, and the process would end.
        reject(error);
      }
    });
    // After its end it changes nothing.
    stream.on("close", () => reject(closed));
    // Where it was paused, to be listened to is not enough.
    stream.resume?.();
    return undefined;
  });
}

function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

function isNodeStream(body: object): body is NodeStream {
  return "on" in body && typeof body.on === "function";
}

function isWebStream(body: object): body is ReadableStream<Uint8Array> {
  return "getReader" in body && typeof body.getReader === "function";
}

function isBlob(body: object): body is Blob {
  return "text" in body && typeof body.text === "function";
}
