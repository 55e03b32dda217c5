import { fieldOf, numberOf, textOf } from "../field-of.ts";

/**
 * What can be told of a thrown value, wherever it comes from. Read by shape and not by `instanceof`: there may be several
 * copies of the SDK, and errors of Node.js come from another realm where tests run in a VM.
 */
export interface ThrownError {
  readonly name: string;
  readonly message: string;
  /** The code of a socket, DNS or TLS error, of whichever error below has one: `"ECONNREFUSED"`. */
  readonly code: string | undefined;
  /** The host that could not be found. */
  readonly hostname: string | undefined;
  /** The status of an HTTP answer, where one came. */
  readonly status: number | undefined;
  /** Whether it is an answer that the SDK could read, and not a failure on the way. */
  readonly isAnswer: boolean;
  /** How often the SDK sent the request. */
  readonly attempts: number;
}

/** Reads a thrown value. */
export function readThrown(thrown: unknown): ThrownError {
  const metadata = fieldOf(thrown, "$metadata");
  const message = textOf(thrown, "message") ?? "";
  const root = withCode(thrown, 0);
  return {
    name: textOf(thrown, "name") ?? "",
    message,
    code: textOf(root, "code") ?? codeInText(message),
    hostname: textOf(root, "hostname"),
    // Older clients do not note the status of an answer that they cannot read.
    status: numberOf(metadata, "httpStatusCode") ?? numberOf(fieldOf(thrown, "$response"), "statusCode"),
    isAnswer: fieldOf(thrown, "$fault") !== undefined,
    attempts: attemptsOf(thrown) ?? 1,
  };
}

/** How often the SDK sent the request, where it says so. */
export function attemptsOf(thrown: unknown): number | undefined {
  return numberOf(fieldOf(thrown, "$metadata"), "attempts");
}

/**
 * The first error with a code: the error itself; one of those that an AggregateError holds, which Node.js throws when it has
 * tried several addresses; or one of its causes, where fetch puts it.
 */
function withCode(error: unknown, depth: number): unknown {
  if (depth > 5) return undefined;
  if (textOf(error, "code") !== undefined) return error;
  const several = fieldOf(error, "errors");
  const inner: readonly unknown[] = [...(Array.isArray(several) ? several : []), fieldOf(error, "cause")];
  return inner.map((each) => withCode(each, depth + 1)).find((each) => each !== undefined);
}

/**
 * The code in what the SDK wraps: what is no `Error` for it, as Node.js's errors are not where code runs in a VM (under Jest),
 * leaves nothing but its text. What is thrown for several addresses at once has not even that.
 */
function codeInText(message: string): string | undefined {
  const text = /^AWS SDK error wrapper for (.*)$/s.exec(message)?.[1];
  if (text === undefined) return undefined;
  if (/socket hang up|aborted|socket disconnected/.test(text)) return "ECONNRESET";
  return /\bE(?:[A-Z]{4,}|AI_[A-Z]+)\b|^AggregateError/.exec(text)?.[0];
}
