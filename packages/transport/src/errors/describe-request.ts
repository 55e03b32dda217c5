import { type DynamoDBRequest, type ErrorContext, inWords, isRecord, type OperationName } from "@dynamorm/core";
import { fieldOf, textOf } from "../field-of.ts";
import { actionsOf } from "./transact-actions.ts";

const reading: ReadonlySet<OperationName> = new Set<OperationName>([
  "GetItem",
  "BatchGetItem",
  "TransactGetItems",
  "Query",
  "Scan",
  "DescribeTable",
  "DescribeTimeToLive",
]);

/**
 * The tables that a request names, each once: one, several of a batch or a transaction, or none. What a PartiQL statement is about is left
 * to DynamoDB.
 */
export function tablesOf(request: DynamoDBRequest): readonly string[] {
  const batch = fieldOf(request.input, "RequestItems");
  if (isRecord(batch)) return Object.keys(batch);
  const named = [textOf(request.input, "TableName"), ...actionsOf(request).map((action) => action?.table)];
  return [...new Set(named.filter((table) => table !== undefined))];
}

/** The table of a request, where it names one and no other. */
export function tableOf(request: DynamoDBRequest): string | undefined {
  const [table, ...others] = tablesOf(request);
  return others.length === 0 ? table : undefined;
}

/** A request in a few words, without its values: `GetItem on table "users" (model User)`. */
export function describeRequest(request: DynamoDBRequest): string {
  const { operation, model } = request;
  const tables = tablesOf(request).map((table) => JSON.stringify(table));
  const place = tables.length === 0 ? "" : ` on ${tables.length === 1 ? "table" : "tables"} ${inWords(tables, "and")}`;
  return `${operation}${place}${model === undefined ? "" : ` (model ${model})`}`;
}

/** What is known of a request that failed, for the error: the key as it is stored, where the request has one. */
export function contextOf(request: DynamoDBRequest, cause: unknown): ErrorContext {
  const { operation, model, input } = request;
  const key = fieldOf(input, "Key");
  return { operation, model, table: tableOf(request), key: isRecord(key) ? key : undefined, cause };
}

/** Whether a request changes nothing, however often it is made. A statement that does not begin with SELECT may change something. */
export function isReading({ operation, input }: DynamoDBRequest): boolean {
  return reading.has(operation) || /^\s*select\b/i.test(textOf(input, "Statement") ?? "");
}

/** For a request that ended without an answer: whether it may have changed something. */
export function outcomeOf(request: DynamoDBRequest): string {
  return isReading(request) ? "" : " Whether it was done is not known.";
}
