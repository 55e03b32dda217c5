import { setTimeout as delay } from "node:timers/promises";
import { askEndpoint } from "./ask-endpoint.ts";
import { cannotRunEngine, causeOfUnrunnable } from "./cannot-run.ts";
import type { EngineCommand } from "./engine-command.ts";
import type { EngineProcess } from "./engine-process.ts";
import { LocalEngineError } from "./local-engine-error.ts";
import type { StartDeadline } from "./start-deadline.ts";

/** The pauses between questions, in milliseconds: dynoxide is there after about 4, DynamoDB Local after about 1,500. */
const firstPauseMs = 1;
const longestPauseMs = 50;

/** How long an answer may go unannounced, in milliseconds: an engine whose port is taken has ended by then. */
const unannouncedMs = 1_000;

/**
 * Waits until an engine answers over HTTP. An answer counts once the engine has printed that it is coming up, or when it
 * still runs a second later: before that, it may come from somebody else, who took the port in between.
 *
 * @throws LocalEngineError `ENGINE_START_FAILED` when the engine ends instead, `ENGINE_START_TIMEOUT` when the time is over,
 *   `ABORTED`.
 */
export async function waitUntilAnswers(
  command: EngineCommand,
  engine: EngineProcess,
  endpoint: string,
  deadline: StartDeadline,
): Promise<void> {
  let firstAnswer = Number.POSITIVE_INFINITY;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    const refusal = await askEndpoint(endpoint, deadline.signal);
    deadline.throwIfAborted();
    const ending = engine.ending();
    if (ending !== undefined) throw await ended(command, engine, ending.exitCode, ending.text);
    if (deadline.isOver()) throw timedOut(command, engine, endpoint, refusal);
    if (refusal === undefined) {
      firstAnswer = Math.min(firstAnswer, performance.now());
      if (command.announcement.test(engine.output()) || performance.now() - firstAnswer >= unannouncedMs) return;
    }
    await delay(pause, undefined, { signal: deadline.signal }).catch(() => {}); // the next turn sees why
  }
}

async function ended(
  command: EngineCommand,
  engine: EngineProcess,
  exitCode: number | undefined,
  ending: string,
): Promise<LocalEngineError> {
  await engine.stop("SIGKILL"); // until its pipes are closed: what it printed last says why
  const output = engine.output();
  const unrunnable = causeOfUnrunnable(exitCode, output);
  if (unrunnable !== undefined) return cannotRunEngine(command, unrunnable);
  return new LocalEngineError(
    "ENGINE_START_FAILED",
    `${name(command)} ended before it answered (${ending})${printed(output)}`,
    {
      path: command.executable,
      exitCode,
      output,
    },
  );
}

function timedOut(
  command: EngineCommand,
  engine: EngineProcess,
  endpoint: string,
  cause: Error | undefined,
): LocalEngineError {
  const output = engine.output();
  const message = `${name(command)} runs, but did not answer at ${endpoint} in time. Give it longer with startTimeoutMs${printed(output)}`;
  return new LocalEngineError("ENGINE_START_TIMEOUT", message, { path: command.executable, endpoint, output, cause });
}

function name(command: EngineCommand): string {
  return `The engine ${command.executable} (found by ${command.foundBy})`;
}

function printed(output: string): string {
  return output.trim() === "" ? ", and printed nothing." : `. It printed:\n${output.trim()}`;
}
