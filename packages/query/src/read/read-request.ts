import {
  type AnyModel,
  type AttributeValue,
  type DynamoDBRequest,
  type GetItemInput,
  type QueryInput,
  type ReadInput,
  type ScanInput,
  type StoredItem,
  storedNameOf,
} from "@dynamorm/core";
import {
  compileConjunction,
  compileKeyCondition,
  compileProjection,
  pathsOf,
  type Placeholders,
} from "@dynamorm/expressions";
import { addBindings, requestPlaceholders, type ModelCodec, nameModel } from "@dynamorm/update-builder";
import { cursorKeys } from "./query-cursor.ts";
import { ownNames } from "../plan/own-items.ts";
import type { GetItemPlan, Plan, QueryPlan, ScanPlan } from "../plan/plan.ts";

/** A request that reads. */
export type ReadRequest =
  | DynamoDBRequest<"GetItem">
  | DynamoDBRequest<"BatchGetItem">
  | DynamoDBRequest<"Query">
  | DynamoDBRequest<"Scan">;

/** A request for one item, or for a page of a partition, a table or an index. */
export type PageRequest = Exclude<ReadRequest, DynamoDBRequest<"BatchGetItem">>;

/** One of several parts of a table or an index. */
export interface ScanSegment {
  readonly segment: number;
  readonly segments: number;
}

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
  /** The part that is scanned. */
  readonly segment?: ScanSegment | undefined;
}

/** A plan whose pages are requests of their own. */
export type PagedPlan = GetItemPlan | QueryPlan | ScanPlan;

/** Makes the request for one page of a plan. Pure. @throws InvalidQueryError for expressions that are longer than DynamoDB takes. */
export function readRequest(model: AnyModel, codec: ModelCodec, plan: PagedPlan, page: PageOptions = {}): PageRequest {
  return nameModel(model, () =>
    plan.operation === "GetItem" ? getItemRequest(model, codec, plan) : pageRequest(model, codec, plan, page),
  );
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
  const input: GetItemInput = { TableName: model.table, Key: key };
  if (consistent) input.ConsistentRead = true;
  if (select !== undefined) {
    const placeholders = requestPlaceholders(model, codec);
    // What tells the model's items from others is looked at when the item is there.
    input.ProjectionExpression = projectionOf([...new Set([...select, ...ownNames(model)])], placeholders);
    input.ExpressionAttributeNames = placeholders.bindings().names;
  }
  return { operation: "GetItem", model: model.name, input };
}

function pageRequest(
  model: AnyModel,
  codec: ModelCodec,
  plan: QueryPlan | ScanPlan,
  page: PageOptions,
): DynamoDBRequest<"Query"> | DynamoDBRequest<"Scan"> {
  const placeholders = requestPlaceholders(model, codec);
  if (plan.operation === "Scan") {
    const input: ScanInput = { TableName: model.table };
    addCommonInput(input, model, plan, page, placeholders);
    if (page.segment !== undefined) {
      input.Segment = page.segment.segment;
      input.TotalSegments = page.segment.segments;
    }
    return { operation: "Scan", model: model.name, input };
  }
  const input: QueryInput = {
    TableName: model.table,
    KeyConditionExpression: compileKeyCondition(plan.keyConditions, placeholders),
  };
  addCommonInput(input, model, plan, page, placeholders);
  if (plan.direction === "desc") input.ScanIndexForward = false;
  return { operation: "Query", model: model.name, input };
}

/** What Query and Scan share. Field by field: objects spread into one another took longer than the expressions. */
function addCommonInput(
  input: ReadInput,
  model: AnyModel,
  plan: QueryPlan | ScanPlan,
  { startKey, limit, count, resumable = false }: PageOptions,
  placeholders: Placeholders<AttributeValue>,
): void {
  if (plan.index !== undefined) input.IndexName = plan.index;
  const conditions = [...plan.filters, ...plan.own];
  if (conditions.length > 0) input.FilterExpression = compileConjunction(conditions, placeholders);
  const names = count ? undefined : readNames(model, plan, { resumable });
  if (count) input.Select = "COUNT";
  if (names !== undefined) input.ProjectionExpression = projectionOf(names, placeholders);
  addBindings(input, placeholders);
  if (plan.consistent) input.ConsistentRead = true;
  if (limit !== undefined) input.Limit = limit;
  if (startKey !== undefined) input.ExclusiveStartKey = startKey;
}

function projectionOf(names: readonly string[], placeholders: Placeholders<AttributeValue>): string {
  return compileProjection(
    names.map((name) => [name]),
    placeholders,
  );
}

/** What has to be read for what is selected: with what is looked at here, and where wanted the keys that reading goes on from. */
export function readNames(
  model: AnyModel,
  plan: Plan,
  { resumable }: Pick<PageOptions, "resumable">,
): readonly string[] | undefined {
  const { select, clientFilters } = plan;
  if (select === undefined || (!resumable && clientFilters.length === 0)) return select;
  // In one order, whatever the order of the conditions was: it changes nothing of the request.
  const looked = clientFilters
    .flatMap(pathsOf)
    .map(([name]) => name)
    .toSorted();
  return [...new Set([...select, ...looked, ...(resumable ? cursorKeys(model, plan) : [])])];
}
