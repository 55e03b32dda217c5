import type { CallOptions, DynamoDBRequest, Executor, OperationName, OperationOutput } from "@dynamorm/core";

/** What an operation answers or throws; `"hang"`: it never does either, and pays no attention to signals. */
export type Step = {
  readonly [Name in OperationName]: readonly [operation: Name, answer: OperationOutput<Name> | Error | "hang"];
}[OperationName];

/** An executor that plays a script, and what it was asked. */
export interface ScriptedExecutor {
  readonly executor: Executor;
  readonly requests: DynamoDBRequest[];
  /** The operations that were asked for, in order. */
  readonly operations: () => string[];
}

/**
 * Answers each request with the next step, which has to be of the same operation. The last step is repeated. A request whose
 * signal has aborted is refused, as executors do.
 */
export function scripted(...steps: readonly Step[]): ScriptedExecutor {
  const requests: DynamoDBRequest[] = [];
  const executor = async (request: DynamoDBRequest, options?: CallOptions): Promise<unknown> => {
    options?.signal?.throwIfAborted();
    const [operation, answer] = steps[Math.min(requests.length, steps.length - 1)] as Step;
    requests.push(request);
    if (operation !== request.operation) throw new Error(`the script has ${operation} here, not ${request.operation}`);
    if (answer === "hang") return new Promise(() => {});
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { executor: executor as Executor, requests, operations: () => requests.map(({ operation }) => operation) };
}
