import { isRecord } from "@dynamorm/core";
import { readThrown } from "../errors/thrown-error.ts";

/** What the SDK's middleware is given, as far as it matters here. */
interface AttemptArguments {
  readonly input: object;
}

/** By the input of a command, which is its own and stays the same for all attempts: how many of them were refused up to now. */
const refusedOf = new WeakMap<object, number>();
/** By what an attempt threw: how many before it were refused. */
const refusedBefore = new WeakMap<object, number>();

/**
 * How many attempts of a request DynamoDB answered with a refusal, before the one that threw this: they did nothing, as when a request
 * was throttled. Of all others the answer was lost, or it was an error within DynamoDB; they may have been done.
 */
export function refusedAttempts(thrown: unknown): number {
  return isRecord(thrown) ? (refusedBefore.get(thrown) ?? 0) : 0;
}

/** Notes how many attempts before the one that threw this were refused. */
export function noteRefused(thrown: object, before: number): void {
  refusedBefore.set(thrown, before);
}

/** Middleware of the SDK, behind the one that repeats requests: it sees each attempt. It holds nothing of a command, as clients may keep it. */
function noteRefusal<Arguments extends AttemptArguments, Output>(
  next: (args: Arguments) => Promise<Output>,
): (args: Arguments) => Promise<Output> {
  return async (args) => {
    try {
      return await next(args);
    } catch (thrown) {
      const before = refusedOf.get(args.input) ?? 0;
      if (isRecord(thrown)) noteRefused(thrown, before);
      if (isRefusal(thrown)) refusedOf.set(args.input, before + 1);
      throw thrown;
    }
  };
}

function isRefusal(thrown: unknown): boolean {
  const { status, isAnswer } = readThrown(thrown);
  return isAnswer && status !== undefined && status < 500;
}

/** A command of the SDK, as far as its middleware goes. */
interface CommandWithMiddleware {
  readonly middlewareStack: {
    add(middleware: typeof noteRefusal, options: { step: "finalizeRequest"; priority: "low"; name: string }): void;
  };
}

/** Has a command count the attempts that were refused. Its input has to be its own. */
export function countRefusals<Command extends object>(command: Command): Command {
  if (!hasMiddleware(command)) return command;
  command.middlewareStack.add(noteRefusal, { step: "finalizeRequest", priority: "low", name: "dynamormRefusals" });
  return command;
}

function hasMiddleware(command: object): command is CommandWithMiddleware {
  return "middlewareStack" in command;
}
