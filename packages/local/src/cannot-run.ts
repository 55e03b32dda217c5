import type { EngineCommand } from "./engine-command.ts";
import { LocalEngineError } from "./local-engine-error.ts";

/** The error of a program that the system does not run. */
export function cannotRun(what: string, path: string, cause: unknown): LocalEngineError {
  return new LocalEngineError(
    "ENGINE_START_FAILED",
    `Could not run ${what}, ${path}: ${String(cause)}. Check that it is a program for this machine.`,
    { path, cause },
  );
}

/** The same of an engine. */
export function cannotRunEngine(command: EngineCommand, cause: unknown): LocalEngineError {
  return cannotRun(`the engine (found by ${command.foundBy})`, command.executable, cause);
}

/**
 * What the exit codes stand for that a shell ends with when it cannot run a program, as the system's code; `undefined` for others.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_08_02
 */
const systemCodes: ReadonlyMap<number | undefined, string> = new Map([
  [126, "EACCES"],
  [127, "ENOENT"],
]);

/**
 * The system's error behind an ending that says that the program could not be run: the interpreter of a script is missing, the
 * program is for another machine. `undefined` for every other ending.
 */
export function causeOfUnrunnable(exitCode: number | undefined, output: string): Error | undefined {
  const code = systemCodes.get(exitCode);
  if (code === undefined) return undefined;
  const words = output.trim();
  return Object.assign(new Error(`${code}, exit code ${exitCode}${words === "" ? "" : `: ${words}`}`), { code });
}
