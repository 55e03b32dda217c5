import type { DynamoDBRequest } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { deferredExecutor, settled } from "../../test/fixtures/deferred-executor.ts";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { storedOrder } from "../../test/fixtures/stored-order.ts";
import { Customer } from "../../test/fixtures/shop.ts";
import { orderModel } from "../../test/fixtures/user.ts";
import { type Query, repository } from "../index.ts";

const Order = orderModel();
type Orders = Query<typeof Order>;

const keyOf = (orderId: string) => ({ customerId: { S: "c" }, orderId: { S: orderId } });

/** A page of orders, and where it says that more are. */
const answer = (ids: readonly string[], last?: string): object => ({
  Items: ids.map(storedOrder),
  Count: ids.length,
  ScannedCount: ids.length,
  ...(last !== undefined && { LastEvaluatedKey: keyOf(last) }),
});

const limits = (requests: readonly DynamoDBRequest[]): readonly unknown[] =>
  requests.map(({ input }) => (input as { readonly Limit?: number }).Limit);

const starts = (requests: readonly DynamoDBRequest[]): readonly unknown[] =>
  requests.map(({ input }) => (input as { readonly ExclusiveStartKey?: object }).ExclusiveStartKey);

function deferred() {
  const executor = deferredExecutor();
  return { ...executor, orders: repository(Order, executor.execute).where("customerId", "=", "c") };
}

function recorded(...answers: readonly (object | Error)[]) {
  const executor = recordingExecutor(...answers);
  return { ...executor, orders: repository(Order, executor.execute).where("customerId", "=", "c") };
}

describe("the next page", () => {
  test("Q6: is asked for as soon as one has come, and the one after it when that is used up", async () => {
    const { orders, answer: give, requests, waiting } = deferred();
    const stream = orders.stream();
    const first = stream.next();
    await settled();
    expect(waiting()).toEqual([0]);
    await give(0, answer(["1", "2"], "2"));
    expect(await first).toMatchObject({ value: { orderId: "1" } });
    expect(waiting()).toEqual([1]);
    await give(1, answer(["3"], "3"));
    // It is there; the one after it is not asked for before it is begun.
    expect(waiting()).toEqual([]);
    expect(await stream.next()).toMatchObject({ value: { orderId: "2" } });
    expect(waiting()).toEqual([]);
    expect(await stream.next()).toMatchObject({ value: { orderId: "3" } });
    expect(waiting()).toEqual([2]);
    expect(starts(requests)).toEqual([undefined, keyOf("2"), keyOf("3")]);
    const end = stream.next();
    await give(2, answer([]));
    expect(await end).toEqual({ done: true, value: undefined });
  });

  test("Q6: fails when it is its turn, and not before", async () => {
    const { orders, answer: give } = deferred();
    const stream = orders.stream();
    const first = stream.next();
    await settled();
    await give(0, answer(["1", "2"], "2"));
    await first;
    await give(1, new Error("torn"));
    expect(await stream.next()).toMatchObject({ value: { orderId: "2" } });
    await expect(stream.next()).rejects.toThrow("torn");
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  test("Q6: is ended by its signal when the loop is left", async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const { execute, answer: give, waiting } = deferredExecutor();
    const orders = repository(Order, (request, options) => {
      signals.push(options?.signal);
      return execute(request, options);
    }).where("customerId", "=", "c");
    const stream = orders.stream();
    const first = stream.next();
    await settled();
    await give(0, answer(["1", "2"], "2"));
    await first;
    expect(waiting()).toEqual([1]);
    expect(signals[1]?.aborted).toBe(false);
    await stream.return();
    expect(signals[1]?.aborted).toBe(true);
  });

  test.each<[string, (orders: Orders) => Promise<unknown>]>([
    ["allPaginated()", (orders) => orders.limit(4).allPaginated()],
    ["count()", (orders) => orders.count()],
  ])("Q5: %s asks for it when it is needed", async (_, call) => {
    const { orders, answer: give, waiting } = deferred();
    const done = call(orders);
    await settled();
    await give(0, answer(["1", "2"], "2"));
    expect(waiting()).toEqual([1]);
    await give(1, answer(["3"]));
    await done;
    expect(waiting()).toEqual([]);
  });
});

describe("how much a page is asked for", () => {
  test("Q5: without filters no more than is still wanted, the offset included", async () => {
    const { orders, requests } = recorded(answer(["1", "2"], "2"), answer(["3"], "3"), answer(["4", "5"], "5"));
    const found = await orders.offset(1).limit(4).all();
    expect(found.map(({ orderId }) => orderId)).toEqual(["2", "3", "4", "5"]);
    expect(limits(requests)).toEqual([5, 3, 2]);
  });

  test("Q5: with filters as much as DynamoDB gives, or pageSize", async () => {
    const filtered = recorded(answer(["1"], "4"), answer(["5"], "5"));
    await filtered.orders.filter("total", ">", 0).limit(2).all();
    expect(limits(filtered.requests)).toEqual([undefined, undefined]);
    const sized = recorded(answer(["1"], "4"), answer(["5"], "5"));
    await sized.orders.filter("total", ">", 0).limit(2).pageSize(30).all();
    expect(limits(sized.requests)).toEqual([30, 30]);
  });

  test("Q5: of a model among others at first no more than is wanted, and all there is where others took its places", async () => {
    const { execute, requests } = recordingExecutor(
      { Items: [], Count: 0, ScannedCount: 3, LastEvaluatedKey: { pk: { S: "CUSTOMER#c" }, sk: { S: "LINE#1" } } },
      { Items: [], Count: 0, ScannedCount: 80 },
    );
    await repository(Customer, execute).where("state", "=", "open").limit(3).all();
    expect(limits(requests)).toEqual([3, undefined]);
  });

  test("Q5: the smaller of pageSize and what is wanted, and never more than DynamoDB takes", async () => {
    const { orders, requests } = recorded(answer(["1", "2"], "2"), answer(["3"]));
    await orders.limit(3).pageSize(2).all();
    expect(limits(requests)).toEqual([2, 1]);
    const large = recorded();
    await large.orders.limit(2 ** 31).all();
    expect(limits(large.requests)).toEqual([undefined]);
  });

  test("Q5: after maxPages pages nothing, though there is more", async () => {
    const { orders, requests } = recorded(answer(["1"], "1"), answer([], "2"), answer(["3"], "3"));
    expect(await orders.maxPages(2).all()).toHaveLength(1);
    expect(requests).toHaveLength(2);
  });

  test("Q5: maxPages of allPaginated() is the pages of DynamoDB's that it reads", async () => {
    const { orders, requests } = recorded(answer(["1"], "1"), answer([], "2"), answer(["3"], "3"), answer(["4"]));
    const page = await orders.filter("total", ">", 0).maxPages(3).allPaginated();
    expect(page).toMatchObject({ count: 2, scannedCount: 2, hasMore: true });
    expect(requests).toHaveLength(3);
    expect(await orders.filter("total", ">", 0).maxPages(3).cursor(page.cursor).allPaginated()).toMatchObject({
      count: 1,
      hasMore: false,
    });
    expect(starts(requests).at(-1)).toEqual(keyOf("3"));
  });

  test("Q5: limit and maxPages: whichever comes first", async () => {
    const few = recorded(answer(["1"], "1"), answer(["2"], "2"), answer(["3"], "3"));
    expect(await few.orders.limit(5).maxPages(2).allPaginated()).toMatchObject({ count: 2, hasMore: true });
    const many = recorded(answer(["1", "2", "3"], "3"));
    expect(await many.orders.limit(2).maxPages(2).allPaginated()).toMatchObject({ count: 2, hasMore: true });
    expect(many.requests).toHaveLength(1);
  });

  test("Q5: a filter of the client's cuts no page short: what it leaves out counts for nothing", async () => {
    const { orders, requests } = recorded(answer(["1", "2", "3"], "3"), answer(["4", "5"], "5"));
    const half = orders.where("orderId", "<>", "2").limit(3);
    const page = await half.allPaginated();
    expect(page.items.map(({ orderId }) => orderId)).toEqual(["1", "3", "4"]);
    expect(page).toMatchObject({ count: 3, scannedCount: 5 });
    expect(limits(requests)).toEqual([undefined, undefined]);
    await half.cursor(page.cursor).allPaginated();
    expect(starts(requests).at(-1)).toEqual(keyOf("4"));
  });
});
