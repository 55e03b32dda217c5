/** How many frames the stack of an error has room for: those of a call of this library, and some of the program that made it. */
const frames = 50;

/**
 * Makes room in the stacks of the errors that are made next, until the function that it gives is called. V8 keeps 10 frames where nothing
 * is said, and these are the library's own from end to end: such a stack does not tell which call of the program was wrong.
 *
 * The limit is left alone where it is larger; where it is 0, so that stacks are switched off; where there is none, as in other engines;
 * and where it cannot be written, as under frozen intrinsics.
 *
 * @see https://v8.dev/docs/stack-trace-api
 */
export function deepenStacks(): () => void {
  const own = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit");
  const limit: unknown = own?.value;
  if (own?.writable !== true || typeof limit !== "number" || !(limit > 0 && limit < frames)) return () => {};
  Error.stackTraceLimit = frames;
  return () => {
    Error.stackTraceLimit = limit;
  };
}
