import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Direction, DynamORM } from "dynamorm";
import { type PagingBed, type Sealing, startFullBed } from "./fixtures/paging-bed.ts";
import { type AnyPage, type Marked, type Paged, type Source, sources } from "./fixtures/paging-sources.ts";

let bed: PagingBed;

beforeAll(async () => {
  bed = await startFullBed();
}, 60_000);

afterAll(() => bed.stop());

/** How many of a hundred items a filter lets pass; `undefined`: there is none. */
const selectivities = [0, 1, 10, 50, 99, 100, undefined];

/** How pages of a size are asked for. */
const ways: Readonly<Record<string, (query: Paged, size: number) => Paged>> = {
  limit: (query, size) => query.limit(size),
  "limit, smaller pages": (query, size) => query.limit(size).pageSize(Math.ceil(size / 3)),
  "limit, larger pages": (query, size) => query.limit(size).pageSize(size + 7),
  pageSize: (query, size) => query.pageSize(size),
  "limit, maxPages": (query, size) => query.limit(size).maxPages(2).pageSize(size),
  maxPages: (query, size) => query.maxPages(3).pageSize(size),
};

const directions: readonly Direction[] = ["asc", "desc"];
const sealings: readonly Sealing[] = ["plain", "signed", "encrypted"];

interface Case {
  readonly source: Source;
  /** What is kept, in words. */
  readonly kept: string;
  readonly size: number;
  readonly below: number | undefined;
  readonly way: string;
  readonly direction: Direction;
  readonly sealing: Sealing;
}

/** Each source with each fifth of the page sizes, and so that it meets all the rest: the numbers of choices have no common factor. */
const cases: readonly Case[] = sources.flatMap((source, s) =>
  Array.from({ length: 50 }, (_, n) => n + 1)
    .filter((size) => (size + s) % 5 === 0)
    .map((size, n) => {
      const below = of(selectivities, n + s);
      const chosen = of(Object.keys(ways), n + s + Math.floor(n / 6));
      return {
        source,
        size,
        below,
        kept: below === undefined ? "no filter" : `a filter for ${below} %`,
        way: isTooSlow(source, size, below, chosen) ? "limit, larger pages" : chosen,
        direction: of(directions, n + Math.floor(n / 2)),
        sealing: of(sealings, n + Math.floor(n / 3)),
      };
    }),
);

/** DynamoDB looks at 1 MB for each page where there is a filter and no `pageSize`: here, at all that is left. */
function isTooSlow({ items }: Source, size: number, below: number | undefined, way: string): boolean {
  return way === "limit" && below !== undefined && (items.length * below) / 100 / size > 60 && items.length > 1_000;
}

function of<Choice>(choices: readonly Choice[], n: number): Choice {
  return choices[n % choices.length] as Choice;
}

/** The items of a page, in its order; of a collection, model by model. */
const itemsOf = ({ items }: AnyPage): readonly Marked[] => Object.values(items).flat() as Marked[];

const ids = (items: readonly Marked[]): readonly string[] => items.map(({ id }) => id).toSorted();

/** Reads a query to its end, page by page, each with what the one before gave and nothing else. */
async function pageThrough(query: Paged, look: (page: AnyPage) => void): Promise<readonly Marked[]> {
  const read: Marked[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await query.cursor(cursor).allPaginated();
    expect(page.hasMore).toBe(page.cursor !== undefined);
    expect(page.count).toBe(itemsOf(page).length);
    look(page);
    read.push(...itemsOf(page));
    if (page.cursor === undefined) return read;
    expect(page.cursor).not.toBe(cursor);
    cursor = page.cursor;
  }
}

async function readAll(db: DynamORM, { source, size, below, way, direction }: Case): Promise<readonly Marked[]> {
  const read: Marked[] = [];
  for (const query of source.queries(db, below, direction)) {
    const paged = ways[way]?.(query, size) ?? query;
    const items = await pageThrough(paged, ({ count, hasMore }) => {
      if (!way.startsWith("limit")) return;
      // A page that is not full is the last one, unless reading ended before it was.
      const least = hasMore && way !== "limit, maxPages" ? size : 0;
      expect(count).toBeGreaterThanOrEqual(least);
      expect(count).toBeLessThanOrEqual(size);
    });
    read.push(...items);
  }
  return read;
}

describe.each(sources)("Q5: pages of $name", (source) => {
  test.each(cases.filter((one) => one.source === source))(
    "Q5: by $size, with $way, $kept, $direction, $sealing cursors: every item once",
    async (one) => {
      const read = await readAll(bed.connections[one.sealing], one);
      const { below = 100 } = one;
      const expected = source.items.filter(({ percent }) => percent < below);
      expect(ids(read)).toEqual(ids(expected));
      const { sortKey } = source;
      if (sortKey === undefined) return;
      const keys = (read as never[]).map(sortKey);
      const sorted = keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(keys).toEqual(one.direction === "asc" ? sorted : sorted.toReversed());
    },
    30_000,
  );
});

test("Q5: these are all sizes, and each source meets every selectivity, way, direction and sealing", () => {
  expect(new Set(cases.map(({ size }) => size)).size).toBe(50);
  for (const source of sources) {
    const own = cases.filter((one) => one.source === source);
    expect(new Set(own.map(({ below }) => below)).size).toBe(selectivities.length);
    expect(new Set(own.map(({ way }) => way)).size).toBe(Object.keys(ways).length);
    expect(new Set(own.map(({ direction }) => direction)).size).toBe(2);
    expect(new Set(own.map(({ sealing }) => sealing)).size).toBe(3);
  }
});
