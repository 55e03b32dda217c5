/** What is to be done when a signal aborts, by signal. */
const tasks = new WeakMap<AbortSignal, Set<{ readonly run: () => void }>>();

/**
 * Calls a function when a signal aborts, and gives the function that takes this back. A signal that has aborted already calls
 * nothing: whoever asks looks at `aborted` first.
 *
 * However many calls share a signal, it has one listener: a signal that ends a whole process is no leak, and Node.js, which warns
 * of more than ten listeners, does not take it for one.
 */
export function onAbort(signal: AbortSignal, run: () => void): () => void {
  const task = { run };
  const all = tasks.get(signal) ?? listenTo(signal);
  all.add(task);
  return () => {
    if (!all.delete(task) || all.size > 0 || tasks.get(signal) !== all) return;
    tasks.delete(signal);
    signal.removeEventListener("abort", runAll);
  };
}

function listenTo(signal: AbortSignal): Set<{ readonly run: () => void }> {
  const all = new Set<{ readonly run: () => void }>();
  tasks.set(signal, all);
  signal.addEventListener("abort", runAll, { once: true });
  return all;
}

/** One function for all signals, so that it can be taken back from any of them. */
function runAll(this: AbortSignal): void {
  const all = tasks.get(this);
  tasks.delete(this);
  for (const { run } of all ?? []) run();
}
