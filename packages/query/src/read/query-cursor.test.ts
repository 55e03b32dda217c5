import { attr, defineModel, RequestRejectedError, type StoredItem } from "@dynamorm/core";
import { encodeCursor } from "@dynamorm/cursor";
import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { repository } from "../index.ts";

/** A table with an index that is the same the other way round: their keys have the same names. */
const Edge = defineModel({
  name: "Edge",
  table: "edges",
  attributes: { from: attr.string(), to: attr.string(), weight: attr.number() },
  key: { partitionKey: "from", sortKey: "to" },
  indexes: {
    inverse: { partitionKey: "to", sortKey: "from" },
    byWeight: { partitionKey: "from", sortKey: "weight", projection: "keys" },
  },
});

const key = { from: { S: "a" }, to: { S: "b" } };
const edges = repository(Edge, recordingExecutor().execute);
const start = (query: { toRequest(): { input: object } }): unknown =>
  (query.toRequest().input as { ExclusiveStartKey?: StoredItem }).ExclusiveStartKey;

describe("a cursor goes on with the query that gave it, and with no other", () => {
  test("it is taken where it belongs", () => {
    expect(start(edges.where("from", "=", "a").cursor(encodeCursor({ lastKey: key })))).toEqual(key);
    const ofIndex = encodeCursor({ lastKey: key, index: "inverse" });
    expect(start(edges.where("to", "=", "b").index("inverse").cursor(ofIndex))).toEqual(key);
  });

  test.each<[string, { toRequest(): unknown }, string]>([
    [
      "a cursor of the table, in an index whose key has the same names",
      edges.where("to", "=", "b").cursor(encodeCursor({ lastKey: key })),
      "another model or index",
    ],
    [
      "a cursor of another index",
      edges.where("from", "=", "a").cursor(encodeCursor({ lastKey: key, index: "inverse" })),
      `the index "inverse"`,
    ],
    [
      "a cursor of another partition",
      edges.where("from", "=", "z").cursor(encodeCursor({ lastKey: key })),
      `another partition than this query's "from"`,
    ],
    [
      "a key that lacks a part",
      edges.query().cursor(encodeCursor({ lastKey: { from: { S: "a" } } })),
      "another model or index",
    ],
    [
      "a key of another type",
      edges.query().cursor(encodeCursor({ lastKey: { from: { S: "a" }, to: { N: "1" } } })),
      "another model or index",
    ],
    [
      "an empty key",
      edges.query().cursor(encodeCursor({ lastKey: { from: { S: "a" }, to: { S: "" } } })),
      "another model or index",
    ],
    [
      "a number that is none of DynamoDB's",
      edges
        .where("from", "=", "a")
        .index("byWeight")
        .select("to")
        .cursor(encodeCursor({ lastKey: { ...key, weight: { N: "1e999" } } })),
      "another model or index",
    ],
  ])("%s is refused", (_, query, what) => {
    expect(() => query.toRequest()).toThrow(
      expect.objectContaining({
        code: "INVALID_CURSOR",
        message: `the cursor belongs to ${what}; a cursor goes on with the query that gave it`,
        model: "Edge",
      }),
    );
  });

  test("count() goes on in the index that gave the cursor", async () => {
    const { execute, requests } = recordingExecutor({ Count: 1 });
    await repository(Edge, execute)
      .where("from", "=", "a")
      .cursor(encodeCursor({ lastKey: key }))
      .count();
    expect(requests[0]?.input).toMatchObject({ Select: "COUNT", ExclusiveStartKey: key });
    expect(requests[0]?.input).not.toHaveProperty("IndexName");
  });

  test("Q5: where no item can meet the conditions there is one empty page, and no cursor is taken", async () => {
    const { execute, requests } = recordingExecutor();
    const nothing = repository(Edge, execute).where("from", "=", "a").where("from", "=", "b");
    expect(await nothing.limit(5).allPaginated()).toEqual({ items: [], hasMore: false, count: 0, scannedCount: 0 });
    expect(await nothing.count()).toBe(0);
    await expect(nothing.cursor(encodeCursor({ lastKey: key })).all()).rejects.toMatchObject({
      code: "INVALID_CURSOR",
      message:
        "the cursor belongs to a query for other items: none can meet the conditions of this one; a cursor goes on with the query that gave it",
    });
    expect(requests).toEqual([]);
  });

  test("Q5: one of a list of keys is taken where one of these is meant, wherever it stands", () => {
    const listed = edges.where("from", "in", ["a", "c"]).where("to", "in", ["b", "d"]);
    const rest = (lastKey: StoredItem): unknown =>
      (listed.cursor(encodeCursor({ lastKey })).toRequest().input as { RequestItems?: object }).RequestItems;
    expect(rest(key)).toMatchObject({
      edges: { Keys: [{ to: { S: "d" } }, { from: { S: "c" } }, { from: { S: "c" } }] },
    });
    expect(rest({ from: { S: "c" }, to: { S: "b" } })).toMatchObject({ edges: { Keys: [{ to: { S: "d" } }] } });
    expect(() => rest({ from: { S: "a" }, to: { S: "z" } })).toThrow("the cursor belongs to a query for other keys");
    expect(() => rest({ from: { S: "a" } })).toThrow("the cursor belongs to another model or index");
  });

  test("Q5: a key that DynamoDB cannot start from makes the cursor a wrong one", async () => {
    const said = new RequestRejectedError('Query on table "edges": The provided starting key is invalid', {});
    const rejecting = repository(Edge, recordingExecutor(said).execute);
    const failed = rejecting
      .where("from", "=", "a")
      .cursor(encodeCursor({ lastKey: key }))
      .all();
    await expect(failed).rejects.toMatchObject({ code: "INVALID_CURSOR", cause: said });
    const other = new RequestRejectedError('Query on table "edges": something else', {});
    const elsewhere = repository(Edge, recordingExecutor(other).execute);
    await expect(
      elsewhere
        .where("from", "=", "a")
        .cursor(encodeCursor({ lastKey: key }))
        .all(),
    ).rejects.toBe(other);
  });
});
