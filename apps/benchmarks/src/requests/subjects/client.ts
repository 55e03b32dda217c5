import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";

/** What every library's client is made from. Everything else is as the SDK has it by itself. */
export function clientConfig(endpoint: string): DynamoDBClientConfig {
  return {
    endpoint,
    region: "eu-west-1",
    credentials: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" },
  };
}

/** The client that a library sends its requests by. */
export function client(endpoint: string): DynamoDBClient {
  return new DynamoDBClient(clientConfig(endpoint));
}
