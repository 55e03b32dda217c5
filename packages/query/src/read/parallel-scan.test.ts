import type { DynamoDBRequest } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { deferredExecutor, settled } from "../../test/fixtures/deferred-executor.ts";
import { storedOrder } from "../../test/fixtures/stored-order.ts";
import { orderModel } from "../../test/fixtures/user.ts";
import { repository, type ScanOptions } from "../index.ts";

const Order = orderModel();

function setUp(options: ScanOptions) {
  const executor = deferredExecutor();
  return { ...executor, scan: repository(Order, executor.execute).scan(options) };
}

const answer = (ids: readonly string[], hasMore = false): object => ({
  Items: ids.map(storedOrder),
  Count: ids.length,
  ScannedCount: ids.length,
  ...(hasMore && { LastEvaluatedKey: { customerId: { S: "c" }, orderId: { S: ids.at(-1) ?? "" } } }),
});

/** What a request asks for: its segment, where it starts, and how many items. */
const asked = ({ input }: DynamoDBRequest): readonly unknown[] => {
  const { Segment, ExclusiveStartKey, Limit } = input as {
    readonly Segment?: number;
    readonly ExclusiveStartKey?: { readonly orderId: { readonly S: string } };
    readonly Limit?: number;
  };
  return [Segment, ExclusiveStartKey?.orderId.S, ...(Limit === undefined ? [] : [Limit])];
};

describe("all segments of a scan at once", () => {
  test("Q15: a segment that has more goes on before another begins", async () => {
    const { scan, requests, waiting, answer: give } = setUp({ segments: 4, concurrency: 2 });
    const all = scan.all();
    await settled();
    expect(requests.map(asked)).toEqual([
      [0, undefined],
      [1, undefined],
    ]);
    await give(1, answer(["b1"], true));
    await give(0, answer(["a1"]));
    expect(requests.slice(2).map(asked)).toEqual([
      [1, "b1"],
      [2, undefined],
    ]);
    await give(2, answer(["b2"]));
    await give(3, answer([], false));
    expect(requests.slice(4).map(asked)).toEqual([[3, undefined]]);
    await give(4, answer(["d1"]));
    expect(waiting()).toEqual([]);
    expect((await all).map(({ orderId }) => orderId)).toEqual(["b1", "a1", "b2", "d1"]);
    for (const { input } of requests) expect(input).toMatchObject({ TotalSegments: 4 });
  });

  test("Q15: a page is given as soon as it is there, and its segment asks for no more before it is taken", async () => {
    const { scan, requests, waiting, answer: give } = setUp({ segments: 3 });
    const stream = scan.stream();
    const first = stream.next();
    await settled();
    await give(2, answer(["c1", "c2"], true));
    expect(await first).toMatchObject({ value: { orderId: "c1" } });
    await give(0, answer(["a1"], true));
    expect(waiting()).toEqual([1]);
    expect(requests).toHaveLength(3);
    expect(await stream.next()).toMatchObject({ value: { orderId: "c2" } });
    expect(await stream.next()).toMatchObject({ value: { orderId: "a1" } });
    expect(requests.slice(3).map(asked)).toEqual([[2, "c2"]]);
    await stream.return();
  });

  test("Q15: limit(n) asks for n items of each segment at most, and for nothing when there are n", async () => {
    const { scan, requests, answer: give } = setUp({ segments: 3, concurrency: 2 });
    const all = scan.limit(4).offset(1).all();
    await settled();
    await give(0, answer(["a1", "a2", "a3"], true));
    expect(requests.map(asked)).toEqual([
      [0, undefined, 5],
      [1, undefined, 5],
      [0, "a3", 2],
    ]);
    await give(1, answer(["b1", "b2", "b3"], true));
    expect((await all).map(({ orderId }) => orderId)).toEqual(["a2", "a3", "b1", "b2"]);
    expect(requests).toHaveLength(3);
    expect(scan.limit(4).offset(1).toRequest()).toEqual(requests[0]);
  });

  test("Q15: maxPages(n) sends n requests, of all segments together", async () => {
    const { scan, requests, waiting, answer: give } = setUp({ segments: 5, concurrency: 2 });
    const all = scan.maxPages(3).all();
    await settled();
    await give(0, answer(["a1"], true));
    await give(1, answer(["b1"], true));
    await give(2, answer(["a2"], true));
    expect(waiting()).toEqual([]);
    expect((await all).map(({ orderId }) => orderId)).toEqual(["a1", "b1", "a2"]);
    expect(requests).toHaveLength(3);
  });

  test("Q15: an error ends it, whatever else is on its way", async () => {
    const { scan, requests, answer: give } = setUp({ segments: 9, concurrency: 3 });
    const failed = scan.all().catch((error: unknown) => error);
    await settled();
    await give(1, new Error("torn"));
    expect(await failed).toMatchObject({ message: "torn" });
    await give(0, answer(["a1"], true));
    await give(2, new Error("torn too"));
    expect(requests).toHaveLength(3);
  });
});
