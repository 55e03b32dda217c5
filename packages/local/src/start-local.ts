import { askExternalEngine } from "./ask-external-engine.ts";
import { createClient } from "./create-client.ts";
import type { EngineCommand } from "./engine-command.ts";
import { findEngine } from "./find-engine.ts";
import { launchEngine } from "./launch-engine.ts";
import type { LocalEngine } from "./local-engine.ts";
import { thisMachine } from "./machine.ts";
import { type StartDeadline, startDeadline } from "./start-deadline.ts";
import { type CheckedOptions, checkOptions, type StartLocalOptions } from "./start-local-options.ts";

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

async function connect(endpoint: string, deadline: StartDeadline): Promise<LocalEngine> {
  const port = await askExternalEngine(endpoint, deadline);
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
