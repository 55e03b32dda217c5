import type { DynamoDBClientResolvedConfig, GetItemCommand, GetItemCommandOutput } from "@aws-sdk/client-dynamodb";
import { describeValue, InvalidOptionError } from "@dynamorm/core";
import { fieldOf } from "../field-of.ts";

/**
 * A client of the AWS SDK, version 3: a `DynamoDBClient`, or a `DynamoDBDocumentClient` of `@aws-sdk/lib-dynamodb`.
 *
 * It is told by its shape, so that lib-dynamodb need not be installed, and a client of another copy of the SDK will do.
 */
export interface SdkClient {
  readonly config: Pick<DynamoDBClientResolvedConfig, "serviceId" | "region" | "endpoint">;
  // GetItem stands for all operations: no client of another service sends it, so that one does not compile.
  send(command: GetItemCommand, options?: { readonly abortSignal?: AbortSignal }): Promise<GetItemCommandOutput>;
}

/**
 * Refuses what is no client for DynamoDB: what only callers without types can give.
 *
 * @throws InvalidOptionError that says what it is, and what to give.
 */
export function checkSdkClient(client: unknown): void {
  const config = fieldOf(client, "config");
  if (typeof fieldOf(client, "send") !== "function" || typeof config !== "object" || config === null) {
    throw refusal(describeValue(client));
  }
  const serviceId = fieldOf(config, "serviceId");
  if (serviceId === "DynamoDB") return;
  throw refusal(`${describeValue(client)}${typeof serviceId === "string" ? `, a client for ${serviceId}` : ""}`);
}

function refusal(given: string): InvalidOptionError {
  return new InvalidOptionError(
    `an executor takes a client for DynamoDB, not ${given}. Give it createClient({ … }), a DynamoDBClient of @aws-sdk/client-dynamodb, or a DynamoDBDocumentClient of @aws-sdk/lib-dynamodb`,
  );
}
