import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { type AnyModel, defineModel, DynamORM, type Page, type Query } from "dynamorm";
import * as fc from "fast-check";
import { dynamoDBRules } from "./fixtures/dynamodb-rules.ts";
import {
  canBeQueried,
  impossible,
  isPlainlyAsked,
  leavesOf,
  namesKeys,
  plainAnswer,
  selectedOf,
} from "./fixtures/plain-answer.ts";
import { meaningOf } from "./fixtures/meaning-of.ts";
import { Task, tasks } from "./fixtures/task.ts";
import { type Leaf, stepsOf, type Wish, wishes } from "./fixtures/wish.ts";

// Whatever is asked, the engine gives what a plain predicate over the same tasks gives, or the planner says why it cannot.
// When a property fails, fast-check prints the smallest wish that it fails for, and the seed to run it again with.

let engine: LocalEngine;
let db: DynamORM;

beforeAll(async () => {
  engine = await startLocal();
  db = new DynamORM({ fullScans: "allow", endpoint: engine.endpoint, middleware: [dynamoDBRules(Task)] });
  await db.createTable(Task);
  await Promise.all(tasks.map((task) => db.model(Task).create(task)));
});

afterAll(async () => {
  db.close();
  await engine.stop();
});

type AnyQuery = Query<typeof Task, object>;

function queryOf(wish: Wish, model: AnyModel = Task, steps = stepsOf(wish)): AnyQuery {
  return steps.reduce((query, step) => step(query), db.model(model as typeof Task).query() as AnyQuery);
}

const possible = wishes.filter((wish) => impossible(wish).length === 0);

const on = (path: string, operator: string, operand: unknown): Leaf => ({ path, operator, operand });

/** Wishes that chance makes seldom: parentheses within parentheses, a range that holds nothing, an index that only a count can use. */
const examples: [Wish][] = [
  [{ where: [], filter: [{ not: { or: [{ and: [on("urgent", "=", true), on("score", ">", 7)] }] } }] }],
  [{ where: [on("team", "=", "red"), on("points", ">=", 40), on("points", "<=", 7)], filter: [], limit: 3 }],
  [{ where: [on("status", "=", "open"), on("points", ">=", 7)], filter: [], limit: 3 }],
];

test("all(), first() and count() give what a plain predicate gives", async () => {
  const property = fc.asyncProperty(possible, async (wish) => {
    const query = queryOf(wish);
    const wanted = plainAnswer(tasks, wish);
    const limit = Math.min(wish.limit ?? wanted.length, wanted.length);
    expectItems(await query.all(), wish, limit);
    expect(await query.count()).toBe(limit);
    const first = await query.first();
    expectItems(first === undefined ? [] : [first], wish, Math.min(1, limit));
  });
  await fc.assert(property, { numRuns: 400, examples });
}, 60_000);

test("pages give every item once, and count() counts what is left after a page", async () => {
  const property = fc.asyncProperty(possible, async (wish) => {
    const pages = await pagesOf(queryOf(wish));
    const wanted = plainAnswer(tasks, wish);
    expectItems(
      pages.flatMap(({ items }) => items),
      wish,
      wanted.length,
    );
    for (const { items, cursor, hasMore, count, scannedCount } of pages) {
      expect({ count, hasMore }).toEqual({ count: items.length, hasMore: cursor !== undefined });
      expect(scannedCount).toBeGreaterThanOrEqual(count);
      // With a limit every page but the last is full.
      const size = wish.limit ?? count;
      expect(count).toBeLessThanOrEqual(size);
      expect(hasMore ? count : size).toBe(size);
    }
    const [{ cursor, count }] = pages;
    if (cursor === undefined) return;
    const left = wanted.length - count;
    expect(await queryOf(wish).cursor(cursor).count()).toBe(Math.min(left, wish.limit ?? left));
  });
  await fc.assert(property, { numRuns: 250, examples });
}, 60_000);

test("a query is refused when DynamoDB cannot serve it, and only then", () => {
  const property = fc.property(wishes, (wish) => {
    fc.pre(isPlainlyAsked(wish) && !isContradictory(wish));
    const reasons = impossible(wish);
    const { code, message = "" } = thrownBy(() => queryOf(wish).toRequest());
    expect(code).toBe(reasons.length > 0 ? "INVALID_QUERY" : undefined);
    expect(message).toMatch(new RegExp(reasons.join("|")));
  });
  fc.assert(property, { numRuns: 2000 });
});

test("a Scan is the last resort", () => {
  const property = fc.property(possible, (wish) => {
    fc.pre(isPlainlyAsked(wish) && !isContradictory(wish));
    expect(queryOf(wish).explain().operation === "Scan").toBe(!canBeQueried(wish) && !namesKeys(wish));
  });
  fc.assert(property, { numRuns: 2000 });
});

/** The same tasks in a table whose partition key alone is its full key. */
const TaskById = defineModel({
  name: "TaskById",
  table: "tasks-by-id",
  attributes: Task.attributes,
  key: { partitionKey: "id" },
  indexes: {
    byStatus: { partitionKey: "status", sortKey: "score" },
    byOwner: { partitionKey: "owner", sortKey: "due" },
  },
});

test.each([Task, TaskById])("the full key of $name is never given up for an index", (model) => {
  const property = fc.property(wishes, ({ where, filter }) => {
    fc.pre([...where, ...filter].flatMap(leavesOf).every(({ path }) => path !== "id" && path !== "team"));
    const key = Object.values(model.key).map((path) => on(path, "=", "red"));
    fc.pre(!isContradictory({ where, filter }));
    const { operation, index } = queryOf({ where: [...where, ...key], filter }, model).explain();
    expect({ operation, index }).toEqual({ operation: where.length + filter.length === 0 ? "GetItem" : "Query" });
  });
  fc.assert(property, { numRuns: 1000 });
});

test("the order of the steps changes nothing", () => {
  const places = fc.array(fc.nat(), { minLength: 16, maxLength: 16 });
  const property = fc.property(possible, places, (wish, [...left]) => {
    const shuffled = stepsOf(wish)
      .map((step) => ({ step, place: left.pop() as number }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ step }) => step);
    const [query, other] = [queryOf(wish), queryOf(wish, Task, shuffled)];
    expect(isNothing(() => other)).toBe(isNothing(() => query));
    if (isNothing(() => query)) return;
    expect(meaningOf(other.toRequest())).toEqual(meaningOf(query.toRequest()));
    const { operation, index, cost } = query.explain();
    expect(other.explain()).toMatchObject({ operation, ...(index !== undefined && { index }), cost });
  });
  fc.assert(property, { numRuns: 2000 });
});

/** Whether no task at all, of these or others, can be what is asked for. */
function isContradictory(wish: Wish): boolean {
  return isNothing(() => queryOf(wish));
}

function isNothing(query: () => AnyQuery): boolean {
  const { message = "" } = thrownBy(() => query().toRequest());
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

async function pagesOf(query: AnyQuery): Promise<[Page<object>, ...Page<object>[]]> {
  const first = await query.allPaginated();
  const pages: [Page<object>, ...Page<object>[]] = [first];
  for (let { cursor } = first; cursor !== undefined && pages.length <= tasks.length + 1;) {
    const page = await query.cursor(cursor).allPaginated();
    pages.push(page);
    ({ cursor } = page);
  }
  return pages;
}

/** Checks that items are the first `count` of those wanted; any `count` of them where no order is asked for. */
function expectItems(items: readonly object[], wish: Wish, count: number): void {
  const given = items.map((item) => textOf(item, wish));
  const wanted = plainAnswer(tasks, wish).map((item) => textOf(item, wish));
  if (wish.orderBy === undefined) given.sort();
  expect(given).toEqual(wish.orderBy === undefined ? chosenFrom(wanted, given, count) : wanted.slice(0, count));
}

/** `count` of the wanted texts: those that were given first, each as often as it is wanted. */
function chosenFrom(wanted: readonly string[], given: readonly string[], count: number): readonly string[] {
  const left = [...wanted];
  const chosen = given.flatMap((text) => (left.includes(text) ? left.splice(left.indexOf(text), 1) : []));
  return [...chosen, ...left].slice(0, count).toSorted();
}

/** What is selected of an item, as text. */
function textOf(item: object, wish: Wish): string {
  const select = selectedOf(wish);
  const fields = Object.entries(item)
    .filter(([name]) => select?.includes(name) ?? true)
    .map(([name, value]) => [name, value instanceof Set ? [...(value as Set<string>)].toSorted() : (value as unknown)]);
  return JSON.stringify(fields.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}
