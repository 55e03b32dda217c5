import {
  AbortedError,
  type CallOptions,
  type Executor,
  inWords,
  type TableDescription,
  TimeoutError,
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
  /** Judges a description of the table, or that there is none. `undefined`: look again. */
  readonly reached: (
    description: TableDescription | undefined,
    options: CallOptions,
  ) => Promise<Result | undefined> | Result | undefined;
}

/**
 * Describes the table until it is in the state that is waited for.
 *
 * @throws TimeoutError, AbortedError, and what the executor and `goal.reached` throw.
 */
export async function waitForTable<Result>(
  executor: Executor,
  table: TableBlueprint,
  goal: TableGoal<Result>,
  { timeoutMs = defaultTimeoutMs, signal, onProgress }: WaitOptions,
): Promise<Result> {
  const context = { operation: "DescribeTable", model: table.model, table: table.table };
  const start = performance.now();
  let last: TableProgress | undefined;
  let isAskingMore = false;
  const result = await waitUntil<() => Result>({
    look: async (ended) => {
      isAskingMore = false;
      const description = await lookAtTable(executor, table, { signal: ended });
      // An executor may answer after all. Nothing is reported or sent any more then.
      ended.throwIfAborted();
      last = progress(table.table, description, Math.round(performance.now() - start));
      try {
        await onProgress?.(last);
      } catch (error) {
        // Thrown after the wait: within it, what is retryable would be looked over.
        return () => {
          throw error;
        };
      }
      ended.throwIfAborted();
      isAskingMore = true;
      const reached = await goal.reached(description, { signal: ended });
      isAskingMore = false;
      return reached === undefined ? undefined : () => reached;
    },
    timeoutMs,
    signal,
    timedOut: () =>
      new TimeoutError(
        `Table "${table.table}" should ${goal.words}, and after ${timeoutMs} ms ${stateInWords(last, isAskingMore)}. DynamoDB goes on by itself: make the same call again to wait on, or give it a longer timeoutMs.`,
        context,
      ),
    aborted: (reason) =>
      new AbortedError(
        `The wait for table "${table.table}" to ${goal.words} was aborted; ${stateInWords(last, isAskingMore)}. DynamoDB goes on by itself.`,
        { ...context, cause: reason },
      ),
  });
  return result();
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

/** `isAskingMore`: the table was described, and what the goal asks besides is not answered, Time to Live for one. */
function stateInWords(last: TableProgress | undefined, isAskingMore: boolean): string {
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
