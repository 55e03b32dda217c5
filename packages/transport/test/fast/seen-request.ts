/** A request as it was sent: over a connection, or to a request handler that a client was given. */
export interface SeenRequest {
  readonly method: string;
  /** The address without path: `https://dynamodb.eu-west-1.amazonaws.com`. */
  readonly origin: string;
  /** The path with its query, as it is sent. */
  readonly path: string;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A header that has to be there. */
export function headerOf({ headers }: SeenRequest, name: string): string {
  const value = headers[name];
  if (value === undefined) throw new Error(`The request has no header ${name}.`);
  return value;
}

/** The JSON of a request's body. */
export function jsonOf({ body }: SeenRequest): unknown {
  return JSON.parse(body.toString("utf8"));
}
