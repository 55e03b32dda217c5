import { attr, defineModel, key, type StoredItem } from "@dynamorm/core";
import { encodeCursor } from "@dynamorm/cursor";
import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { Customer, Event, Order } from "../../test/fixtures/shop.ts";
import { repository } from "../index.ts";

const { execute } = recordingExecutor();
const orders = repository(Order, execute);
const at = new Date("2026-01-31T12:00:00.000Z");
const orderKey = (sk: string): StoredItem => ({ pk: { S: "CUSTOMER#c" }, sk: { S: sk } });

/** Keys that are attributes: of a type that the items of other models do not have. */
const Reading = defineModel({
  name: "Reading",
  table: "plain",
  typeTag: "_type",
  attributes: { sensor: attr.enum(["a", "b"]), n: attr.bigint(), raw: attr.binary() },
  key: { partitionKey: "sensor", sortKey: "n" },
  indexes: { byRaw: { partitionKey: "sensor", sortKey: "raw" } },
});
const readings = repository(Reading, execute);

/** Without a tag, and with a key that is an attribute: items of other models may have other values there. */
const Log = defineModel({
  name: "Log",
  table: "plain",
  typeTag: false,
  attributes: { topic: attr.string(), at: attr.date() },
  key: { partitionKey: key("pk", "LOG#{topic}"), sortKey: "at" },
});

type Asked = { cursor(cursor: string): { toRequest(): { input: object } } };

const startOf = (query: Asked, lastKey: StoredItem, index?: string): unknown =>
  (
    query.cursor(encodeCursor({ lastKey, ...(index && { index }) })).toRequest().input as {
      ExclusiveStartKey?: StoredItem;
    }
  ).ExclusiveStartKey;

/** A Scan: no index can be read consistently. */
const all = orders.query().consistentRead();
const ofCustomer = orders.where("customerId", "=", "c");
const since = ofCustomer.where("placedAt", ">", at);
const byNumber = (operator: ">" | ">=" | "<" | "<=", n: bigint): Asked =>
  readings.where("sensor", "=", "a").where("n", operator, n);
const reading = (n: string): StoredItem => ({ sensor: { S: "a" }, n: { N: n } });

describe("M7 reading goes on after the last item that was looked at, of whatever model", () => {
  test.each<[what: string, query: Asked, lastKey: StoredItem, index: string | undefined]>([
    ["of its own", ofCustomer, orderKey("ORDER#1"), undefined],
    ["of a model whose keys begin alike", ofCustomer, orderKey("ORDER#1#LINE#1"), undefined],
    ["of any model in a Scan", all, { pk: { S: "X" }, sk: { S: "Y" } }, undefined],
    [
      "of any model in a Scan without a tag",
      repository(Event, execute).query().consistentRead(),
      { pk: { S: "X" }, sk: { S: "Y" } },
      undefined,
    ],
    [
      "whose key is none of the model's in a Scan without a tag",
      repository(Log, execute).query(),
      { pk: { S: "X" }, at: { S: "no date" } },
      undefined,
    ],
    ["whose key is none of the model's", readings.query(), { sensor: { S: "zzz" }, n: { N: "1.5" } }, undefined],
    [
      "in a range of binary keys",
      readings.where("sensor", "=", "a").where("raw", ">", new Uint8Array([1])),
      { ...reading("1"), raw: { B: new Uint8Array([0]) } },
      "byRaw",
    ],
    ["in a range", since, orderKey("ORDER#2027"), undefined],
    ["in a range of numbers", byNumber(">", 5n), reading("6"), undefined],
    ["at the end of a range", byNumber(">=", 5n), reading("5"), undefined],
    ["at the other end of a range", byNumber("<=", 5n), reading("5"), undefined],
    [
      "of two numbers that are one for JavaScript",
      byNumber(">", 9007199254740993n),
      reading("9007199254740994"),
      undefined,
    ],
  ])("%s", (_, query, lastKey, index) => {
    expect(startOf(query, lastKey, index)).toEqual(lastKey);
  });
});

describe("M7 a cursor of another query is refused", () => {
  test.each<[what: string, query: Asked, lastKey: StoredItem, belongs: string]>([
    ["of another model in the partition", ofCustomer, orderKey("PROFILE"), `another range than this query's "sk"`],
    ["of an earlier range", since, orderKey("ORDER#2025"), `another range than this query's "sk"`],
    ["of a later range", since, orderKey("P"), `another range than this query's "sk"`],
    [
      "of another customer",
      ofCustomer,
      { pk: { S: "CUSTOMER#d" }, sk: { S: "ORDER#1" } },
      `another partition than this query's "pk"`,
    ],
    [
      "of a partition that is none of the model's",
      readings.where("sensor", "=", "a"),
      { sensor: { S: "zzz" }, n: { N: "1" } },
      `another partition than this query's "sensor"`,
    ],
    ["of lower numbers", byNumber(">", 5n), reading("5"), `another range than this query's "n"`],
    ["of lower numbers than the first", byNumber(">=", 5n), reading("4"), `another range than this query's "n"`],
    ["of higher numbers", byNumber("<", 5n), reading("5"), `another range than this query's "n"`],
    ["of higher numbers than the last", byNumber("<=", 5n), reading("6"), `another range than this query's "n"`],
    ["with a number for a text", all, { pk: { S: "X" }, sk: { N: "1" } }, "another model or index"],
    ["with an empty text", all, orderKey(""), "another model or index"],
    ["with a number that is none", readings.query(), reading("1e999"), "another model or index"],
    ["with another part", all, { pk: { S: "X" }, gsi1sk: { S: "Y" } }, "another model or index"],
    ["with one part more", all, { ...orderKey("ORDER#1"), gsi1sk: { S: "Y" } }, "another model or index"],
    [
      "of one item",
      repository(Customer, execute).where("customerId", "=", "c"),
      orderKey("PROFILE"),
      "a query for many items, and this one is for one item by its key",
    ],
  ])("%s", (_, query, lastKey, belongs) => {
    expect(() => startOf(query, lastKey)).toThrow(
      expect.objectContaining({
        code: "INVALID_CURSOR",
        message: `the cursor belongs to ${belongs}; a cursor goes on with the query that gave it`,
      }),
    );
  });
});

const meterKey = (n: string): StoredItem => ({ n: { N: n }, place: { S: "x" } });

describe("numbers in the cursors of strangers", () => {
  const Meter = defineModel({
    name: "Meter",
    table: "meters",
    typeTag: "_type",
    attributes: { n: attr.number(), place: attr.string() },
    key: { partitionKey: "n", sortKey: "place" },
  });
  const meters = repository(Meter, execute).where("n", "=", 1);

  test("P2: the same number is the same, however it is written", () => {
    expect(startOf(meters, meterKey("1.0"))).toEqual(meterKey("1.0"));
  });

  test.each(["1e-9999999999", `1${"0".repeat(30_000)}e-30001`, `${"0".repeat(20_000)}2`])(
    "P2: another one is refused as a cursor, whatever it looks like: %.20s…",
    (n) => {
      expect(() => startOf(meters, meterKey(n))).toThrow(expect.objectContaining({ code: "INVALID_CURSOR" }));
    },
  );
});
