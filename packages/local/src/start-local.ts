import { askEndpoint } from "./ask-endpoint.ts";
import { createClient } from "./create-client.ts";
import type { EngineCommand } from "./engine-command.ts";
import { findEngine } from "./find-engine.ts";
import { launchEngine } from "./launch-engine.ts";
import type { LocalEngine } from "./local-engine.ts";
import { LocalEngineError } from "./local-engine-error.ts";
import { thisMachine } from "./machine.ts";
import { type StartDeadline, startDeadline } from "./start-deadline.ts";
import { type CheckedOptions, checkOptions, type StartLocalOptions } from "./start-local-options.ts";
import { systemErrorCode } from "./system-error-code.ts";

/** How long an engine that runs already has for an answer, in milliseconds, when nobody says otherwise. */
const externalTimeoutMs = 10_000;

/**
 * Starts a DynamoDB engine on 127.0.0.1, and waits until it answers. It ends with `stop()`, and with this process at the
 * latest, however this process ends. It does not keep this process from ending.
 *
 * With `DYNAMODB_ENDPOINT` set, and none of `engine`, `port`, `file` given, nothing is started: the engine is the one at that
 * address, which has to answer.
 *
 * ```ts
 * await using engine = await startLocal();
 * const client = engine.client();
 * await client.send(new ListTablesCommand({}));
 * ```
 *
 * @throws LocalEngineError with a `code`: see {@link LocalEngineErrorCode}. Then nothing is left running.
 */
export async function startLocal(options: StartLocalOptions = {}): Promise<LocalEngine> {
  const checked = checkOptions(options);
  const found = findEngine(checked, thisMachine);
  const deadline = startDeadline(
    checked.startTimeoutMs ?? (found.kind === "external" ? externalTimeoutMs : found.startTimeoutMs),
    checked.signal,
  );
  try {
    return found.kind === "external" ? await connect(found.endpoint, deadline) : await start(found, checked, deadline);
  } finally {
    deadline.release();
  }
}

/** An engine that somebody else runs is asked once: it is there, or it is not. */
async function connect(endpoint: string, deadline: StartDeadline): Promise<LocalEngine> {
  const refusal = await askEndpoint(endpoint, deadline.signal);
  deadline.throwIfAborted();
  if (refusal !== undefined) {
    // Where a name has several addresses, the error holds one error for each of them, and has no message of its own.
    const reason = deadline.isOver() ? "no answer in time" : refusal.message || systemErrorCode(refusal);
    throw new LocalEngineError(
      "ENDPOINT_UNREACHABLE",
      `DYNAMODB_ENDPOINT names ${endpoint}, where no engine answers: ${reason}. Start that engine, or unset the variable to have one started.`,
      { option: "DYNAMODB_ENDPOINT", endpoint, cause: refusal },
    );
  }
  const url = new URL(endpoint);
  const port = Number(url.port) || (url.protocol === "https:" ? 443 : 80);
  return localEngine({ endpoint, port, kind: "external", pid: undefined, stop: async () => {} });
}

async function start(command: EngineCommand, options: CheckedOptions, deadline: StartDeadline): Promise<LocalEngine> {
  const { endpoint, port, process } = await launchEngine(command, options, deadline);
  return localEngine({
    endpoint,
    port,
    kind: command.kind,
    pid: process.pid,
    stop: async () => process.stop("SIGTERM"),
  });
}

function localEngine(engine: Pick<LocalEngine, "endpoint" | "port" | "kind" | "pid" | "stop">): LocalEngine {
  return {
    ...engine,
    client: (config) => createClient(engine.endpoint, config),
    [Symbol.asyncDispose]: engine.stop,
  };
}
