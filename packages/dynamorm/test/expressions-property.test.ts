import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { CreateTableCommand, type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import type { AttributeValue } from "@dynamorm/core";
import {
  compileCondition,
  compileKeyCondition,
  compileProjection,
  compileUpdate,
  operatorCondition,
  Placeholders,
} from "@dynamorm/expressions";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import * as fc from "fast-check";
import { type Meaning, meanings, oddNames } from "./fixtures/expression-names.ts";
import { rawTable } from "./fixtures/raw-table.ts";

// Whatever is grouped in whatever way, on attributes of whatever names: the expressions of one request are taken by the engine, and
// find what a plain predicate finds. Pure functions and the raw SDK, no model.

const TableName = "odd-names";
const count = 12;
const ordinals = new Map(oddNames.map((name, ordinal) => [name, ordinal]));

/** What an item has by a name: a number from 0 to 4, or nothing. */
function valueOf(item: number, name: string): number | undefined {
  // The SDK loses what has the name of every object's prototype.
  if (name === "__proto__") return undefined;
  const mixed = ((ordinals.get(name) ?? 0) * 7 + item * 11) % 13;
  return mixed > 4 ? undefined : mixed;
}

/** As it is stored under a name. */
const stored = (item: number, name: string): [string, AttributeValue][] => {
  const value = valueOf(item, name);
  return value === undefined ? [] : [[name, { N: String(value) }]];
};

const items = Array.from({ length: count }, (_, item) => item);

let engine: LocalEngine;
let client: DynamoDBClient;

beforeAll(async () => {
  engine = await startLocal();
  client = engine.client();
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: "the.pk", KeyType: "HASH" },
        { AttributeName: "#sk", KeyType: "RANGE" },
      ],
      AttributeDefinitions: [
        { AttributeName: "the.pk", AttributeType: "S" },
        { AttributeName: "#sk", AttributeType: "N" },
      ],
    }),
  );
  for (const item of items) {
    const attributes = Object.fromEntries(oddNames.flatMap((name) => stored(item, name)));
    await rawTable(client, TableName).put({ ...attributes, "the.pk": { S: "p" }, "#sk": { N: String(item) } });
  }
});

afterAll(() => engine.stop());

/** What a request for items between two is made of. */
interface Parts {
  readonly low: number;
  readonly high: number;
  readonly filter: Meaning;
  readonly select: readonly string[];
}

function inputOf({ low, high, filter, select }: Parts) {
  const placeholders = new Placeholders<AttributeValue>((value) =>
    typeof value === "string" ? { S: value } : { N: String(value) },
  );
  const keys = [operatorCondition(["the.pk"], "=", ["p"]), operatorCondition(["#sk"], "between", [[low, high]])];
  const expressions = {
    KeyConditionExpression: compileKeyCondition(keys, placeholders),
    FilterExpression: compileCondition(filter.condition, placeholders),
    ProjectionExpression: compileProjection([["#sk"], ...select.map((name) => [name] as const)], placeholders),
  };
  const { names, values } = placeholders.bindings();
  return { ...expressions, ExpressionAttributeNames: names, ExpressionAttributeValues: values };
}

const parts: fc.Arbitrary<Parts> = fc
  .record({
    ends: fc.tuple(fc.nat(count), fc.nat(count)),
    filter: meanings,
    select: fc.uniqueArray(fc.constantFrom(...oddNames), { maxLength: 6 }),
  })
  .map(({ ends, ...others }) => ({ ...others, low: Math.min(...ends), high: Math.max(...ends) }));

const taken = parts.filter(isWithinLimits);

/** What is beyond DynamoDB's limits is refused, and shown elsewhere. */
function isWithinLimits(some: Parts): boolean {
  try {
    inputOf(some);
    return true;
  } catch (error) {
    if (String(error).includes("DynamoDB's limit")) return false;
    throw error;
  }
}

describe("the expressions of one request", () => {
  test("E2: the engine takes any grouping, and finds what a plain predicate finds", async () => {
    const property = fc.asyncProperty(taken, async (some) => {
      const { Items = [] } = await client.send(new QueryCommand({ TableName, ...inputOf(some) }));
      const wanted = items
        .filter((item) => item >= some.low && item <= some.high && some.filter.holds((name) => valueOf(item, name)))
        .map((item) => new Map([["#sk", { N: String(item) }], ...some.select.flatMap((name) => stored(item, name))]));
      expect(Items.map((item) => new Map(Object.entries(item)))).toEqual(wanted);
    });
    await fc.assert(property, { numRuns: 500 });
  }, 60_000);

  test("E4: whatever the names, a placeholder stands for one thing, is used and is bound; nothing else is in an expression", () => {
    const property = fc.property(taken, (some) => {
      const { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {}, ...texts } = inputOf(some);
      const text = Object.values(texts).join(" ; ");
      const used = new Set(text.match(/[#:][nv]\d+/g));
      expect(used).toEqual(new Set([...Object.keys(names), ...Object.keys(values)]));
      expect(new Set(Object.values(names)).size).toBe(Object.keys(names).length);
      // Each operand has its own, so that no group can overwrite another's.
      expect(text.match(/:v\d+/g)).toHaveLength(Object.keys(values).length);
      const words = text.replaceAll(/[#:][nv]\d+/g, "").match(/[^\s(),;]+/g) ?? [];
      expect(
        words.filter((word) => !word.match(/^(?:AND|OR|NOT|BETWEEN|IN|[<>]=?|<>|=|attribute_(?:not_)?exists)$/)),
      ).toEqual([]);
    });
    fc.assert(property, { numRuns: 1000 });
  });

  test("E5: an update and its condition share the placeholders too", () => {
    const property = fc.property(
      taken,
      fc.uniqueArray(fc.constantFrom(...oddNames), { minLength: 1, maxLength: 20 }),
      (some, set) => {
        const placeholders = new Placeholders();
        const update = compileUpdate(
          set.map((name, value) => ({ kind: "set", path: [name], operand: { kind: "value", value } })),
          placeholders,
        );
        const condition = compileCondition(some.filter.condition, placeholders);
        const { names = {}, values = {} } = placeholders.bindings();
        const assigned = [...update.matchAll(/(#n\d+) = (:v\d+)/g)].map(([, name = "", value = ""]) => [
          names[name],
          values[value],
        ]);
        expect(assigned).toEqual(set.map((name, value) => [name, value]));
        const shared = (condition.match(/:v\d+/g) ?? []).filter((value) => update.match(new RegExp(`${value}\\b`)));
        expect(shared).toEqual([]);
      },
    );
    fc.assert(property, { numRuns: 300 });
  });
});
