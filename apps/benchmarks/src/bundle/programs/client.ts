import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { endpoint } from "./endpoint.ts";

/** The client of the SDK, as most programs have it. */
export const client = new DynamoDBClient({ endpoint });
