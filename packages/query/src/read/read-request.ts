import {
  type AnyModel,
  type AttributeValue,
  type DynamoDBRequest,
  type GetItemInput,
  type QueryInput,
  type ScanInput,
  type StoredItem,
  storedNameOf,
} from "@dynamorm/core";
import {
  compileConjunction,
  compileKeyCondition,
  compileProjection,
  conditionValues,
  pathsOf,
  type Placeholders,
} from "@dynamorm/expressions";
import { encodeOperand, type ModelCodec, nameModel, requestPlaceholders } from "@dynamorm/update-builder";
import { setField } from "../set-field.ts";
import { keyRequest } from "./get-request.ts";
import { formOf, type RequestTexts } from "./request-texts.ts";
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

function getItemRequest(model: AnyModel, codec: ModelCodec, plan: GetItemPlan): DynamoDBRequest<"GetItem"> {
  const key: StoredItem = {};
  for (const { path, operands } of plan.keyConditions) {
    setField(key, storedNameOf(model, path[0]), codec.marshalValue(path, operands[0]));
  }
  const request = keyRequest(model, key, plan);
  if (plan.select !== undefined) addExpressions(request.input, model, codec, plan);
  return request;
}

function pageRequest(
  model: AnyModel,
  codec: ModelCodec,
  plan: QueryPlan | ScanPlan,
  page: PageOptions,
): DynamoDBRequest<"Query"> | DynamoDBRequest<"Scan"> {
  if (plan.operation === "Scan") {
    const input: ScanInput = { TableName: model.table };
    addCommonInput(input, model, codec, plan, page);
    if (page.segment !== undefined) {
      input.Segment = page.segment.segment;
      input.TotalSegments = page.segment.segments;
    }
    return { operation: "Scan", model: model.name, input };
  }
  const input: QueryInput = { TableName: model.table, KeyConditionExpression: "" };
  addCommonInput(input, model, codec, plan, page);
  if (plan.direction === "desc") input.ScanIndexForward = false;
  return { operation: "Query", model: model.name, input };
}

/** The fields that requests for pages have: each operation some of them. */
type PagedInput = Partial<QueryInput & ScanInput & GetItemInput>;

/** What Query and Scan share. Field by field: objects spread into one another took longer than the expressions. */
function addCommonInput(
  input: QueryInput | ScanInput,
  model: AnyModel,
  codec: ModelCodec,
  plan: QueryPlan | ScanPlan,
  page: PageOptions,
): void {
  if (plan.index !== undefined) input.IndexName = plan.index;
  addExpressions(input, model, codec, plan, page);
  if (page.count) input.Select = "COUNT";
  if (plan.consistent) input.ConsistentRead = true;
  if (page.limit !== undefined) input.Limit = page.limit;
  if (page.startKey !== undefined) input.ExclusiveStartKey = page.startKey;
}

/** The expressions of a plan: texts that are known of its shape, and its own values. */
function addExpressions(
  input: PagedInput,
  model: AnyModel,
  codec: ModelCodec,
  plan: PagedPlan,
  page: PageOptions = {},
): void {
  const form = formOf(plan, page);
  const known = plan.texts?.get(form);
  if (known === undefined) {
    const placeholders = requestPlaceholders(model, codec);
    const texts = compileTexts(model, plan, page, placeholders);
    const { names, values } = placeholders.bindings();
    plan.texts?.add(form, { ...texts, names });
    addTo(input, texts, names, values);
  } else {
    const { names } = known;
    const conditions = plan.operation === "GetItem" ? [] : [...plan.keyConditions, ...plan.filters, ...plan.own];
    // A copy of the names, as a middleware may add to them.
    addTo(input, known, names && { ...names }, conditionValues(conditions, names, encodeOperand(model, codec)));
  }
}

function addTo(
  input: PagedInput,
  { keyCondition, filter, projection }: RequestTexts,
  names: Record<string, string> | undefined,
  values: StoredItem | undefined,
): void {
  if (keyCondition !== undefined) input.KeyConditionExpression = keyCondition;
  if (filter !== undefined) input.FilterExpression = filter;
  if (projection !== undefined) input.ProjectionExpression = projection;
  if (names !== undefined) input.ExpressionAttributeNames = names;
  if (values !== undefined) input.ExpressionAttributeValues = values;
}

/** Writes the expressions of a plan. */
function compileTexts(
  model: AnyModel,
  plan: PagedPlan,
  page: PageOptions,
  placeholders: Placeholders<AttributeValue>,
): RequestTexts {
  const filters = [...plan.filters, ...plan.own];
  // In the order in which the values are counted.
  const keyCondition = plan.operation === "Query" ? compileKeyCondition(plan.keyConditions, placeholders) : undefined;
  const filter = filters.length > 0 ? compileConjunction(filters, placeholders) : undefined;
  const read = page.count ? undefined : readNames(model, plan, page);
  const projection =
    read &&
    compileProjection(
      read.map((name) => [name]),
      placeholders,
    );
  return { keyCondition, filter, projection };
}

/** What has to be read for what is selected: with what is looked at here, and where wanted the keys that reading goes on from. */
export function readNames(
  model: AnyModel,
  plan: Plan,
  { resumable }: Pick<PageOptions, "resumable">,
): readonly string[] | undefined {
  const { select, clientFilters } = plan;
  // What tells the model's items from others is looked at when the item is there.
  if (select !== undefined && plan.operation === "GetItem") return [...new Set([...select, ...ownNames(model)])];
  if (select === undefined || (!resumable && clientFilters.length === 0)) return select;
  // In one order, whatever the order of the conditions was: it changes nothing of the request.
  const looked = clientFilters
    .flatMap(pathsOf)
    .map(([name]) => name)
    .toSorted();
  return [...new Set([...select, ...looked, ...(resumable ? cursorKeys(model, plan) : [])])];
}
