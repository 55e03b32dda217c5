import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { access, constants } from "node:fs/promises";
import type { EngineCommand } from "./engine-command.ts";

/** A process that waits at a gate: it becomes the engine when the gate is opened, and ends when nobody is left to open it. */
export interface GatedProcess {
  /** Without a `pid` when it could not be started: its "error" event says why. */
  readonly child: ChildProcess;
  /** Lets it become the engine, under the same pid and in the same process group. */
  readonly open: () => void;
}

/**
 * What waits: a line lets it through, the end of its input ends it. The system closes the input when this process ends,
 * whatever it ends of. The engine itself has no input.
 */
const gate = 'read -r _ && exec "$0" "$@" </dev/null';

/**
 * Spawns an engine that does nothing before it is let: its pid can be told to a watchdog first. Spawned directly, it would
 * already run while this process, still inside `spawn`, could be killed without anybody else knowing of it.
 *
 * Windows has no `exec`, so that there the engine runs at once. Elsewhere, a program that turns out to be none when it is run
 * ends with the shell's exit code: see `causeOfUnrunnable`.
 */
export function spawnGated(
  { executable, environment }: EngineCommand,
  commandArguments: readonly string[],
): GatedProcess {
  const options: SpawnOptions = { windowsHide: true, env: { ...process.env, ...environment } };
  if (process.platform === "win32") {
    const child = spawn(executable, commandArguments, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    return { child, open: () => {} };
  }
  const child = spawn("/bin/sh", ["-c", gate, executable, ...commandArguments], {
    ...options,
    stdio: ["pipe", "pipe", "pipe"],
    // As the leader of a process group: see killProcess. Also, a Ctrl-C is this process's business before it is the engine's.
    detached: true,
  });
  child.stdin?.on("error", () => {}); // a gate without a reader: it is gone
  return { child, open: () => child.stdin?.end("\n") };
}

/**
 * Looks at a program before it is run: the shell would find the same, but only say it in words. Windows says it by itself.
 *
 * @throws the system's error when there is no such file, or it may not be run.
 */
export async function checkMayRun({ executable }: EngineCommand): Promise<void> {
  if (process.platform !== "win32") await access(executable, constants.X_OK);
}
