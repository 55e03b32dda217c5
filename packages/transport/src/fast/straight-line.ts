import type { CallOptions, DynamoDBRequest, Executor, OperationName, OperationOutput } from "@dynamorm/core";
import type { Parts } from "./parts.ts";
import { send } from "./send.ts";

/** The executor that sends through some parts, and throws what the SDK throws. */
export function straightLine(parts: Parts): Executor {
  // An overload, as the compiler cannot see that an operation is answered by its output.
  function execute<Name extends OperationName>(
    request: DynamoDBRequest<Name>,
    options?: CallOptions,
  ): Promise<OperationOutput<Name>>;
  async function execute(request: DynamoDBRequest, options?: CallOptions): Promise<object> {
    return await send(parts, request, options);
  }
  return execute;
}
