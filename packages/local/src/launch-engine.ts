import type { EngineCommand } from "./engine-command.ts";
import { type EngineProcess, startEngineProcess } from "./engine-process.ts";
import { checkPortIsFree, freePort, portInUse } from "./free-port.ts";
import { isLocalEngineError } from "./local-engine-error.ts";
import type { StartDeadline } from "./start-deadline.ts";
import type { CheckedOptions } from "./start-local-options.ts";
import { waitUntilAnswers } from "./wait-until-answers.ts";

/** How many free ports are tried. To lose one to somebody else is rare; to lose five in a row is another fault. */
const attempts = 5;

/** An engine that answers, and where. */
export interface LaunchedEngine {
  readonly endpoint: string;
  readonly port: number;
  readonly process: EngineProcess;
}

/**
 * Runs an engine on the port that was asked for, or on a free one, until it answers. When somebody else takes a free port
 * before the engine does, another one is tried.
 *
 * @param choosePort - gives a port that is free.
 * @throws LocalEngineError `PORT_IN_USE`, `ENGINE_START_FAILED`, `ENGINE_START_TIMEOUT`, `ABORTED`. Then nothing is left running.
 */
export async function launchEngine(
  command: EngineCommand,
  options: CheckedOptions,
  deadline: StartDeadline,
  choosePort: typeof freePort = freePort,
): Promise<LaunchedEngine> {
  if (options.port !== undefined) {
    await checkPortIsFree(options.port, command.host);
    return launchOn(options.port, command, options, deadline);
  }
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort(command.host);
    try {
      return await launchOn(port, command, options, deadline);
    } catch (error) {
      if (attempt === attempts || !isLocalEngineError(error) || error.code !== "PORT_IN_USE") throw error;
    }
  }
}

async function launchOn(
  port: number,
  command: EngineCommand,
  options: CheckedOptions,
  deadline: StartDeadline,
): Promise<LaunchedEngine> {
  deadline.throwIfAborted();
  const endpoint = `http://127.0.0.1:${port}`;
  const process = await startEngineProcess(command, command.argumentsFor(port, options.file));
  try {
    await waitUntilAnswers(command, process, endpoint, deadline);
    return { endpoint, port, process };
  } catch (error) {
    await process.stop("SIGKILL");
    if (isLocalEngineError(error) && error.code === "ENGINE_START_FAILED" && saysPortInUse(error.output)) {
      throw portInUse(port, error);
    }
    throw error;
  }
}

/** dynoxide: "port 8000 is already in use", DynamoDB Local: "Address already in use". */
function saysPortInUse(output = ""): boolean {
  return /already in use/i.test(output);
}
