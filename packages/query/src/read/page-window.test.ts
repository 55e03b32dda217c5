import type { StoredItem } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { everything } from "../describe/description.ts";
import { PageWindow } from "./page-window.ts";
import type { StoredPage } from "./stored-page.ts";

const item = (id: number): StoredItem => ({ id: { N: String(id) } });
const keyOf = (stored: StoredItem): StoredItem => ({ key: stored["id"] ?? { N: "-1" } });

/** A page of items with these numbers, after which another item was looked at. */
function page(ids: readonly number[], last: number | undefined = ids.at(-1)): StoredPage {
  const items = ids.map(item);
  return {
    items,
    count: items.length,
    scannedCount: items.length + 1,
    lastKey: last === undefined ? undefined : { at: { N: String(last) } },
  };
}

const take = (window: PageWindow, taken: StoredPage): StoredPage => window.take(taken, keyOf);

describe("the window on pages", () => {
  test("Q5: without bounds, a page is given as it is", () => {
    const window = new PageWindow(everything);
    const whole = page([1, 2, 3]);
    expect(window.wanted).toBe(Number.POSITIVE_INFINITY);
    expect(take(window, whole)).toBe(whole);
    expect(window.isOpen).toBe(true);
  });

  test("Q5: a page that is cut goes on right after the last item that is given", () => {
    const window = new PageWindow({ ...everything, limit: 2 });
    expect(window.wanted).toBe(2);
    expect(take(window, page([1, 2, 3], 9))).toEqual({
      items: [item(1), item(2)],
      count: 2,
      scannedCount: 4,
      lastKey: { key: { N: "2" } },
    });
    expect(window.isOpen).toBe(false);
  });

  test("Q5: one that is given to its end goes on where DynamoDB says", () => {
    const window = new PageWindow({ ...everything, limit: 3 });
    expect(take(window, page([1, 2, 3], 9)).lastKey).toEqual({ at: { N: "9" } });
    expect(window.isOpen).toBe(false);
  });

  test("Q5: the last page has no key where reading goes on, unless it is cut", () => {
    const last = { ...page([1, 2, 3]), lastKey: undefined };
    expect(take(new PageWindow({ ...everything, limit: 3 }), last).lastKey).toBeUndefined();
    expect(take(new PageWindow({ ...everything, limit: 2 }), last).lastKey).toEqual({ key: { N: "2" } });
  });

  test("Q5: empty pages take nothing of a limit", () => {
    const window = new PageWindow({ ...everything, limit: 2 });
    take(window, page([], 5));
    expect(window.wanted).toBe(2);
    expect(window.isOpen).toBe(true);
  });

  test("Q5: where only the count is read, there are no items to cut", () => {
    const window = new PageWindow({ ...everything, limit: 5, offset: 2 });
    expect(take(window, { items: [], count: 4, scannedCount: 9, lastKey: item(4) })).toMatchObject({ count: 2 });
    expect(take(window, { items: [], count: 4, scannedCount: 9, lastKey: item(8) })).toMatchObject({ count: 3 });
    expect(window.isOpen).toBe(false);
  });

  test("Q5: maxPages counts pages, empty ones too", () => {
    const window = new PageWindow({ ...everything, maxPages: 2 });
    take(window, page([]));
    expect(window.isOpen).toBe(true);
    take(window, page([1]));
    expect(window.isOpen).toBe(false);
  });

  test("Q9: an offset is left out over pages; with a cursor there is none", () => {
    const window = new PageWindow({ ...everything, offset: 4, limit: 2 });
    expect(window.wanted).toBe(6);
    expect(take(window, page([1, 2, 3]))).toMatchObject({ items: [], count: 0, lastKey: { at: { N: "3" } } });
    expect(window.wanted).toBe(3);
    expect(take(window, page([4, 5, 6, 7]))).toMatchObject({ items: [item(5), item(6)], lastKey: { key: { N: "6" } } });
    expect(new PageWindow({ ...everything, offset: 4, limit: 2, cursor: "c" }).wanted).toBe(2);
  });

  test("Q9: the one page of allPaginated() is the first that is not left out as a whole", () => {
    const window = new PageWindow({ ...everything, offset: 3 }, { onePage: true });
    for (const ids of [[1, 2], [], [3]]) {
      take(window, page(ids, 3));
      expect(window.isOpen).toBe(true);
    }
    expect(take(window, page([4, 5]))).toMatchObject({ items: [item(4), item(5)] });
    expect(window.isOpen).toBe(false);
    const plain = new PageWindow(everything, { onePage: true });
    take(plain, page([], 3));
    expect(plain.isOpen).toBe(false);
  });

  test("Q5: a limit or a number of pages is said in place of the one page", () => {
    expect(new PageWindow({ ...everything, limit: 9 }, { onePage: true }).pages).toBe(Number.POSITIVE_INFINITY);
    expect(new PageWindow({ ...everything, maxPages: 3 }, { onePage: true }).pages).toBe(3);
    expect(new PageWindow(everything, { onePage: true }).pages).toBe(1);
  });

  test("Q5: whatever the pages are, what is given is a slice of the items, and goes on behind it", () => {
    const sizes = fc.array(fc.nat(6), { minLength: 1, maxLength: 12 });
    const bound = fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined });
    fc.assert(
      fc.property(sizes, bound, fc.nat(20), (lengths, limit, offset) => {
        const window = new PageWindow({ ...everything, offset, ...(limit !== undefined && { limit }) });
        const given: StoredItem[] = [];
        let next = 0;
        let lastKey: StoredItem | undefined;
        for (const length of lengths) {
          if (!window.isOpen) break;
          const ids = Array.from({ length }, () => next++);
          const taken = take(window, page(ids, next - 1));
          given.push(...taken.items);
          expect(taken.count).toBe(taken.items.length);
          ({ lastKey } = taken);
        }
        const ids = Array.from({ length: next }, (_, id) => id);
        const wanted = ids.slice(offset, limit === undefined ? undefined : offset + limit);
        expect(given).toEqual(wanted.map(item));
        const lastRead = String(next - 1);
        // Behind the last item of all that were read, or behind the last one that is given.
        const last = lastKey?.["at"]?.N ?? lastKey?.["key"]?.N;
        expect(last).toBe(window.isOpen ? lastRead : String(wanted.at(-1)));
      }),
    );
  });
});
