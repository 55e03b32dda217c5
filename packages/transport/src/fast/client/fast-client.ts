import type { DynamoDBClientResolvedConfig } from "@aws-sdk/client-dynamodb";

/** A client, as far as it is looked at here. */
export interface FastClient {
  readonly config: DynamoDBClientResolvedConfig;
  readonly middlewareStack: { applyToStack(stack: object): void };
  readonly send: unknown;
}
