import {
  type CallOptions,
  describeValue,
  type DynamoDBRequest,
  type Executor,
  InvalidOptionError,
  type Middleware,
  type OperationInput,
  type OperationName,
  type OperationOutput,
} from "@dynamorm/core";
import { tableOf } from "../errors/describe-request.ts";

/** One request, and what became of it. `input` and `output` hold items: think of who may read the log. */
export interface RequestLogEntry {
  readonly operation: OperationName;
  readonly model?: string;
  /** The table, where the request names one and no other: a PartiQL statement names none. */
  readonly table?: string;
  /** Milliseconds until the answer or the error, with fractions. */
  readonly durationMs: number;
  /** The request's input itself, not a copy: to be read only. */
  readonly input: OperationInput<OperationName>;
  /** The answer itself, not a copy: to be read only. Absent when there was an error. */
  readonly output?: OperationOutput<OperationName>;
  /** What the call threw. Absent when there was an answer. */
  readonly error?: unknown;
}

/** What {@link logRequests} takes. */
export interface LogRequestsOptions {
  /** Called once for each request, when it has ended and before the caller sees how. It is not waited for. */
  readonly log: (entry: RequestLogEntry) => void;
}

/**
 * Middleware that hands every request to a function, with its answer or error and its duration.
 *
 * What the function throws changes nothing about the request: the caller gets the answer, or the request's own error. The
 * first such failure is reported with `process.emitWarning`, the others are dropped.
 *
 * @throws InvalidOptionError when `log` is no function.
 * @example
 * logRequests({ log: ({ operation, table, durationMs }) => console.log(`${operation} ${table}: ${durationMs} ms`) });
 */
export function logRequests(options: LogRequestsOptions): Middleware {
  const log = (options as Partial<LogRequestsOptions> | undefined)?.log;
  if (typeof log !== "function") {
    throw new InvalidOptionError(
      `logRequests takes { log }, a function that is given each request; log is ${describeValue(log)}`,
    );
  }
  const report = reporterTo(log);
  return (next: Executor): Executor => {
    return async <Name extends OperationName>(
      request: DynamoDBRequest<Name>,
      callOptions?: CallOptions,
    ): Promise<OperationOutput<Name>> => {
      const start = performance.now();
      try {
        const output = await next(request, callOptions);
        report({ ...entryOf(request, start), output });
        return output;
      } catch (error) {
        report({ ...entryOf(request, start), error });
        throw error;
      }
    };
  };
}

function entryOf(request: DynamoDBRequest, start: number): RequestLogEntry {
  const { operation, model, input } = request;
  const table = tableOf(request);
  return {
    operation,
    ...(model === undefined ? {} : { model }),
    ...(table === undefined ? {} : { table }),
    durationMs: performance.now() - start,
    input,
  };
}

/** Calls the function, and keeps what it throws, or what its promise is rejected with, from everybody else. */
function reporterTo(log: LogRequestsOptions["log"]): (entry: RequestLogEntry) => void {
  let warned = false;
  const warn = (error: unknown): void => {
    if (warned) return;
    warned = true;
    const what = error instanceof Error ? error.message : describeValue(error);
    process.emitWarning(`the log function of logRequests failed: ${what}`, "DynamORMWarning");
  };
  return (entry) => {
    try {
      // Nothing keeps an async function out of a place for one that gives nothing.
      const result: unknown = log(entry);
      if (typeof result === "object") Promise.resolve(result).catch(warn);
    } catch (error) {
      warn(error);
    }
  };
}
