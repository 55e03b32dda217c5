import { textOf } from "../../field-of.ts";
import type { FastClient } from "./fast-client.ts";

/** Middleware of a stack, in the SDK's words. */
export interface Entry {
  readonly middleware: unknown;
  readonly name: string;
  readonly source: string;
}

/** What a stack has, told by its own way of copying itself to another stack. */
export function entriesOf({ middlewareStack }: FastClient): Entry[] {
  const entries: Entry[] = [];
  const note = (middleware: unknown, options: unknown): void => {
    entries.push({
      middleware,
      name: textOf(options, "name") ?? "(without a name)",
      source: typeof middleware === "function" ? Function.prototype.toString.call(middleware) : "",
    });
  };
  middlewareStack.applyToStack({ add: note, addRelativeTo: note, identifyOnResolve: () => false });
  return entries;
}

/** Tells whether the middleware of a client is what it was: at the cost of a walk along a dozen functions, with each request. */
export function watchMiddleware(client: FastClient): () => boolean {
  const before = middlewareOf(client);
  let index = 0;
  let isSame = true;
  const compare = (middleware: unknown): void => {
    if (before[index++] !== middleware) isSame = false;
  };
  const stack = { add: compare, addRelativeTo: compare, identifyOnResolve: () => false };
  return () => {
    index = 0;
    isSame = true;
    client.middlewareStack.applyToStack(stack);
    return isSame && index === before.length;
  };
}

function middlewareOf(client: FastClient): unknown[] {
  return entriesOf(client).map(({ middleware }) => middleware);
}
