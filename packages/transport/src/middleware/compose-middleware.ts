import { describeValue, type Executor, InvalidOptionError, type Middleware } from "@dynamorm/core";

/**
 * Wraps an executor in middleware. The first of the list is outermost: it sees a request first and its answer last. An empty
 * list gives the executor itself.
 *
 * @throws InvalidOptionError when the executor, or something of the list, is no function, or a middleware gives no executor.
 * @example
 * const execute = composeMiddleware(sdkExecutor(client), [logRequests({ log: console.log }), cacheReads]);
 */
export function composeMiddleware(executor: Executor, middleware: readonly Middleware[]): Executor {
  if (typeof executor !== "function") {
    throw new InvalidOptionError(
      `composeMiddleware takes an executor first, e.g. sdkExecutor(client), not ${describeValue(executor)}`,
    );
  }
  if (!Array.isArray(middleware)) {
    throw new InvalidOptionError(`middleware is a list of functions, not ${describeValue(middleware)}`);
  }
  // All are looked at before the first is called: a middleware may do something when it is set up.
  middleware.forEach(checkMiddleware);
  return middleware.reduceRight<Executor>((next, wrap, index) => checkWrapped(wrap(next), index), executor);
}

function checkMiddleware(middleware: unknown, index: number): void {
  if (typeof middleware === "function") return;
  throw new InvalidOptionError(
    `middleware[${index}] is ${describeValue(middleware)}; a middleware is a function (next) => (request, options) => …`,
  );
}

function checkWrapped(executor: Executor, index: number): Executor {
  if (typeof executor === "function") return executor;
  throw new InvalidOptionError(
    `middleware[${index}] gave ${describeValue(executor)} instead of an executor; a middleware is a function (next) => (request, options) => …`,
  );
}
