import { DynamoDBClient, type DynamoDBClientResolvedConfig } from "@aws-sdk/client-dynamodb";
import type { FastClient } from "./fast-client.ts";
import { entriesOf } from "./middleware-entries.ts";

/** A client that nothing was done to, to compare others with. */
export interface PlainClient {
  readonly config: DynamoDBClientResolvedConfig;
  middlewareReason(client: FastClient): string | undefined;
}

let kept: PlainClient | undefined;

/** The one for this copy of the SDK. It sends nothing. */
export function plainClient(): PlainClient {
  return (kept ??= makePlainClient());
}

function makePlainClient(): PlainClient {
  const client = new DynamoDBClient({
    region: "us-east-1",
    credentials: { accessKeyId: "none", secretAccessKey: "none" },
  });
  const own = entriesOf(client);
  const known = new Map(own.map(({ name, source }) => [name, source]));
  return {
    config: client.config,
    middlewareReason(other) {
      const entries = entriesOf(other);
      const strange = entries.find(({ name, source }) => known.get(name) !== source);
      if (strange !== undefined) return `it carries the middleware ${strange.name}`;
      const gone = own.find(({ name }) => !entries.some((entry) => entry.name === name));
      return gone === undefined ? undefined : `its middleware ${gone.name} was removed`;
    },
  };
}
