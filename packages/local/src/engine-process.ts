import { once } from "node:events";
import { Socket } from "node:net";
import { cannotRun, cannotRunEngine } from "./cannot-run.ts";
import type { EngineCommand } from "./engine-command.ts";
import { killOnExit } from "./kill-on-exit.ts";
import { killLeftovers, killProcess } from "./kill-process.ts";
import { checkMayRun, spawnGated } from "./spawn-gated.ts";
import { startWatchdog, type Watchdog } from "./watchdog.ts";

/** How an engine's process ended. */
export interface EngineEnding {
  /** `undefined` when a signal ended it. */
  readonly exitCode: number | undefined;
  /** For messages: `"exit code 1"`, `"signal SIGKILL"`. */
  readonly text: string;
}

/** An engine's process: running, or ended by itself, or stopped. */
export interface EngineProcess {
  readonly pid: number;
  /** How it ended; `undefined` as long as it runs. */
  readonly ending: () => EngineEnding | undefined;
  /** The last of what it printed, to either output, at most 8,192 characters. */
  readonly output: () => string;
  /**
   * Ends it, and waits until it, its pipes and its watchdog are gone. A process that goes on for two seconds after the
   * signal is killed. Never rejects; the second call waits for the same end as the first.
   */
  readonly stop: (signal: "SIGTERM" | "SIGKILL") => Promise<void>;
}

/** How much of an engine's output is kept, in characters. All of it is read, so that an engine never waits for a reader. */
const keptOutput = 8_192;

/** How long an engine has to end by itself, in milliseconds. dynoxide takes about 1, a Java machine about 100. */
const graceMs = 2_000;

/**
 * Runs an engine that ends with this process at the latest, and that does not keep this process from ending.
 *
 * @throws LocalEngineError `ENGINE_START_FAILED` when the program cannot be run, or when there is nobody to watch over it.
 */
export async function startEngineProcess(
  command: EngineCommand,
  commandArguments: readonly string[],
): Promise<EngineProcess> {
  const watchdog = await startWatchdog().catch((cause: unknown) => {
    throw cannotRun("the process that watches over the engine", process.execPath, cause);
  });
  try {
    return await spawnEngine(command, commandArguments, watchdog);
  } catch (cause) {
    await watchdog.release();
    throw cannotRunEngine(command, cause);
  }
}

async function spawnEngine(
  command: EngineCommand,
  commandArguments: readonly string[],
  watchdog: Watchdog,
): Promise<EngineProcess> {
  await checkMayRun(command);
  const { child, open } = spawnGated(command, commandArguments);
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  if (child.pid === undefined) throw (await once(child, "error"))[0];
  const { pid } = child;
  // In this order: from the moment that there is an engine, it is watched over.
  watchdog.watch(pid);
  const forget = killOnExit(pid);
  open();

  let ending: EngineEnding | undefined;
  let stopping: Promise<void> | undefined;
  child.on("error", () => {}); // a signal that cannot be sent: it is gone
  child.once("exit", (code, signal) => {
    ending = { exitCode: code ?? undefined, text: signal === null ? `exit code ${code}` : `signal ${signal}` };
    // When it is being stopped, what it started was asked to end too, and has its time to do so.
    if (stopping === undefined) killLeftovers(pid);
    // Its number may be given to another process from here on: nobody may think that it is the engine's.
    forget();
    void watchdog.release();
  });

  let output = "";
  // The pipes to a child are sockets, which the type of a plain readable does not say.
  const pipes = [child.stdout, child.stderr].filter((pipe) => pipe instanceof Socket);
  for (const pipe of pipes) {
    pipe.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-keptOutput);
    });
  }
  for (const handle of [child, ...pipes]) handle.unref();

  const stop = async (signal: "SIGTERM" | "SIGKILL"): Promise<void> => {
    for (const handle of [child, ...pipes]) handle.ref();
    if (ending === undefined) killProcess(pid, signal);
    const timer = setTimeout(() => {
      if (ending === undefined) killProcess(pid, "SIGKILL");
      else killLeftovers(pid);
      // Whoever has left the group may still hold the pipes open, and is not waited for.
      for (const pipe of pipes) pipe.destroy();
    }, graceMs);
    await closed;
    clearTimeout(timer);
    await watchdog.release();
  };
  return {
    pid,
    ending: () => ending,
    output: () => output,
    stop: (signal) => (stopping ??= stop(signal)),
  };
}
