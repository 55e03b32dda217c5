import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { asSets } from "../../test/fixtures/plan-meaning.ts";
import { pools } from "../../test/fixtures/plan-pools.ts";
import { descriptionOf } from "../../test/fixtures/plan-steps.ts";
import type { RecordedCall } from "../../test/fixtures/recorded-calls.ts";
import { explainPlan } from "./explain-plan.ts";
import { planAnew } from "./plan-query.ts";

describe("Q1: the order of the calls changes nothing", () => {
  test.each(pools)("%s, in any two orders", (_, makeModel, pool) => {
    const model = makeModel();
    const inTwoOrders = fc
      .shuffledSubarray([...pool], { maxLength: 6 })
      .chain((steps) => fc.tuple(...steps))
      .map(withoutReplaced)
      .chain((calls) => fc.tuple(fc.constant(calls), fc.shuffledSubarray(calls, { minLength: calls.length })));
    const property = fc.property(inTwoOrders, (orders) => {
      const [given, other] = orders.map((calls) => {
        const description = descriptionOf(model, calls);
        return description && outcomeOf(() => asSets(explainPlan(model, planAnew(model, description), description)));
      });
      expect(other).toEqual(given);
    });
    fc.assert(property, { numRuns: 1500 });
  });
});

/** One call of each step that has one value: of two indexes the last one counts, which is no matter of order. */
function withoutReplaced(calls: readonly RecordedCall[]): RecordedCall[] {
  return calls.filter(
    ([method], place) =>
      method === "where" || method === "filter" || calls.findIndex(([other]) => other === method) === place,
  );
}

/** What is given, or the code of the error that is thrown in place of it: which of several faults is named first is chance. */
function outcomeOf(given: () => object): object {
  try {
    return given();
  } catch (error) {
    return { code: (error as { readonly code?: string }).code };
  }
}
