import type { AnyModel } from "@dynamorm/core";
import type { ConditionBuilder } from "@dynamorm/expressions";
import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { taskModel } from "../../test/fixtures/plan-models.ts";
import { pools } from "../../test/fixtures/plan-pools.ts";
import { callsTwice, type StepArbitrary } from "../../test/fixtures/plan-steps.ts";
import { inOrder, type RecordedCall } from "../../test/fixtures/recorded-calls.ts";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { repository } from "../index.ts";
import type { ReadRequest } from "./read-request.ts";

type Build = ConditionBuilder<{ number: number; title: string; priority: number }>;

const filter = (build: (eb: Build) => unknown): RecordedCall => ["filter", [build]];
const operators = fc.constantFrom("=" as const, "<" as const, ">=" as const, "<>" as const);
const lists = fc.array(fc.integer(), { minLength: 1, maxLength: 3 });

/** Filters of one shape to the planner, whose texts differ. */
const groups: readonly StepArbitrary[] = [
  fc
    .tuple(operators, fc.integer())
    .map(([operator, value]) =>
      filter((eb) => eb.or([eb("priority", operator, value), eb.not(eb("title", "contains", "x"))])),
    ),
  lists.map((values) => filter((eb) => eb.or([eb("priority", "in", values), eb("title", "begins_with", "A")]))),
  fc.tuple(operators, fc.nat()).map(([operator, size]) => filter((eb) => eb.size("title", operator, size))),
];

function requestOf(model: AnyModel, calls: readonly RecordedCall[]): ReadRequest | { readonly refused: string } {
  try {
    return inOrder(calls, repository(model, recordingExecutor().execute).query()).toRequest();
  } catch (error) {
    return { refused: (error as Error).message };
  }
}

test.each([...pools, ["groups", taskModel, [...(pools[0]?.[2] ?? []), ...groups, ...groups]] as const])(
  "Q18: the request of a known shape is the one that is made anew: %s",
  (_, makeModel, pool) => {
    const property = fc.property(callsTwice(pool, 5), ([calls, others]) => {
      const model = makeModel();
      for (const some of [calls, others, calls, others, calls]) {
        expect(requestOf(model, some)).toEqual(requestOf(makeModel(), some));
      }
    });
    fc.assert(property, { numRuns: 200 });
  },
);

test("Q18: what is done to a request is not done to the next one", () => {
  const tasks = repository(taskModel(), recordingExecutor().execute);
  const request = () => tasks.where("project", "=", "p").select("title").toRequest().input;
  const expected = structuredClone(request());
  for (let time = 0; time < 3; time++) {
    const input = request() as { ExpressionAttributeNames: Record<string, string> };
    expect(input).toEqual(expected);
    input.ExpressionAttributeNames["#more"] = "more";
  }
});
