import { marshall } from "@aws-sdk/util-dynamodb";
import type { AnyModel, DynamoDBRequest, Executor } from "@dynamorm/core";
import { type QueryDescription, type ReadRequest, repository } from "@dynamorm/query";
import { Order, SharedOrder, variantName } from "./models.ts";

/** A query that is not sent: what of it is measured. */
export interface MeasuredQuery {
  readonly description: QueryDescription;
  toRequest(): ReadRequest;
}

/** A kind of query that is measured, beside the same request as it is made by hand. */
export interface Subject {
  readonly model: AnyModel;
  /** The query with values, and of a shape, that go by numbers. */
  readonly query: (value: number, shape: number) => MeasuredQuery;
  /** The same request written by somebody who knows DynamoDB, with `marshall` of `@aws-sdk/util-dynamodb` for the values. */
  readonly byHand: (value: number, shape: number) => ReadRequest;
}

const neverSent: Executor = (request) => Promise.reject(new Error(`${request.operation} is measured, and not sent`));
const orders = repository(Order, neverSent);
const sharedOrders = repository(SharedOrder, neverSent);

const get: Subject = {
  model: Order,
  query: (value, shape) =>
    orders
      .where("customerId", "=", `customer-${value}`)
      .where("orderId", "=", `order-${value}`)
      .select("status", "placedAt", variantName(shape)),
  byHand: (value, shape): DynamoDBRequest<"GetItem"> => ({
    operation: "GetItem",
    model: "Order",
    input: {
      TableName: "orders",
      Key: marshall({ customerId: `customer-${value}`, orderId: `order-${value}` }),
      ProjectionExpression: "#n0, #n1, #n2",
      ExpressionAttributeNames: { "#n0": "status", "#n1": "placedAt", "#n2": variantName(shape) },
    },
  }),
};

const index: Subject = {
  model: Order,
  query: (value, shape) =>
    orders.where("status", "=", "open").where("placedAt", ">", dateOf(value)).filter(variantName(shape), ">", value),
  byHand: (value, shape): DynamoDBRequest<"Query"> => ({
    operation: "Query",
    model: "Order",
    input: {
      TableName: "orders",
      IndexName: "byStatus",
      KeyConditionExpression: "#n0 = :v0 AND #n1 > :v1",
      FilterExpression: "#n2 > :v2",
      ExpressionAttributeNames: { "#n0": "status", "#n1": "placedAt", "#n2": variantName(shape) },
      ExpressionAttributeValues: marshall({ ":v0": "open", ":v1": dateOf(value).toISOString(), ":v2": value }),
    },
  }),
};

const composite: Subject = {
  model: SharedOrder,
  query: (value, shape) =>
    sharedOrders
      .where("customerId", "=", `customer-${value}`)
      .where("placedAt", ">", dateOf(value))
      .filter(variantName(shape), ">", value),
  byHand: (value, shape): DynamoDBRequest<"Query"> => ({
    operation: "Query",
    model: "Order",
    input: {
      TableName: "shop",
      KeyConditionExpression: "#n0 = :v0 AND #n1 BETWEEN :v1 AND :v2",
      FilterExpression: "#n2 > :v3 AND #n3 = :v4",
      ExpressionAttributeNames: { "#n0": "pk", "#n1": "sk", "#n2": variantName(shape), "#n3": "_type" },
      ExpressionAttributeValues: marshall({
        ":v0": `CUSTOMER#customer-${value}`,
        ":v1": `ORDER#${dateOf(value).toISOString()}$`,
        ":v2": "ORDER$",
        ":v3": value,
        ":v4": "Order",
      }),
    },
  }),
};

const groups: Subject = {
  model: Order,
  query: (value, shape) =>
    orders
      .where("status", "=", "open")
      .filter((eb) =>
        eb.or([
          eb.and([eb(variantName(shape), ">", value), eb("country", "=", "FR")]),
          eb.not(eb("note", "begins_with", `note ${value}`)),
        ]),
      )
      .filter((eb) => eb.size("lines", ">", value)),
  byHand: (value, shape): DynamoDBRequest<"Query"> => ({
    operation: "Query",
    model: "Order",
    input: {
      TableName: "orders",
      IndexName: "byStatus",
      KeyConditionExpression: "#n0 = :v0",
      FilterExpression: "((#n1 > :v1 AND #n2 = :v2) OR NOT (begins_with(#n3, :v3))) AND size(#n4) > :v4",
      ExpressionAttributeNames: {
        "#n0": "status",
        "#n1": variantName(shape),
        "#n2": "country",
        "#n3": "note",
        "#n4": "lines",
      },
      ExpressionAttributeValues: marshall({
        ":v0": "open",
        ":v1": value,
        ":v2": "FR",
        ":v3": `note ${value}`,
        ":v4": value,
      }),
    },
  }),
};

const page: Subject = {
  model: Order,
  query: (value, shape) =>
    orders
      .where("customerId", "=", `customer-${value}`)
      .orderBy("orderId", "desc")
      .limit(20)
      .select("orderId", "status", variantName(shape)),
  byHand: (value, shape): DynamoDBRequest<"Query"> => ({
    operation: "Query",
    model: "Order",
    input: {
      TableName: "orders",
      KeyConditionExpression: "#n0 = :v0",
      ProjectionExpression: "#n1, #n2, #n3",
      ExpressionAttributeNames: { "#n0": "customerId", "#n1": "orderId", "#n2": "status", "#n3": variantName(shape) },
      ExpressionAttributeValues: marshall({ ":v0": `customer-${value}` }),
      Limit: 20,
      ScanIndexForward: false,
    },
  }),
};

/** What is measured, by name. */
export const subjects = {
  /** One item by its key, three attributes of it. */
  get,
  /** A partition and a range of an index, and a filter. */
  index,
  /** The same in keys that are made of attributes. */
  composite,
  /** Five conditions, four of them a filter with groups. */
  groups,
  /** A partition backwards, 20 items, three attributes of each. */
  page,
} satisfies Readonly<Record<string, Subject>>;

export type SubjectName = keyof typeof subjects;

function dateOf(value: number): Date {
  return new Date(1_700_000_000_000 + value * 60_000);
}
