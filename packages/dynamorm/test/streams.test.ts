import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { until } from "./fixtures/paging-executor.ts";
import { numbers, startStreamBed, type StreamBed } from "./fixtures/paging-stream.ts";

let bed: StreamBed;
const tea = (): ReturnType<StreamBed["tea"]> => bed.tea();

beforeAll(async () => {
  bed = await startStreamBed();
}, 60_000);

afterAll(() => bed.stop());

beforeEach(() => bed.begin());

describe("Q6: for await (const item of query)", () => {
  test("Q6: gives every item, in order, however many pages they come on", async () => {
    const read: number[] = [];
    for await (const { number } of tea()) read.push(number);
    expect(read).toEqual(numbers(0, 100));
    await bed.expectRequests(11);
  });

  test("Q6: gives them where pages are empty, too", async () => {
    const read: number[] = [];
    for await (const { number } of tea().filter("text", "=", "message 95")) read.push(number);
    expect(read).toEqual([95]);
    const none: unknown[] = [];
    for await (const message of tea().filter("text", "=", "nothing")) none.push(message);
    expect(none).toEqual([]);
  });

  test("Q6: the next page is on its way while the items of one are used, and never more than that", async () => {
    let seen = 0;
    for await (const { number } of tea()) {
      const page = Math.floor(number / 10) + 1;
      await until(() => bed.watch().requests.length > page);
      expect(bed.watch().requests).toHaveLength(page + 1);
      seen++;
    }
    expect(seen).toBe(100);
    expect(bed.watch().mostAtOnce()).toBe(1);
  });

  test("Q6: reads nothing before it is asked for something", async () => {
    const stream = tea().stream();
    await bed.expectRequests(0);
    expect(await stream.return()).toEqual({ done: true, value: undefined });
    await bed.expectRequests(0);
  });

  test.each([1, 9, 10, 11, 25, 30])("Q6: with limit(%i), no page is read too many", async (limit) => {
    const read: number[] = [];
    for await (const { number } of tea().limit(limit)) read.push(number);
    expect(read).toEqual(numbers(0, limit));
    await bed.expectRequests(Math.ceil(limit / 10));
  });

  test("Q6: with limit(n) and a filter, reading stops on the page that has the last item", async () => {
    const read: number[] = [];
    for await (const { number } of tea().filter("text", "contains", "5").limit(3)) read.push(number);
    expect(read).toEqual([5, 15, 25]);
    await bed.expectRequests(3);
  });

  test("Q6: with maxPages(n), n pages are read", async () => {
    const read: number[] = [];
    for await (const { number } of tea().maxPages(2)) read.push(number);
    expect(read).toEqual(numbers(0, 20));
    await bed.expectRequests(2);
  });

  test("Q6: two loops over one query know nothing of each other", async () => {
    const query = tea();
    const read: (readonly [number, number])[] = [];
    const second = query[Symbol.asyncIterator]();
    for await (const { number } of query) {
      const other = number % 2 === 0 ? await second.next() : undefined;
      if (other?.done === false) read.push([number, other.value.number]);
    }
    expect(read).toEqual(numbers(0, 50).map((number) => [number * 2, number]));
    const rest: number[] = [];
    for await (const { number } of second) rest.push(number);
    expect(rest).toEqual(numbers(50, 100));
  });
});

describe("Q6: pages()", () => {
  test("Q6: gives the pages one by one, each with the cursor to the next", async () => {
    const counts: number[] = [];
    const read: number[] = [];
    let cursor: string | undefined;
    for await (const page of tea().limit(40).pages()) {
      counts.push(page.count);
      read.push(...page.items.map(({ number }) => number));
      ({ cursor } = page);
    }
    expect(counts).toEqual([40, 40, 20]);
    expect(read).toEqual(numbers(0, 100));
    expect(cursor).toBeUndefined();
  });

  test("Q6: a job that was stopped goes on with the cursor that it noted", async () => {
    let noted: string | undefined;
    const read: number[] = [];
    for await (const { items, cursor } of tea().limit(30).pages()) {
      read.push(...items.map(({ number }) => number));
      noted = cursor;
      if (read.length === 60) break;
    }
    for await (const { items } of tea().limit(30).cursor(noted).pages()) {
      read.push(...items.map(({ number }) => number));
    }
    expect(read).toEqual(numbers(0, 100));
  });

  test("Q6: reads a page when it is asked for, and nothing when the loop stops", async () => {
    for await (const { count } of tea().pages()) {
      expect(count).toBe(10);
      break;
    }
    await bed.expectRequests(1);
  });

  test("Q6: maxPages(n) is that of each page", async () => {
    const counts: number[] = [];
    for await (const { count } of tea().maxPages(4).pages()) counts.push(count);
    expect(counts).toEqual([40, 40, 20]);
  });

  test("Q6: an abort ends it before the next page", async () => {
    const controller = new AbortController();
    const loop = async (): Promise<void> => {
      for await (const _ of tea().pages({ signal: controller.signal })) controller.abort("enough");
    };
    await expect(loop()).rejects.toMatchObject({ code: "ABORTED", cause: "enough" });
    await bed.expectRequests(1);
  });
});
