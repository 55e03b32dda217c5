import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { LocalEngineError } from "./local-engine-error.ts";

/** How an engine is to be started. All of it can be left out. */
export interface StartLocalOptions {
  /** The port to listen on, 1–65535. Left out, or 0: a free one is chosen. */
  readonly port?: number | undefined;
  /**
   * The database file, kept when the engine stops and made when it is not there (its folder must be). Left out: the tables are
   * in memory, and gone with the engine. DynamoDB Local names its file itself: `shared-local-instance.db`, in any folder.
   */
  readonly file?: string | undefined;
  /** The engine that it has to be. Left out: the first that is found. */
  readonly engine?: "dynoxide" | "dynamodb-local" | undefined;
  /** How long the engine has until it answers, in milliseconds. 10,000 when left out; 60,000 for DynamoDB Local, which starts a Java machine. */
  readonly startTimeoutMs?: number | undefined;
  /** Ends the start when it aborts. Of no effect on an engine that runs. */
  readonly signal?: AbortSignal | undefined;
}

/** Options that were checked: nothing in them is unknown, a port is a real one, the file's path is absolute. */
export type CheckedOptions = StartLocalOptions;

/** The longest time that a timer of Node.js can measure, in milliseconds. */
const longestTimer = 2_147_483_647;

const checks: { readonly [Option in keyof StartLocalOptions]-?: (value: unknown) => string | undefined } = {
  port: (value) =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535 ? undefined : "an integer from 0 to 65535",
  file: (value) =>
    typeof value === "string" && value !== "" && !value.includes("\0") ? undefined : "the path of a file",
  engine: (value) =>
    value === "dynoxide" || value === "dynamodb-local" ? undefined : '"dynoxide" or "dynamodb-local"',
  startTimeoutMs: (value) =>
    typeof value === "number" && value > 0 && value <= longestTimer
      ? undefined
      : `a number of milliseconds, more than 0 and at most ${longestTimer}`,
  signal: (value) => (isAbortSignal(value) ? undefined : "an AbortSignal"),
};

const checkOf = new Map(Object.entries(checks));

/**
 * Checks options before anything is started.
 *
 * @throws LocalEngineError `INVALID_OPTION`, naming the option: unknown, of the wrong type, out of range, or a `file` that
 *   is a folder or lies in a folder that is not there.
 */
export function checkOptions(options: unknown): CheckedOptions {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new LocalEngineError("INVALID_OPTION", `startLocal takes an object of options, not ${describe(options)}.`);
  }
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [option, value] of given) {
    const check = checkOf.get(option);
    if (check === undefined) {
      throw invalid(option, `startLocal has no option "${option}". It has ${Object.keys(checks).join(", ")}.`);
    }
    const expected = check(value);
    if (expected !== undefined)
      throw invalid(option, `The option "${option}" has to be ${expected}, not ${describe(value)}.`);
  }
  const checked = Object.fromEntries(given) as StartLocalOptions;
  return {
    ...checked,
    ...(checked.port === 0 && { port: undefined }),
    ...(checked.file !== undefined && { file: checkFile(checked.file) }),
  };
}

function checkFile(file: string): string {
  const path = resolve(file);
  const folder = dirname(path);
  if (isFolder(path)) {
    throw invalid(
      "file",
      `The option "file" has to be the path of a file, and ${path} is a folder. Name a file in it.`,
      path,
    );
  }
  if (!isFolder(folder)) {
    throw invalid(
      "file",
      `The database file cannot be made: there is no folder ${folder}. Make it first, or name another file.`,
      folder,
    );
  }
  return path;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // not there, or not to be seen: for a database file it comes to the same
  }
}

/** By its shape: test runners hand out AbortSignals of other realms, which no `instanceof` knows. */
function isAbortSignal(value: unknown): value is AbortSignal {
  if (typeof value !== "object" || value === null) return false;
  const signal = value as Partial<AbortSignal>;
  return typeof signal.aborted === "boolean" && typeof signal.addEventListener === "function";
}

function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" || typeof value === "boolean" || value === null) return String(value);
  return Array.isArray(value) ? "an array" : `${typeof value === "object" ? "an" : "a"} ${typeof value}`;
}

function invalid(option: string, message: string, path?: string): LocalEngineError {
  return new LocalEngineError("INVALID_OPTION", message, { option, path });
}
