import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { type AnyModel, DynamORM, type Middleware, type Page, type Query } from "dynamorm";
import * as fc from "fast-check";
import { compositeAnswer, jsonOf, reasonsAgainst, selectedBy, sourceOfQuery } from "./fixtures/composite-answer.ts";
import { isPlainlyAsked } from "./fixtures/plain-answer.ts";
import {
  Account,
  Event,
  type Fields,
  Line,
  Log,
  Memo,
  Order,
  type Subject,
  subjects,
} from "./fixtures/composite-shop.ts";
import { type AnyQuery, type CompositeWish, stepsOf, wishesFor } from "./fixtures/composite-wish.ts";
import { dynamoDBRules } from "./fixtures/dynamodb-rules.ts";
import { meaningOf } from "./fixtures/meaning-of.ts";
import type { Leaf } from "./fixtures/wish.ts";

// Whatever is asked of models that share a table, by whatever their keys are made of: the engine gives what a plain predicate over
// the items of the model gives, or the planner says why it cannot. When a property fails, fast-check prints the smallest wish that it
// fails for, and the seed to run it again with.

const day = new Date("2026-01-01");
let engine: LocalEngine;
let db: DynamORM;
/** The items of each model, with the computed keys that the table has for them. */
const items = new Map<AnyModel, readonly Fields[]>();

beforeAll(async () => {
  engine = await startLocal();
  const written: Fields[] = [];
  const recordWrites: Middleware = (next) => (request, options) => {
    if (request.operation === "PutItem") written.push((request.input as { readonly Item: Fields }).Item);
    return next(request, options);
  };
  const models = subjects.map(({ model }) => model);
  const rules: Middleware = (next) => (request, options) => {
    const model = models.find(({ name }) => name === request.model) ?? Order;
    return dynamoDBRules(model)(next)(request, options);
  };
  db = new DynamORM({ fullScans: "allow", endpoint: engine.endpoint, middleware: [rules, recordWrites] });
  await db.createTable([Account, Order, Line, Log, Memo, Event]);
  for (const { model, items: given } of subjects) {
    const all: Fields[] = [];
    for (const item of given) {
      await db.model(model).create(item);
      const stored = written.at(-1) as Readonly<Record<string, { readonly S: string } | undefined>>;
      const computed = Object.keys(model.computed).flatMap((name) => (stored[name] ? [[name, stored[name].S]] : []));
      all.push({ ...item, ...(Object.fromEntries(computed) as Fields) });
    }
    items.set(model, all);
  }
});

afterAll(async () => {
  db.close();
  await engine.stop();
});

function queryOf(model: AnyModel, wish: CompositeWish, steps = stepsOf(wish)): AnyQuery {
  return steps.reduce((query, step) => step(query), db.model(model as typeof Order).query() as AnyQuery);
}

interface Case {
  readonly of: string;
  readonly wish: CompositeWish;
}

const caseOf = (subject: Subject): fc.Arbitrary<Case> =>
  wishesFor(subject).map((wish) => ({ of: subject.model.name, wish }));
const modelOf = (name: string): AnyModel => (subjects.find(({ model }) => model.name === name) as Subject).model;
/** Mostly of orders, which have the most keys. */
const cases = fc.oneof(
  ...subjects.map((subject) => ({ arbitrary: caseOf(subject), weight: subject.model === Order ? 6 : 2 })),
);
const possible = cases.filter((one) => reasonsAgainst(modelOf(one.of), one.wish).length === 0);

const on = (path: string, operator: string, operand: unknown): Leaf => ({ path, operator, operand });

/** What chance asks for seldom: items that are in no index, keys that contradict each other, the end of a range that is a key. */
const examples: [Case][] = [
  { where: [on("note", "=", null)], filter: [], select: ["total"] },
  { where: [on("note", "in", [null, "a"])], filter: [], select: ["total"] },
  { where: [on("org", "=", "a"), on("at", "=", day), on("id", "=", "1"), on("id", "=", "")], filter: [] },
  {
    where: [on("status", "=", "open"), on("urgent", "=", true), on("total", "<", 9), on("total", ">=", -42)],
    filter: [],
  },
].map((wish) => [{ of: "Order", wish }]);

describe("M6 composite keys, M7 several models in one table", () => {
  test("all(), first() and count() give what a plain predicate gives", async () => {
    const property = fc.asyncProperty(possible, async ({ of, wish }) => {
      const model = modelOf(of);
      const query = queryOf(model, wish);
      const wanted = wantedBy(model, wish);
      const limit = Math.min(wish.limit ?? wanted.length, wanted.length);
      expectItems(model, await query.all(), wish, limit);
      expect(await query.count()).toBe(limit);
      const first = await query.first();
      expectItems(model, first === undefined ? [] : [first], wish, Math.min(1, limit));
    });
    await fc.assert(property, { numRuns: 500, examples });
  }, 60_000);

  test("pages give every item once, and count() counts what is left after a page", async () => {
    const property = fc.asyncProperty(possible, async ({ of, wish }) => {
      const model = modelOf(of);
      const pages = await pagesOf(queryOf(model, wish));
      const wanted = wantedBy(model, wish);
      const given = pages.flatMap((page) => page.items);
      expectItems(model, given, wish, wanted.length);
      for (const { count, hasMore } of pages) {
        const size = wish.limit ?? count;
        expect(count).toBeLessThanOrEqual(size);
        expect(hasMore ? count : size).toBe(size);
      }
      const [{ cursor, count }] = pages;
      if (cursor === undefined) return;
      const left = wanted.length - count;
      expect(await queryOf(model, wish).cursor(cursor).count()).toBe(Math.min(left, wish.limit ?? left));
    });
    await fc.assert(property, { numRuns: 250, examples });
  }, 60_000);

  test("a query is refused when no key can serve it, and only then; a Scan is the last resort", () => {
    const property = fc.property(cases, ({ of, wish }) => {
      const model = modelOf(of);
      fc.pre(isPlainlyAsked(wish) && !isNothing(queryOf(model, wish)));
      const reasons = reasonsAgainst(model, wish);
      const { code, message = "" } = thrownBy(() => queryOf(model, wish).toRequest());
      expect(code).toBe(reasons.length > 0 ? "INVALID_QUERY" : undefined);
      expect(message).toMatch(new RegExp(reasons.join("|")));
      const { operation = "" } = reasons.length > 0 ? {} : queryOf(model, wish).explain();
      if (operation === "" || operation === "BatchGetItem") return;
      expect(operation === "Scan").toBe(sourceOfQuery(model, wish) === undefined);
    });
    fc.assert(property, { numRuns: 3000, examples });
  });

  test("the order of the steps changes nothing", () => {
    const places = fc.array(fc.nat(), { minLength: 16, maxLength: 16 });
    const property = fc.property(possible, places, ({ of, wish }, [...left]) => {
      const model = modelOf(of);
      const shuffled = stepsOf(wish)
        .map((step) => ({ step, place: left.pop() as number }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ step }) => step);
      const [query, other] = [queryOf(model, wish), queryOf(model, wish, shuffled)];
      expect(isNothing(other)).toBe(isNothing(query));
      if (isNothing(query)) return;
      expect(meaningOf(other.toRequest())).toEqual(meaningOf(query.toRequest()));
      const { operation, index, cost } = query.explain();
      expect(other.explain()).toMatchObject({ operation, ...(index !== undefined && { index }), cost });
    });
    fc.assert(property, { numRuns: 1500 });
  });
});

function wantedBy(model: AnyModel, wish: CompositeWish): readonly Fields[] {
  return compositeAnswer(model, items.get(model) ?? [], wish);
}

/** Whether no item at all, of these or others, can be what is asked for. */
function isNothing(query: Query<typeof Order, object>): boolean {
  const { message = "" } = thrownBy(() => query.toRequest());
  return message.includes("no request is needed: no item meets");
}

/** What is known of the error of a function; nothing where there is none. */
function thrownBy(run: () => unknown): { readonly code?: unknown; readonly message?: string } {
  try {
    run();
    return {};
  } catch (error) {
    return error as Error;
  }
}

async function pagesOf(query: Query<typeof Order, object>): Promise<[Page<object>, ...Page<object>[]]> {
  const first = await query.allPaginated();
  const pages: [Page<object>, ...Page<object>[]] = [first];
  for (let { cursor } = first; cursor !== undefined && pages.length < 1000;) {
    const page = await query.cursor(cursor).allPaginated();
    pages.push(page);
    ({ cursor } = page);
  }
  return pages;
}

/** Checks that items are `count` of those wanted, each once; where an order is asked for, the first of them. */
function expectItems(model: AnyModel, given: readonly object[], wish: CompositeWish, count: number): void {
  const select = selectedBy(model, wish) ?? Object.keys(model.attributes);
  const wanted = wantedBy(model, wish);
  const left = wanted.map((item) => textOf(item, select));
  const unwanted = given.map((item) => textOf(item, Object.keys(item))).filter((text) => !takeFrom(left, text));
  expect({ count: given.length, unwanted }).toEqual({ count, unwanted: [] });
  const by = wish.orderBy?.attribute ?? "";
  if (!select.includes(by)) return;
  // Items with the same value come in any order.
  expect(given.map((item) => textOf(item, [by]))).toEqual(wanted.slice(0, count).map((item) => textOf(item, [by])));
}

function takeFrom(texts: string[], text: string): boolean {
  const place = texts.indexOf(text);
  return place !== -1 && texts.splice(place, 1).length > 0;
}

/** What is selected of an item, as text. */
function textOf(item: object, select: readonly string[]): string {
  const fields = Object.entries(item)
    .filter(([name]) => select.includes(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return jsonOf(fields);
}
