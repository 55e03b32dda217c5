import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { CreateTableCommand, type DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import type { StoredItem } from "@dynamorm/core";
import {
  compileCondition,
  type Condition,
  conditionHolds,
  operatorCondition,
  Placeholders,
} from "@dynamorm/expressions";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import * as fc from "fast-check";
import { conditions, encodeStored, storedItems } from "./fixtures/expression-values.ts";
import { rawTable } from "./fixtures/raw-table.ts";

// What is worked out here of a condition and a stored item is what the engine's Scan finds.

const TableName = "evaluated";
/** The same items in every run: a condition that fails is all there is to shrink. */
const items: readonly StoredItem[] = fc
  .sample(storedItems, { numRuns: 200, seed: 7 })
  .map((item, index) => ({ ...item, id: { S: String(index) } }));

let engine: LocalEngine;
let client: DynamoDBClient;

beforeAll(async () => {
  engine = await startLocal();
  client = engine.client();
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    }),
  );
  await Promise.all(items.map((item) => rawTable(client, TableName).put(item)));
});

afterAll(() => engine.stop());

/** The ids of the items that the engine finds by a condition. */
async function found(condition: Condition): Promise<readonly string[]> {
  const placeholders = new Placeholders(encodeStored);
  const FilterExpression = compileCondition(condition, placeholders);
  const { names, values } = placeholders.bindings();
  const scan = new ScanCommand({
    TableName,
    FilterExpression,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  });
  const { Items = [], LastEvaluatedKey } = await client.send(scan);
  expect(LastEvaluatedKey).toBeUndefined();
  return idsOf(Items);
}

function idsOf(some: readonly StoredItem[]): readonly string[] {
  return some.map(({ id }) => id?.S ?? "").toSorted();
}

const examples: [Condition][] = [
  // A missing attribute is unequal to everything, and so is its size.
  [operatorCondition(["d"], "<>", [{ S: "a" }])],
  [{ kind: "not", condition: operatorCondition(["d"], "<", [{ S: "a" }]) }],
  [{ kind: "size", path: ["d"], operator: "<>", operands: [1] }],
  [operatorCondition(["a"], "contains", [{ S: "" }])],
  // Code points are not UTF-16 units; of two negative numbers, the one with the larger digits is the smaller.
  ...["a", "b", "c"].flatMap((name): [Condition][] => [
    [operatorCondition([name], ">", [{ S: "\uFF5E" }])],
    [operatorCondition([name], "<", [{ N: "-1" }])],
    // Members are compared by value, and bytes are found within bytes.
    [operatorCondition([name], "in", [["1.0", "-10e-1", "+12"].map((N) => ({ NS: [N] }))])],
    [operatorCondition([name], "contains", [{ B: Uint8Array.of(2) }])],
  ]),
];

test("E1: conditionHolds says of every item what the engine's filter says", async () => {
  const property = fc.asyncProperty(conditions, async (condition) => {
    const held = items.filter((item) => conditionHolds(condition, item, encodeStored));
    expect(idsOf(held)).toEqual(await found(condition));
  });
  await fc.assert(property, { numRuns: 600, examples });
}, 60_000);
