import {
  type AnyModel,
  type AttributeValue,
  type DynamoDBRequest,
  type StoredItem,
  storedNameOf,
} from "@dynamorm/core";
import { compileCondition, compileKeyCondition, compileProjection, type Placeholders } from "@dynamorm/expressions";
import { cursorKeys } from "./query-cursor.ts";
import { expressionInput, requestPlaceholders } from "../expression-input.ts";
import type { ModelCodec } from "../model-codec.ts";
import { ownNames } from "../plan/own-items.ts";
import type { GetItemPlan, Plan, QueryPlan, ScanPlan } from "../plan/plan.ts";

/** A request that reads. */
export type ReadRequest = DynamoDBRequest<"GetItem"> | DynamoDBRequest<"Query"> | DynamoDBRequest<"Scan">;

/** Which page of a plan's result to ask for. */
export interface PageOptions {
  /** Where the page starts: `LastEvaluatedKey` of the one before. */
  readonly startKey?: StoredItem | undefined;
  /** How many items DynamoDB looks at. */
  readonly limit?: number | undefined;
  /** Only the count is wanted. */
  readonly count?: boolean;
  /** The keys of the items are read too, selected or not. */
  readonly resumable?: boolean;
}

/** Makes the request for one page of a plan. Pure. */
export function readRequest(model: AnyModel, codec: ModelCodec, plan: Plan, page: PageOptions = {}): ReadRequest {
  return plan.operation === "GetItem" ? getItemRequest(model, codec, plan) : pageRequest(model, codec, plan, page);
}

function getItemRequest(
  model: AnyModel,
  codec: ModelCodec,
  { keyConditions, select, consistent }: GetItemPlan,
): DynamoDBRequest<"GetItem"> {
  const key = keyConditions.map(({ path, operands: [value] }) => [
    storedNameOf(model, path[0]),
    codec.marshalValue(path, value),
  ]);
  return itemRequest(model, codec, Object.fromEntries(key), { consistent, ...(select && { select }) });
}

/** What a read of one item takes. */
export interface GetRequestOptions {
  readonly consistent?: boolean | undefined;
  readonly select?: readonly string[] | undefined;
}

/** Makes the request for one item by its key. Pure. */
export function getRequest(
  model: AnyModel,
  codec: ModelCodec,
  key: object,
  options: GetRequestOptions = {},
): DynamoDBRequest<"GetItem"> {
  return itemRequest(model, codec, codec.marshalKey(key), options);
}

function itemRequest(
  model: AnyModel,
  codec: ModelCodec,
  key: StoredItem,
  { consistent, select }: GetRequestOptions,
): DynamoDBRequest<"GetItem"> {
  const placeholders = requestPlaceholders(model, codec);
  return {
    operation: "GetItem",
    model: model.name,
    input: {
      TableName: model.table,
      Key: key,
      ...(consistent && { ConsistentRead: true }),
      // What tells the model's items from others is looked at when the item is there.
      ...projectionInput(select && [...new Set([...select, ...ownNames(model)])], placeholders),
      ...expressionInput(placeholders),
    },
  };
}

function pageRequest(
  model: AnyModel,
  codec: ModelCodec,
  plan: QueryPlan | ScanPlan,
  { startKey, limit, count, resumable }: PageOptions,
): ReadRequest {
  const placeholders = requestPlaceholders(model, codec);
  const source = { TableName: model.table, ...(plan.index !== undefined && { IndexName: plan.index }) };
  const keyCondition = plan.operation === "Query" ? compileKeyCondition(plan.keyConditions, placeholders) : undefined;
  const common = {
    ...filterInput(plan, placeholders),
    ...(count
      ? { Select: "COUNT" as const }
      : projectionInput(resumable ? withKeys(model, plan) : plan.select, placeholders)),
    ...expressionInput(placeholders),
    ...(plan.consistent && { ConsistentRead: true }),
    ...(limit !== undefined && { Limit: limit }),
    ...(startKey && { ExclusiveStartKey: startKey }),
  };
  if (plan.operation === "Scan" || keyCondition === undefined) {
    return { operation: "Scan", model: model.name, input: { ...source, ...common } };
  }
  const direction = plan.direction === "desc" && { ScanIndexForward: false };
  return {
    operation: "Query",
    model: model.name,
    input: { ...source, KeyConditionExpression: keyCondition, ...common, ...direction },
  };
}

function filterInput(
  { filters, own }: Plan,
  placeholders: Placeholders<AttributeValue>,
): { FilterExpression?: string } {
  const conditions = [...filters, ...own];
  return conditions.length === 0
    ? {}
    : { FilterExpression: compileCondition({ kind: "and", conditions }, placeholders) };
}

function projectionInput(
  select: readonly string[] | undefined,
  placeholders: Placeholders<AttributeValue>,
): { ProjectionExpression?: string } {
  return select === undefined
    ? {}
    : {
        ProjectionExpression: compileProjection(
          select.map((name) => [name]),
          placeholders,
        ),
      };
}

/** What is selected, and the keys that reading goes on from. */
function withKeys(model: AnyModel, plan: Plan): readonly string[] | undefined {
  return plan.select && [...new Set([...plan.select, ...cursorKeys(model, plan)])];
}
