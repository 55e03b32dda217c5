import {
  type AnyModel,
  type CallOptions,
  describeValue,
  DynamORMError,
  InvalidItemError,
  InvalidQueryError,
  isDynamORMError,
  isRecord,
  sleep,
  ValidationError,
} from "@dynamorm/core";
import { invalidQuery } from "@dynamorm/update-builder";
import { copyGiven } from "./copy-given.ts";

/** How many are looked at before others have a turn: time may be over, or a signal may abort. */
const mostInOneTurn = 500;

/**
 * Plans each of the things that a batch was given, in order, before anything is sent. Each is copied as it comes: what gives them may
 * change it for the next one.
 *
 * @throws InvalidQueryError for what is no list of things, and what planning one of them throws, with its place: `at 3, …`.
 */
export async function planEach<Given, Planned>(
  model: AnyModel,
  name: string,
  what: string,
  given: Iterable<Given>,
  { signal }: CallOptions,
  plan: (one: Given, index: number) => Planned | Promise<Planned>,
): Promise<Planned[]> {
  checkIterable(model, name, what, given);
  const planned: Planned[] = [];
  for (const one of given) {
    const index = planned.length;
    try {
      const made = plan(copyGiven(one), index);
      planned.push(made instanceof Promise ? await made : made);
    } catch (error) {
      throw atIndex(name, index, error);
    }
    if (planned.length % mostInOneTurn === 0) await sleep(0, signal);
    signal?.throwIfAborted();
  }
  return planned;
}

function checkIterable(model: AnyModel, name: string, what: string, given: unknown): void {
  // A text gives its characters one by one, which nobody means.
  if (typeof given === "object" && given !== null && Symbol.iterator in given) return;
  const mend = given instanceof Promise ? ": await it" : mendOf(given);
  throw invalidQuery(
    model,
    `${name} takes an array of ${what}, or another iterable, not ${describeValue(given)}${mend}`,
  );
}

function mendOf(given: unknown): string {
  if (!isRecord(given)) return "";
  return Symbol.asyncIterator in given ? ": gather some of them in an array first" : "";
}

/** The error of one of several things, with its place in message and path. */
function atIndex(name: string, index: number, error: unknown): unknown {
  if (!isDynamORMError(error)) return error;
  const { operation, model, table, attribute, key } = error;
  const context = { operation, model, table, attribute, key, cause: error };
  const message = `${name}, at ${index}: ${error.message}`;
  const within = (path: string): string =>
    path === "" || path.startsWith("[") ? `[${index}]${path}` : `[${index}].${path}`;
  if (error instanceof InvalidItemError) {
    const { path, expected, received } = error;
    return new InvalidItemError(message, { ...context, path: within(path), expected, received });
  }
  if (error instanceof ValidationError) {
    const issues = error.issues.map((issue) => ({ ...issue, path: within(issue.path) }));
    return new ValidationError(message, issues, context);
  }
  if (error instanceof InvalidQueryError) return new InvalidQueryError(message, context);
  return new DynamORMError(error.code, message, context);
}
