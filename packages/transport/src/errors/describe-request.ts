import { type DynamoDBRequest, type ErrorContext, isRecord } from "@dynamorm/core";
import { fieldOf, textOf } from "../field-of.ts";

const reading: ReadonlySet<string> = new Set(["GetItem", "Query", "Scan", "DescribeTable", "DescribeTimeToLive"]);

/** The table of a request, where it names one. */
export function tableOf({ input }: DynamoDBRequest): string | undefined {
  return textOf(input, "TableName");
}

/** A request in a few words, without its values: `GetItem on table "users" (model User)`. */
export function describeRequest(request: DynamoDBRequest): string {
  const { operation, model } = request;
  const table = tableOf(request);
  const place = table === undefined ? "" : ` on table ${JSON.stringify(table)}`;
  return `${operation}${place}${model === undefined ? "" : ` (model ${model})`}`;
}

/** What is known of a request that failed, for the error: the key as it is stored, where the request has one. */
export function contextOf(request: DynamoDBRequest, cause: unknown): ErrorContext {
  const { operation, model, input } = request;
  const key = fieldOf(input, "Key");
  return { operation, model, table: tableOf(request), key: isRecord(key) ? key : undefined, cause };
}

/** Whether a request changes nothing, however often it is made. */
export function isReading({ operation }: DynamoDBRequest): boolean {
  return reading.has(operation);
}

/** For a request that ended without an answer: whether it may have changed something. */
export function outcomeOf(request: DynamoDBRequest): string {
  return isReading(request) ? "" : " Whether it was done is not known.";
}
