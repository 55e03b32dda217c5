import { createHash } from "node:crypto";
import { headerOf, jsonOf, type SeenRequest } from "./seen-request.ts";
import { type Authorization, authorizationOf, signatureFor } from "./sigv4.ts";

/** A request as far as two transports have to agree on it, and what has to be right of each by itself. */
export interface Wire {
  readonly method: string;
  readonly origin: string;
  readonly path: string;
  /** What the body means: the order of its members is nobody's business. */
  readonly json: unknown;
  /** All headers, but those that are of this one request alone. */
  readonly headers: Readonly<Record<string, string>>;
  readonly authorization: Omit<Authorization, "signature">;
  readonly right: {
    readonly signature: boolean;
    readonly contentLength: boolean;
    readonly contentHash: boolean;
    readonly invocationId: boolean;
  };
}

/** The headers that follow from the body's bytes or from chance: each side's has to fit its own request. */
const ofOneRequest = new Set(["authorization", "content-length", "x-amz-content-sha256", "amz-sdk-invocation-id"]);

/** Every {@link Wire} has to be right in all of this. */
export const allRight: Wire["right"] = { signature: true, contentLength: true, contentHash: true, invocationId: true };

/** What a request is on the wire, with its signature checked. */
export function wireOf(request: SeenRequest, secretAccessKey: string): Wire {
  const { method, origin, path, headers, body } = request;
  const { signature, ...authorization } = authorizationOf(request);
  return {
    method,
    origin,
    path,
    json: jsonOf(request),
    headers: {
      ...Object.fromEntries(Object.entries(headers).filter(([name]) => !ofOneRequest.has(name))),
      "user-agent": withoutFeatures(headerOf(request, "user-agent")),
    },
    authorization,
    right: {
      signature: signature === signatureFor(request, secretAccessKey),
      contentLength: headerOf(request, "content-length") === String(body.length),
      contentHash: headerOf(request, "x-amz-content-sha256") === createHash("sha256").update(body).digest("hex"),
      invocationId: /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(
        headerOf(request, "amz-sdk-invocation-id"),
      ),
    },
  };
}

/** Who asks, without what the SDK's code tells of its own use (`m/E,P`), and without the word of the fast transport in its place. */
function withoutFeatures(userAgent: string): string {
  return userAgent.replace(/ m\/[\w,+-]+/, "").replace(" md/dynamorm#fast", "");
}
