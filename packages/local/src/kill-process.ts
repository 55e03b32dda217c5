/**
 * Sends a signal to a process and to those that it started, if they are still there. What is run may be a script that runs
 * the engine: an engine is started as the leader of a process group, so that the group is what it takes to reach it.
 * Windows has no such groups, and no signals: there, the process itself is ended at once.
 */
export function killProcess(pid: number, signal: "SIGTERM" | "SIGKILL"): void {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch {
    // It is gone already, which is what was wanted.
  }
}

/**
 * Kills what a process started and left behind when it ended. Windows cannot tell: there, the number of a process that
 * ended says nothing any more.
 */
export function killLeftovers(pid: number): void {
  if (process.platform !== "win32") killProcess(pid, "SIGKILL");
}
