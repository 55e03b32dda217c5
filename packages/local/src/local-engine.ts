import type { DynamoDBClient, DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";

/** A DynamoDB engine that answers. `await using engine = await startLocal()` stops it at the end of the block. */
export interface LocalEngine extends AsyncDisposable {
  /** Its address, without a slash at the end: `"http://127.0.0.1:49321"`. */
  readonly endpoint: string;
  readonly port: number;
  /** Which engine it is; `"external"` for one that `DYNAMODB_ENDPOINT` names, and that somebody else started. */
  readonly kind: "dynoxide" | "dynamodb-local" | "external";
  /** The number of its process; `undefined` for an external one. */
  readonly pid: number | undefined;
  /**
   * A new client of the AWS SDK for this engine, with a region and credentials that it takes. `config` goes before them.
   * The client is yours to destroy. Once the engine is gone, its calls fail: the connection is refused.
   *
   * @throws LocalEngineError `SDK_NOT_FOUND` when `@aws-sdk/client-dynamodb` is not installed.
   */
  readonly client: (config?: DynamoDBClientConfig) => DynamoDBClient;
  /**
   * Ends the engine and waits until it is gone; tables in memory are gone with it. Can be called again, and after the engine
   * ended by itself. Leaves an external engine alone. Never rejects.
   */
  readonly stop: () => Promise<void>;
}
