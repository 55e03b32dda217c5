import { describe, expect, test } from "@jest/globals";
import { encodeCursor } from "@dynamorm/cursor";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { storedOrder } from "../../test/fixtures/stored-order.ts";
import { orderModel, userModel } from "../../test/fixtures/user.ts";
import { repository } from "../index.ts";

const orders = repository(orderModel(), recordingExecutor().execute);

describe("allPaginated() gives a page and the cursor to the next", () => {
  test("which goes on right after the last item, also in the middle of a page of DynamoDB's", async () => {
    const { execute, requests } = recordingExecutor(
      {
        Items: [storedOrder("1"), storedOrder("2"), storedOrder("3")],
        ScannedCount: 9,
        LastEvaluatedKey: storedOrder("9"),
      },
      { Items: [storedOrder("3")], ScannedCount: 1 },
    );
    const query = repository(orderModel(), execute).where("customerId", "=", "c").filter("total", ">", 0).limit(2);
    const first = await query.allPaginated();
    expect(first).toMatchObject({
      items: [{ orderId: "1" }, { orderId: "2" }],
      hasMore: true,
      count: 2,
      scannedCount: 9,
      cursor: expect.any(String),
    });
    const second = await query.cursor(first.cursor).allPaginated();
    expect(requests[1]?.input).toMatchObject({ ExclusiveStartKey: { customerId: { S: "c" }, orderId: { S: "2" } } });
    expect(second).toEqual({
      items: [expect.objectContaining({ orderId: "3" })],
      hasMore: false,
      count: 1,
      scannedCount: 1,
    });
  });

  test("and reads the keys that the cursor needs, selected or not", async () => {
    const { execute, requests } = recordingExecutor({ Items: [storedOrder("1")] });
    const page = await repository(orderModel(), execute)
      .where("customerId", "=", "c")
      .orderBy("placedAt")
      .select("total")
      .limit(2)
      .allPaginated();
    expect(requests[0]?.input).toMatchObject({
      ProjectionExpression: "#n1, #n0, #n2, #n3",
      ExpressionAttributeNames: { "#n0": "customerId", "#n1": "total", "#n2": "orderId", "#n3": "placedAt" },
    });
    expect(page.items).toEqual([{ total: 1 }]);
  });

  test("a cursor of another index, direction or model is refused before anything is sent", async () => {
    const answer = { Items: [storedOrder("1")], LastEvaluatedKey: { customerId: { S: "c" }, orderId: { S: "1" } } };
    const { execute, requests } = recordingExecutor(answer);
    const all = repository(orderModel(), execute);
    const { cursor } = await all.where("customerId", "=", "c").limit(1).allPaginated();
    const refused: [() => Promise<unknown>, string][] = [
      [
        () => all.where("customerId", "=", "c").orderBy("placedAt").cursor(cursor).all(),
        "the cursor belongs to another model or index; a cursor goes on with the query that gave it",
      ],
      [
        () =>
          all
            .query()
            .cursor(encodeCursor({ lastKey: storedOrder("1"), index: "byDate" }))
            .all(),
        `the cursor belongs to the index "byDate"; a cursor goes on with the query that gave it`,
      ],
      [
        () => all.where("customerId", "=", "c").orderBy("orderId", "desc").cursor(cursor).all(),
        "the cursor belongs to the other direction; a cursor goes on with the query that gave it",
      ],
      [
        () => all.where("customerId", "=", "c").where("orderId", "=", "1").cursor(cursor).all(),
        "the cursor belongs to a query for many items, and this one is for one item by its key; a cursor goes on with the query that gave it",
      ],
      [
        () => repository(userModel(), execute).query().cursor(cursor).all(),
        "the cursor belongs to another model or index; a cursor goes on with the query that gave it",
      ],
    ];
    for (const [attempt, message] of refused)
      await expect(attempt()).rejects.toMatchObject({ code: "INVALID_CURSOR", message });
    expect(requests).toHaveLength(1);
  });

  test("a cursor of the Go version, which leaves out what its caller did not say, is taken", () => {
    const lastKey = { customerId: { S: "c" }, orderId: { S: "1" }, placedAt: { S: "2026-03-01T12:00:00.000Z" } };
    const query = orders.where("customerId", "=", "c").orderBy("placedAt");
    expect(query.cursor(encodeCursor({ lastKey })).toRequest().input).toMatchObject({ ExclusiveStartKey: lastKey });
  });

  test("no cursor is the beginning", () => {
    expect(orders.query().cursor(undefined).toRequest().input).not.toHaveProperty("ExclusiveStartKey");
  });
});
