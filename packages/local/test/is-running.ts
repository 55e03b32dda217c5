import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

/** Whether a process runs. One that has ended, and that only waits for its parent to ask how, does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    // "42 (name) S …": the state comes after the name, which may itself have parentheses in it. Z and X are the dead.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(")") + 2));
  } catch {
    return process.platform !== "linux"; // on Linux, it has ended since; elsewhere there is no such file
  }
}

/** Waits until a process has ended, for two seconds at most, and gives whether it has. */
export async function hasEnded(pid: number): Promise<boolean> {
  const begin = performance.now();
  while (isRunning(pid) && performance.now() - begin < 2_000) await delay(5);
  return !isRunning(pid);
}
