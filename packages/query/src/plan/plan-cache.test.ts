import type { AnyModel } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { chunkModel, parcelModel, taskModel } from "../../test/fixtures/plan-models.ts";
import { pools } from "../../test/fixtures/plan-pools.ts";
import { callsTwice, descriptionOf } from "../../test/fixtures/plan-steps.ts";
import type { RecordedCall } from "../../test/fixtures/recorded-calls.ts";
import type { QueryDescription } from "../describe/description.ts";
import { repository } from "../index.ts";
import { cachedPlan } from "./plan-cache.ts";
import { planAnew, planQuery } from "./plan-query.ts";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";

const { execute } = recordingExecutor();

describe("Q18: a plan of a known shape, with other values, is the plan that planning anew gives", () => {
  test.each(pools)("%s: for a model of few queries", (_, makeModel, pool) => {
    const property = fc.property(callsTwice(pool, 6), ([calls, others]) => {
      const model = makeModel();
      for (const some of [calls, others, calls]) {
        const [kept, anew] = bothPlans(model, some);
        expect(kept).toEqual(anew);
      }
    });
    fc.assert(property, { numRuns: 500 });
  });

  test.each(pools)("%s: for a model of more shapes than are kept", (_, makeModel, pool) => {
    const model = makeModel();
    const property = fc.property(callsTwice(pool, 4), ([calls, others]) => {
      for (const some of [calls, others, calls]) {
        const [kept, anew] = bothPlans(model, some);
        expect(kept).toEqual(anew);
      }
    });
    fc.assert(property, { numRuns: 1500 });
  });
});

/** Plans with the cache, and the same anew. */
function bothPlans(model: AnyModel, calls: readonly RecordedCall[]): readonly [unknown, unknown] {
  const description = descriptionOf(model, calls);
  if (description === undefined) return [undefined, undefined];
  return [outcomeOf(() => planQuery(model, description)), outcomeOf(() => planAnew(model, description))];
}

/** A plan, or the error that is thrown in place of one. */
function outcomeOf(plan: () => unknown): unknown {
  try {
    return plan();
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string };
    return { code, message };
  }
}

/** Counts how often a model's queries are planned anew. */
function counting(model: AnyModel) {
  const planned: QueryDescription[] = [];
  const plan = (description: QueryDescription) =>
    cachedPlan(model, description, (...given) => {
      planned.push(description);
      return planAnew(...given);
    });
  return { plan, times: () => planned.length };
}

describe("Q18: queries of one shape are planned once", () => {
  test("whatever their values", () => {
    const model = taskModel();
    const tasks = repository(model, execute);
    const { plan, times } = counting(model);
    for (const number of [1, 2, 3]) {
      plan(tasks.where("project", "=", `p${number}`).where("number", ">", number).limit(number).description);
    }
    expect(times()).toBe(1);
  });

  test("what decides about the plan makes another shape", () => {
    const model = taskModel();
    const tasks = repository(model, execute);
    const { plan, times } = counting(model);
    const start = tasks.where("project", "=", "p");
    const different = [
      start,
      start.where("number", "=", 1),
      start.filter("number", "=", 1),
      start.where("number", ">", 1),
      start.where("priority", ">", 1),
      start.orderBy("number"),
      start.orderBy("number", "desc"),
      start.select("title"),
      start.select("title", "number"),
      start.index("byPriority"),
      start.consistentRead(),
      start.scan(),
    ];
    for (const { description } of different) plan(description);
    expect(times()).toBe(different.length);
    for (const { description } of different) plan(description);
    expect(times()).toBe(different.length);
  });

  test("values that decide are looked at each time: two conditions on one path, a list of keys", () => {
    const model = taskModel();
    const tasks = repository(model, execute);
    const { plan, times } = counting(model);
    const between = (low: number, high: number) =>
      tasks.where("project", "=", "p").where("number", ">", low).where("number", "<", high).description;
    expect(plan(between(1, 9)).operation).toBe("Query");
    expect(plan(between(9, 1)).operation).toBe("None");
    const keys = (numbers: number[]) => tasks.where("project", "=", "p").where("number", "in", numbers).description;
    expect(plan(keys([1, 1])).operation).toBe("GetItem");
    expect(plan(keys([1, 2])).operation).toBe("BatchGetItem");
    expect(times()).toBe(4);
  });

  test("a value that no key begins with leaves no worse plan behind for others", () => {
    const model = parcelModel();
    const parcels = repository(model, execute);
    const of = (note: string) =>
      planQuery(model, parcels.where("depot", "=", "d").where("note", "begins_with", note).description);
    for (const note of ["", "\ud83d"]) {
      expect(of(note)).not.toHaveProperty("index");
      expect(of("x")).toMatchObject({ index: "byNote" });
    }
  });

  test("a text that DynamoDB cannot store is refused, whatever was planned before", () => {
    const model = chunkModel();
    const chunks = repository(model, execute);
    const of = (code: string) => planQuery(model, chunks.where("code", "<", code).description);
    for (const before of ["m", ""]) {
      expect(of(before)).toMatchObject({ index: "byCode" });
      expect(() => of("\ud83d")).toThrow(expect.objectContaining({ code: "INVALID_ITEM", path: "code" }));
    }
  });

  test("lists that name too many keys leave no Query behind for shorter ones", () => {
    const model = parcelModel();
    const parcels = repository(model, execute);
    const of = (count: number) => {
      const numbers = Array.from({ length: count }, (_, place) => place);
      return planQuery(
        model,
        parcels
          .where("depot", "in", numbers.map(String))
          .where("number", "in", numbers)
          .where(
            "day",
            "in",
            numbers.map((day) => new Date(day)),
          ).description,
      );
    };
    expect(of(30)).toMatchObject({ operation: "Query", index: "byDay" });
    expect(of(3)).toMatchObject({ operation: "BatchGetItem" });
  });

  test("of a model that makes shapes without end, the last 250 are kept for sure, and 500 at most", () => {
    const model = taskModel();
    const start = repository(model, execute).where("project", "=", "p");
    const names = Object.keys(model.attributes) as "title"[];
    // Each number says which attributes are selected.
    const shapes = Array.from({ length: 501 }, (_, place) => {
      const [first = "title", ...others] = names.filter((__, bit) => ((place + 1) >> bit) % 2 === 1);
      return start.select(first, ...others).description;
    });
    const { plan, times } = counting(model);
    for (const shape of shapes) plan(shape);
    expect(times()).toBe(501);
    for (const shape of shapes.slice(-250)) plan(shape);
    expect(times()).toBe(501);
    plan(shapes[0] as QueryDescription);
    expect(times()).toBe(502);
  });
});
