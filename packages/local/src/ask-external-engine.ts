import { askEndpoint } from "./ask-endpoint.ts";
import { LocalEngineError } from "./local-engine-error.ts";
import type { StartDeadline } from "./start-deadline.ts";
import { systemErrorCode } from "./system-error-code.ts";

/**
 * Makes sure that the engine at the address in `DYNAMODB_ENDPOINT` answers. It is asked once: somebody else runs it, so
 * there is nothing to wait for. Gives its port.
 *
 * @throws LocalEngineError `ENDPOINT_UNREACHABLE`, `ABORTED`.
 */
export async function askExternalEngine(endpoint: string, deadline: StartDeadline): Promise<number> {
  const refusal = await askEndpoint(endpoint, deadline.signal);
  deadline.throwIfAborted();
  if (refusal !== undefined) throw unreachable(endpoint, refusal, deadline.isOver());
  const url = new URL(endpoint);
  return Number(url.port) || (url.protocol === "https:" ? 443 : 80);
}

/** The error for an address that does not answer, or not in time. */
export function unreachable(endpoint: string, cause: Error, isOver: boolean): LocalEngineError {
  // Where a name has several addresses, the error holds one error for each of them, and has no message of its own.
  const reason = isOver ? "no answer in time" : cause.message || systemErrorCode(cause);
  return new LocalEngineError(
    "ENDPOINT_UNREACHABLE",
    `DYNAMODB_ENDPOINT names ${endpoint}, where no engine answers: ${reason}. Start that engine, or unset the variable to have one started.`,
    { option: "DYNAMODB_ENDPOINT", endpoint, cause },
  );
}
