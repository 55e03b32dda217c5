import { attr, defineModel, key } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { Customer, Event, Order } from "../../test/fixtures/shop.ts";
import { line } from "../../test/fixtures/plan-line.ts";
import { candidatesOf } from "./candidate.ts";
import { type Explanation, repository } from "../index.ts";

const { execute } = recordingExecutor();
const customers = repository(Customer, execute);
const orders = repository(Order, execute);
const events = repository(Event, execute);
const at = new Date("2026-01-31T12:00:00.000Z");
const iso = "2026-01-31T12:00:00.000Z";

type Row = [what: string, query: { explain(): Explanation }, plan: string];

describe("M6 conditions on the parts of keys are conditions on keys", () => {
  test.each<Row>([
    [
      "every part of a key that is a constant besides",
      customers.where("customerId", "=", "c"),
      `GetItem by pk = "CUSTOMER#c" and sk = "PROFILE"`,
    ],
    [
      "every part of a key, in any order",
      orders.where("orderId", "=", "1").where("placedAt", "=", at).where("customerId", "=", "c"),
      `GetItem by pk = "CUSTOMER#c" and sk = "ORDER#${iso}#1"`,
    ],
    [
      "two values for one part contradict each other: nothing is asked",
      customers.where("customerId", "=", "d").where("customerId", "=", "c"),
      `None`,
    ],
    [
      "a full key in any order of items",
      customers.where("customerId", "=", "c").orderBy("name"),
      `GetItem by pk = "CUSTOMER#c" and sk = "PROFILE"`,
    ],
    [
      "a partition key that is a constant takes no condition",
      events.where("n", ">", 3),
      `Query byNumber by gsi1pk = "EVENTS" and gsi1sk >= "a3!"; filter pk begins_with "EVENT#" and sk begins_with "AT#" and deletedAt attribute_not_exists`,
    ],
    [
      "an index that has a range beats a partition of the table",
      orders.where("customerId", "=", "c").where("state", "=", "open").where("due", ">", at),
      `Query byState by gsi1pk = "STATE#open" and gsi1sk >= "${iso}$"; filter customerId = "c" and _type = "Order"`,
    ],
    [
      "the beginning of a key, whatever is asked, is no reason to prefer it",
      orders.where("customerId", "=", "c").where("state", "=", "open").where("due", "attribute_exists"),
      `Query by pk = "CUSTOMER#c" and sk begins_with "ORDER#"; filter state = "open" and due attribute_exists and _type = "Order"`,
    ],
    [
      "filters on parts stay filters",
      orders.where("customerId", "=", "c").filter("placedAt", ">", at),
      `Query by pk = "CUSTOMER#c" and sk begins_with "ORDER#"; filter placedAt > ${iso} and _type = "Order"`,
    ],
    [
      "an index without a tag is read where nothing but keys tells the items",
      events.where("n", "=", 3).select("topic").withDeleted(),
      `Query byNumber by gsi1pk = "EVENTS" and gsi1sk = "a3"; filter pk begins_with "EVENT#" and sk begins_with "AT#"`,
    ],
    [
      "an index whose keys are those of the table tells by its own, and is read where it holds enough",
      events.where("n", "=", 3).select("pk", "sk").withDeleted(),
      `Query inverted by sk = "AT#a3" and pk begins_with "EVENT#"`,
    ],
  ])("%s", (_, query, plan) => {
    expect(line(query.explain())).toBe(plan);
  });

  test("null is a value that no key is made of", () => {
    const query = orders.where("note", "=", null).select("orderId");
    expect(query.explain()).toMatchObject({
      operation: "Query",
      index: "byChange",
      filters: [`note = null`, `_type = "Order"`],
    });
  });

  test("an index that lacks what is null is not asked for null", () => {
    const Note = defineModel({
      name: "Note",
      table: "notes",
      attributes: { id: attr.string(), note: attr.string().nullable() },
      key: { partitionKey: key("pk", "NOTE#{id}") },
      indexes: { byNote: { partitionKey: key("gsi1pk", "NOTES"), sortKey: key("gsi1sk", "{note}") } },
    });
    const notes = repository(Note, execute);
    expect(notes.where("note", "=", "x").explain()).toMatchObject({ operation: "Query", index: "byNote" });
    for (const query of [notes.where("note", "=", null), notes.where("note", "in", ["x", null])]) {
      expect(query.explain()).toMatchObject({
        operation: "Scan",
        rejected: [
          { reason: `no equality on "id", which its partition key "pk" is made of` },
          { reason: `it lacks the items without "note"; hint it with index() if these are not wanted` },
        ],
      });
    }
  });

  test("it is told what an index could have been asked", () => {
    const { rejected } = orders.where("customerId", "=", "c").where("state", "=", "open").explain();
    expect(rejected).toEqual([
      {
        candidate: "byState",
        reason: `it lacks the items without "due"; hint it with index() if these are not wanted`,
      },
      {
        candidate: "byNote",
        reason: `it does not hold "customerId", "state", which a condition looks at`,
      },
      {
        candidate: "byChannel",
        reason: `no equality on "channel", "source" and "label", which its partition key "gsi3pk" is made of`,
      },
      { candidate: "byChange", reason: "table reads less" },
    ]);
  });

  test("the reason says what the keys are made of", () => {
    expect(orders.where("customerId", "=", "c").explain().reason).toBe(
      `equality on "customerId", the partition key "pk" of the table, and a condition on its sort key "sk"`,
    );
    expect(events.where("n", ">", 3).explain().reason).toBe(
      `equality on "gsi1pk", the partition key of byNumber, and a condition on its sort key "gsi1sk"`,
    );
  });

  test("a model's candidates are worked out once", () => {
    expect(candidatesOf(Order)).toBe(candidatesOf(Order));
  });
});

describe("M6 what keys cannot do is refused", () => {
  test.each<[what: string, query: { explain(): Explanation }, message: string]>([
    [
      "a key that is too long",
      customers.where("customerId", "=", "x".repeat(2048)),
      `Model "Customer": "pk", made of "customerId", is compared to a text of 2057 bytes: it is a partition key, which has 2048 at most`,
    ],
    [
      "a sort key that is too long",
      orders.where("customerId", "=", "c").where("placedAt", "=", at).where("orderId", "begins_with", "#".repeat(340)),
      `Model "Order": "sk", made of "placedAt" and "orderId", is compared to a text of 1051 bytes: it is a sort key, which has 1024 at most`,
    ],
    [
      "an empty key that is an attribute",
      customers.where("name", "=", "").index("byName").select("name", "pk"),
      `Model "Customer": "name" is compared to an empty text: it is a key, and no key is empty`,
    ],
    [
      "an order by a part that stands behind one without equality",
      orders.where("customerId", "=", "c").orderBy("orderId"),
      `table: it cannot order by "orderId": its sort key is "sk", which sorts by "placedAt", then "orderId", each where those before it are equal to one value`,
    ],
    [
      "an order that an index does not keep",
      orders.query().index("byNote").select("gsi2sk").orderBy("note"),
      `nothing can order these items by "note"`,
    ],
    [
      "an index that holds computed keys alone, without a select",
      events.where("n", "=", 3).index("inverted"),
      `Model "Event": index "inverted" holds none of the attributes, only computed keys; project some, or select() the keys`,
    ],
    [
      "an index that holds computed keys and the tag, without a select",
      orders.query().index("byNote"),
      `Model "Order": index "byNote" holds none of the attributes, only computed keys; project some, or select() the keys`,
    ],
    [
      "a consistent read of an index",
      orders.where("state", "=", "open").index("byState").consistentRead(),
      `Model "Order": index "byState" cannot serve this query: a global index cannot be read consistently`,
    ],
  ])("%s", (_, query, message) => {
    expect(() => query.explain()).toThrow(expect.objectContaining({ code: "INVALID_QUERY" }));
    expect(() => query.explain()).toThrow(message);
  });

  test.each<[what: string, make: () => { explain(): Explanation }, path: string]>([
    ["a text with half of a character", () => customers.where("customerId", "=", "\ud83d"), "customerId"],
    [
      "half of a character to begin with",
      () => orders.where("customerId", "=", "c").where("placedAt", "=", at).where("orderId", "begins_with", "\ud83d"),
      "orderId",
    ],
    ["a value of another type", () => orders.where("customerId", "=", 3 as unknown as string), "customerId"],
    [
      "a date that is none",
      () => orders.where("customerId", "=", "c").where("placedAt", ">", new Date(Number.NaN)),
      "placedAt",
    ],
  ])("%s, by the name of the attribute", (_, make, path) => {
    expect(() => make().explain()).toThrow(expect.objectContaining({ code: "INVALID_ITEM", path }));
  });

  test("a between the wrong way round", () => {
    expect(() => orders.where("total", "between", [2, 1])).toThrow(
      `Model "Order": "total" between takes [low, high]; the number 2 is above the number 1`,
    );
  });
});

describe("M7 what a query costs where models share a table", () => {
  test("count() reads an index of keys: it holds the tag, which is filtered by", async () => {
    const recording = recordingExecutor({ Count: 3, ScannedCount: 5 });
    expect(await repository(Order, recording.execute).where("note", "=", "n").count()).toBe(3);
    expect(recording.requests[0]?.input).toMatchObject({
      Select: "COUNT",
      IndexName: "byNote",
      FilterExpression: "#n2 = :v2",
      ExpressionAttributeNames: { "#n2": "_type" },
      ExpressionAttributeValues: { ":v2": { S: "Order" } },
    });
  });

  test("nothing lies in a range that is the wrong way round: no request is sent", async () => {
    const recording = recordingExecutor();
    const none = repository(Order, recording.execute)
      .where("customerId", "=", "c")
      .where("placedAt", ">", at)
      .where("placedAt", "<", at);
    expect(await none.all()).toEqual([]);
    expect(recording.requests).toEqual([]);
  });

  test("a full scan is told of, and refused where it is not wanted", async () => {
    const careful = repository(Order, execute, { fullScans: "error" });
    await expect(careful.query().index("byState").all()).rejects.toThrow(
      `Model "Order": this query reads the whole index "byState": no condition is given: every item is wanted. If that is meant, say so by fullScan("allow")`,
    );
  });

  test("first() reads one item, and whole pages where others lie in front: no request for each of them", async () => {
    const lastKey = { pk: { S: "CUSTOMER#c" }, sk: { S: "ORDER#x" } };
    const recording = recordingExecutor(
      { Items: [], Count: 0, ScannedCount: 1, LastEvaluatedKey: lastKey },
      { Items: [], Count: 0, ScannedCount: 900, LastEvaluatedKey: lastKey },
      { Items: [], Count: 0, ScannedCount: 17 },
    );
    expect(await repository(Order, recording.execute).where("customerId", "=", "c").first()).toBe(undefined);
    expect(recording.requests.map(({ input }) => (input as { readonly Limit?: number }).Limit)).toEqual([
      1,
      undefined,
      undefined,
    ]);
  });

  test("an item of another model is not there", async () => {
    const recording = recordingExecutor({ Item: { _type: { S: "Other" } } });
    expect(await repository(Customer, recording.execute).where("customerId", "=", "c").select("name").first()).toBe(
      undefined,
    );
    expect(recording.requests[0]).toMatchObject({
      operation: "GetItem",
      input: { ProjectionExpression: "#n0, #n1", ExpressionAttributeNames: { "#n0": "name", "#n1": "_type" } },
    });
  });
});
