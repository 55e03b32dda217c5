/**
 * The stable code of an error of this package: what programs tell errors apart by. Messages may change, codes do not.
 *
 * - `INVALID_OPTION`: an option, or a variable of the environment that stands for one, that cannot be; found before anything is started.
 * - `ENGINE_NOT_FOUND`: no engine on this machine, or none where a variable of the environment says that one is.
 * - `JAVA_NOT_FOUND`: DynamoDB Local is here, Java to run it is not.
 * - `PORT_IN_USE`: the port that was asked for is taken.
 * - `ENGINE_START_FAILED`: the engine could not be run, or ended before it answered.
 * - `ENGINE_START_TIMEOUT`: the engine runs and did not answer in time.
 * - `ENDPOINT_UNREACHABLE`: nothing answers at the address that `DYNAMODB_ENDPOINT` names.
 * - `ABORTED`: the signal that was given ended the start.
 * - `SDK_NOT_FOUND`: `client()` was called and `@aws-sdk/client-dynamodb` is not installed.
 */
export type LocalEngineErrorCode =
  | "INVALID_OPTION"
  | "ENGINE_NOT_FOUND"
  | "JAVA_NOT_FOUND"
  | "PORT_IN_USE"
  | "ENGINE_START_FAILED"
  | "ENGINE_START_TIMEOUT"
  | "ENDPOINT_UNREACHABLE"
  | "ABORTED"
  | "SDK_NOT_FOUND";

/** What an error of this package can tell besides its message. A field is there where it means something. */
export interface LocalEngineErrorDetails {
  /** The option, or the variable of the environment, that is wrong. */
  readonly option?: string | undefined;
  /** The port that is taken. */
  readonly port?: number | undefined;
  /** The address that does not answer. */
  readonly endpoint?: string | undefined;
  /** The file or folder that is missing, or that could not be run. */
  readonly path?: string | undefined;
  /** The exit code of an engine that ended by itself. */
  readonly exitCode?: number | undefined;
  /** The last of what the engine printed, at most 8,192 characters. */
  readonly output?: string | undefined;
  /** What was thrown below: the socket's error, the system's, the reason of an abort. */
  readonly cause?: unknown;
}

const brand = Symbol.for("dynamorm.local-engine-error");

/** Every error that this package throws. Its message says what happened, and what to do about it. */
export class LocalEngineError extends Error {
  readonly code: LocalEngineErrorCode;
  readonly option: string | undefined;
  readonly port: number | undefined;
  readonly endpoint: string | undefined;
  readonly path: string | undefined;
  readonly exitCode: number | undefined;
  readonly output: string | undefined;

  constructor(code: LocalEngineErrorCode, message: string, details: LocalEngineErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.option = details.option;
    this.port = details.port;
    this.endpoint = details.endpoint;
    this.path = details.path;
    this.exitCode = details.exitCode;
    this.output = details.output;
    // Not enumerable, so that errors print with their data and without machinery.
    Object.defineProperty(this, brand, { value: true });
    Object.defineProperty(this, "name", { value: "LocalEngineError", configurable: true });
  }
}

/** Whether a value is an error of this package. Works across copies of it (its ESM and its CommonJS build), where `instanceof` does not. */
export function isLocalEngineError(value: unknown): value is LocalEngineError {
  return typeof value === "object" && value !== null && brand in value;
}
