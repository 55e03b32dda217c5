import { killProcess } from "./kill-process.ts";

const engines = new Set<number>();

/**
 * Has an engine killed when this process exits, unless the function that it gives is called before. One listener serves
 * all engines: one for each would run into Node.js's warning at the eleventh.
 *
 * The "exit" event comes when a process ends by itself or by `process.exit`. When it is killed, the watchdog does it.
 */
export function killOnExit(pid: number): () => void {
  if (engines.size === 0) process.on("exit", killAll);
  engines.add(pid);
  return () => {
    engines.delete(pid);
    if (engines.size === 0) process.off("exit", killAll);
  };
}

/** Not asked to end, but killed: nobody would be there to see whether it does. A database file survives it, by SQLite's journal. */
function killAll(): void {
  for (const pid of engines) killProcess(pid, "SIGKILL");
}
