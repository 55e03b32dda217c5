import { planQuery } from "@dynamorm/query";
import { median } from "../median.ts";
import { loopOver, processorTime } from "../processor-time.ts";
import { variants } from "./models.ts";
import { type MeasuredQuery, type Subject, type SubjectName, subjects } from "./subjects.ts";

/** How thoroughly it is measured. */
export interface Method {
  /** How many times each is measured, in turns. */
  readonly rounds: number;
  /** How long one measurement takes, in ms. */
  readonly milliseconds: number;
  /** How many rounds go before, in which what is measured gets compiled by the engine. */
  readonly warmUpRounds: number;
}

/** What is measured of a query that is made already; the query is there, the request is not. */
export type Stage =
  /** The plan and the request, where no query of the same shape was seen lately. */
  | "firstRequest"
  /** Only the plan, so. */
  | "firstPlan"
  /** The plan and the request, of a known shape with other values. */
  | "request"
  /** Only the plan, so. */
  | "plan"
  /** The same request as it is made by hand. */
  | "byHand";

/** What the stages of a query cost: processor time in ns, the median of the rounds. */
export interface ReadRow {
  readonly subject: SubjectName;
  readonly nanoseconds: Readonly<Record<Stage, number>>;
  /** How many times what it costs by hand a request of a known shape costs: median of what each round gives. */
  readonly timesByHand: number;
}

/** Measures every stage of every subject. */
export function measureReads(method: Method): readonly ReadRow[] {
  const measured = (Object.keys(subjects) as SubjectName[]).map((subject) => ({
    subject,
    stages: stagesOf(subjects[subject]),
    rounds: [] as Readonly<Record<Stage, number>>[],
  }));
  // All of them warm up together: the engine is not to compile anything for one kind of query alone, which no program has.
  for (let round = -method.warmUpRounds; round < method.rounds; round++) {
    for (const { stages, rounds } of measured) {
      const times = mapStages((stage) => processorTime(stages[stage], method.milliseconds));
      if (round >= 0) rounds.push(times);
    }
  }
  return measured.map(({ subject, rounds }) => ({
    subject,
    nanoseconds: mapStages((stage) => Math.round(median(rounds.map((times) => times[stage])))),
    timesByHand: Math.round(median(rounds.map(({ request, byHand }) => request / byHand)) * 100) / 100,
  }));
}

const numbers = Array.from({ length: variants }, (_, index) => index);

function requestOf(query: MeasuredQuery): unknown {
  return query.toRequest();
}

/** Each stage as a loop. The planner keeps fewer shapes than there are, and forgets the oldest: by turns, none is known any more. */
function stagesOf({ model, query, byHand }: Subject): Readonly<Record<Stage, () => number>> {
  const shapes = numbers.map((number) => query(number, number));
  const values = numbers.map((number) => query(number, 0));
  const plan = ({ description }: MeasuredQuery): unknown => planQuery(model, description);
  return {
    firstRequest: loopOver(requestOf, shapes),
    firstPlan: loopOver(plan, shapes),
    request: loopOver(requestOf, values),
    plan: loopOver(plan, values),
    byHand: loopOver((number: number) => byHand(number, 0), numbers),
  };
}

function mapStages<Result>(of: (stage: Stage) => Result): Record<Stage, Result> {
  return {
    firstRequest: of("firstRequest"),
    firstPlan: of("firstPlan"),
    request: of("request"),
    plan: of("plan"),
    byHand: of("byHand"),
  };
}
