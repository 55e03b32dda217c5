import {
  AbortedError,
  type CallOptions,
  type DeadlineErrors,
  type Executor,
  inWords,
  type TableDescription,
  TimeoutError,
  withinDeadline,
} from "@dynamorm/core";
import { lookAtTable, statusLeftOut } from "./look-at-table.ts";
import type { TableBlueprint } from "./table-blueprint.ts";
import type { TableProgress, WaitOptions } from "./wait-options.ts";
import { waitUntil } from "./wait-until.ts";

/** Ten minutes. */
const defaultTimeoutMs = 600_000;

/** The state of a table that a call waits for. */
export interface TableGoal<Result> {
  /** The state in words, for messages: `"be ACTIVE"`. */
  readonly words: string;
  /** What is done before the table is looked at, within the same time. Gives the result where there is nothing to wait for. */
  readonly begin?: (options: CallOptions) => Promise<Result | undefined>;
  /** Judges a description of the table, or that there is none. `undefined`: look again. */
  readonly reached: (
    description: TableDescription | undefined,
    options: CallOptions,
  ) => Promise<Result | undefined> | Result | undefined;
}

/**
 * Begins what the goal says, and describes the table until it is in the state that is waited for: all of it within one time.
 *
 * @throws TimeoutError and AbortedError that say how the table is, and what the executor, `goal.begin` and `goal.reached` throw.
 */
export async function waitForTable<Result>(
  executor: Executor,
  table: TableBlueprint,
  goal: TableGoal<Result>,
  { timeoutMs = defaultTimeoutMs, signal, onProgress }: WaitOptions,
): Promise<Result> {
  const context = { operation: "DescribeTable", model: table.model, table: table.table };
  const start = performance.now();
  const seen: Seen = { hasBegun: false, last: undefined, isAskingMore: false };
  const errors: DeadlineErrors = {
    timedOut: () =>
      new TimeoutError(
        `Table "${table.table}" should ${goal.words}, and after ${timeoutMs} ms ${stateInWords(seen)}. DynamoDB goes on by itself: make the same call again to wait on, or give it a longer timeoutMs.`,
        context,
      ),
    aborted: (reason) => {
      const how = seen.hasBegun ? `; ${stateInWords(seen)}. DynamoDB goes on by itself.` : " before anything was sent.";
      const message = `The wait for table "${table.table}" to ${goal.words} was aborted${how}`;
      return new AbortedError(message, { ...context, cause: reason });
    },
  };
  const look = async (ended: AbortSignal): Promise<(() => Result) | undefined> => {
    seen.isAskingMore = false;
    const description = await lookAtTable(executor, table, { signal: ended });
    // An executor may answer after all. Nothing is reported or sent any more then.
    ended.throwIfAborted();
    seen.last = progress(table.table, description, Math.round(performance.now() - start));
    try {
      await onProgress?.(seen.last);
    } catch (error) {
      // Thrown after the wait: within it, what is retryable would be looked over.
      return () => {
        throw error;
      };
    }
    ended.throwIfAborted();
    seen.isAskingMore = true;
    const reached = await goal.reached(description, { signal: ended });
    seen.isAskingMore = false;
    return reached === undefined ? undefined : () => reached;
  };
  return withinDeadline({ signal, timeoutMs }, errors, async ({ signal: ended }) => {
    seen.hasBegun = true;
    const begun = await goal.begin?.({ signal: ended });
    if (begun !== undefined) return begun;
    ended.throwIfAborted();
    const result = await waitUntil(() => look(ended), ended);
    return result();
  });
}

/** What a wait has seen of its table. */
interface Seen {
  hasBegun: boolean;
  last: TableProgress | undefined;
  /** The table was described, and what the goal asks besides is not answered, Time to Live for one. */
  isAskingMore: boolean;
}

function progress(table: string, description: TableDescription | undefined, elapsedMs: number): TableProgress {
  const indexes = (description?.GlobalSecondaryIndexes ?? []).map(
    ({ IndexName = "", IndexStatus = statusLeftOut }): [string, string] => [IndexName, IndexStatus],
  );
  return {
    table,
    status: description === undefined ? "NOT_FOUND" : (description.TableStatus ?? statusLeftOut),
    indexes: Object.fromEntries(indexes),
    elapsedMs,
  };
}

function stateInWords({ last, isAskingMore }: Seen): string {
  if (last === undefined) return "nothing is known of it: DynamoDB has not answered";
  return `${statusInWords(last)}${isAskingMore ? ", and DynamoDB has not answered since" : ""}`;
}

function statusInWords(last: TableProgress): string {
  if (last.status === "NOT_FOUND") return "there is no such table";
  const busy = Object.entries(last.indexes).filter(([, status]) => status !== "ACTIVE");
  return `it is ${last.status}${
    busy.length === 0
      ? ""
      : `, with ${inWords(
          busy.map(([name, status]) => `index "${name}" ${status}`),
          "and",
        )}`
  }`;
}
