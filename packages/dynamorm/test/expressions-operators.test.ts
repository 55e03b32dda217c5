import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { CreateTableCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand, QueryCommand, ScanCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import {
  type BuildCondition,
  condition,
  keyCondition,
  operatorCondition,
  projection,
  updateExpression,
} from "@dynamorm/expressions";
import { type LocalEngine, startLocal } from "@dynamorm/local";

// Every operator, made by the pure functions and sent by the SDK's document client: no model.

interface Book {
  shop: string;
  id: string;
  title: string;
  pages: number;
  sold?: boolean;
  note?: string | null;
  cover: Uint8Array;
  tags: Set<string>;
  ratings: Set<number>;
  chapters: string[];
  printed: { city: string; by: { name: string }[] };
}

const TableName = "books";
const place = (city: string, name: string) => ({
  M: { city: { S: city }, by: { L: [{ M: { name: { S: name } } }] } },
});

let engine: LocalEngine;
let documents: DynamoDBDocumentClient;

beforeAll(async () => {
  engine = await startLocal();
  const client = engine.client();
  documents = DynamoDBDocumentClient.from(client);
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: "shop", KeyType: "HASH" },
        { AttributeName: "id", KeyType: "RANGE" },
      ],
      AttributeDefinitions: ["shop", "id"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
    }),
  );
  const a = {
    title: { S: "Ada" },
    pages: { N: "100" },
    sold: { BOOL: true },
    note: { NULL: true },
    cover: { B: Uint8Array.of(1, 2) },
    tags: { SS: ["new", "maths"] },
    ratings: { NS: ["1", "5"] },
    chapters: { L: [{ S: "one" }, { S: "two" }] },
    printed: place("Lyon", "Ann"),
  };
  const b = {
    title: { S: "Bohr" },
    pages: { N: "250.5" },
    cover: { B: Uint8Array.of(2) },
    tags: { SS: ["used"] },
    ratings: { NS: ["3"] },
    chapters: { L: [] },
    printed: place("Paris", "Bob"),
  };
  for (const [id, item] of Object.entries({ a, b })) {
    await client.send(new PutItemCommand({ TableName, Item: { shop: { S: "s" }, id: { S: id }, ...item } }));
  }
});

afterAll(() => engine.stop());

/** Scans for a condition, and compares the ids of what is found. */
async function finds(_: string, build: BuildCondition<Book>, ids: string): Promise<void> {
  const { expression, names, values } = condition<Book>(build);
  const scan = new ScanCommand({
    TableName,
    FilterExpression: expression,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  });
  const { Items = [] } = await documents.send(scan);
  expect(Items.map(({ id }) => id as unknown).join("")).toBe(ids);
}

describe("E1: each operator finds what DynamoDB's documentation says", () => {
  test.each<[string, BuildCondition<Book>, string]>([
    ["=", (eb) => eb("title", "=", "Ada"), "a"],
    ["= of a set, in any order", (eb) => eb("tags", "=", new Set(["maths", "new"])), "a"],
    ["<>", (eb) => eb("title", "<>", "Ada"), "b"],
    ["<> of what is missing", (eb) => eb("sold", "<>", true), "b"],
    ["<", (eb) => eb("pages", "<", 250.5), "a"],
    ["<=", (eb) => eb("pages", "<=", 250.5), "ab"],
    [">", (eb) => eb("pages", ">", 100), "b"],
    [">=", (eb) => eb("pages", ">=", 100), "ab"],
    ["between, with both ends", (eb) => eb("pages", "between", [100, 200]), "a"],
    ["in", (eb) => eb("pages", "in", [1, 250.5]), "b"],
    ["begins_with of a text", (eb) => eb("title", "begins_with", "Bo"), "b"],
    ["begins_with of bytes", (eb) => eb("cover", "begins_with", Uint8Array.of(1)), "a"],
    ["contains of a text", (eb) => eb("title", "contains", "oh"), "b"],
    ["contains of a set", (eb) => eb("tags", "contains", "used"), "b"],
    ["contains of a set of numbers", (eb) => eb("ratings", "contains", 5), "a"],
    ["contains of a list", (eb) => eb("chapters", "contains", "two"), "a"],
    ["attribute_exists", (eb) => eb("sold", "attribute_exists"), "a"],
    ["attribute_exists of null", (eb) => eb.exists("note"), "a"],
    ["attribute_not_exists", (eb) => eb("sold", "attribute_not_exists"), "b"],
    ["notExists", (eb) => eb.notExists("note"), "b"],
    ["attribute_type", (eb) => eb("note", "attribute_type", "NULL"), "a"],
    ["type", (eb) => eb.type("tags", "SS"), "ab"],
    ["size of a text", (eb) => eb.size("title", "=", 4), "b"],
    ["size of bytes", (eb) => eb.size("cover", "<>", 1), "a"],
    ["size of a list", (eb) => eb.size("chapters", "<", 1), "b"],
    ["size of a set", (eb) => eb.size("tags", ">=", 2), "a"],
    ["size of a map", (eb) => eb.size("printed", "between", [2, 2]), "ab"],
    ["size in", (eb) => eb.size("title", "in", [3, 7]), "a"],
    ["E2: and, or, not", (eb) => eb.and([eb.not(eb("pages", "=", 1)), eb.or([eb.exists("sold")])]), "a"],
  ])("%s", finds);
});

describe("E3: paths", () => {
  test.each<[string, BuildCondition<Book>, string]>([
    ["into a map", (eb) => eb("printed.city", "=", "Lyon"), "a"],
    ["into a list of maps in a map", (eb) => eb("printed.by[0].name", "begins_with", "Bo"), "b"],
    ["to an element", (eb) => eb("chapters[1]", "=", "two"), "a"],
    ["beyond the end of a list", (eb) => eb.exists("chapters[2]"), ""],
    ["to the size of what is within", (eb) => eb.size("printed.by", "=", 1), "ab"],
    [
      "deeper than the compiler follows, as data",
      () => operatorCondition(["printed", "by", 0, "name"], "=", ["Ann"]),
      "a",
    ],
  ])("%s", finds);
});

describe("E5: expressions go into the SDK's commands as they are", () => {
  test.each<[string, Parameters<typeof keyCondition<Book>>[0], string]>([
    ["=", (eb) => [eb("shop", "=", "s"), eb("id", "=", "a")], "a"],
    ["<", (eb) => [eb("shop", "=", "s"), eb("id", "<", "b")], "a"],
    [">=", (eb) => [eb("shop", "=", "s"), eb("id", ">=", "a")], "ab"],
    ["between", (eb) => [eb("shop", "=", "s"), eb("id", "between", ["b", "c"])], "b"],
    ["begins_with", (eb) => [eb("shop", "=", "s"), eb("id", "begins_with", "b")], "b"],
    ["the partition alone", (eb) => [eb("shop", "=", "s")], "ab"],
  ])("a key condition: %s", async (_, build, ids) => {
    const { expression, names, values } = keyCondition<Book>(build);
    const query = new QueryCommand({
      TableName,
      KeyConditionExpression: expression,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    });
    const { Items = [] } = await documents.send(query);
    expect(Items.map(({ id }) => id as unknown).join("")).toBe(ids);
  });

  test("a projection", async () => {
    const { expression, names } = projection<Book>(["id", "printed.city", "chapters[1]"]);
    const { Items } = await documents.send(
      new ScanCommand({ TableName, ProjectionExpression: expression, ExpressionAttributeNames: names }),
    );
    expect(Items).toEqual([
      { id: "a", printed: { city: "Lyon" }, chapters: ["two"] },
      { id: "b", printed: { city: "Paris" } },
    ]);
  });

  test("an update", async () => {
    const update = updateExpression<Book>((u) => [
      u.set("printed.city", "Rome"),
      u.increment("pages", 2),
      u.append("chapters", ["three"]),
      u.remove("note"),
      u.delete("tags", new Set(["new"])),
    ]);
    const Key = { shop: "updates", id: "c" };
    const Item = { ...Key, pages: 1, note: "", printed: { city: "", by: [] }, tags: new Set(["new", "x"]) };
    await documents.send(new PutCommand({ TableName, Item }));
    const { Attributes } = await documents.send(
      new UpdateCommand({
        TableName,
        Key,
        UpdateExpression: update.expression,
        ExpressionAttributeNames: update.names,
        ExpressionAttributeValues: update.values,
        ReturnValues: "ALL_NEW",
      }),
    );
    expect(Attributes).toEqual({
      ...Key,
      printed: { city: "Rome", by: [] },
      pages: 3,
      chapters: ["three"],
      tags: new Set(["x"]),
    });
  });
});

describe("E6: what the engine takes and what is refused before it", () => {
  test("an expression and an in of the most that DynamoDB takes are taken", async () => {
    const hundred = Array.from({ length: 100 }, (_, page) => page + 100);
    const { expression, names, values } = condition<Book>((eb) =>
      eb.or(Array.from({ length: 5 }, () => eb("pages", "in", hundred))),
    );
    expect(expression.length).toBeLessThanOrEqual(4096);
    const scan = new ScanCommand({
      TableName,
      FilterExpression: expression,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    });
    expect((await documents.send(scan)).Items).toHaveLength(1);
  });

  test("more than 300 operators", () => {
    const many = Array.from({ length: 151 }, () => operatorCondition(["pages"], "=", [1]));
    expect(() => condition<Book>((eb) => eb.or(many))).toThrow(
      expect.objectContaining({ code: "INVALID_QUERY", message: expect.stringContaining("and this one has 301") }),
    );
  });
});
