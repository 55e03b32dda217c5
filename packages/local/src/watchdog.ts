import { spawn } from "node:child_process";
import { once } from "node:events";

/** A process that outlives this one for a moment, to end an engine that this one can no longer end. */
export interface Watchdog {
  /** From now on, the engine ends with this process, however this process ends. */
  readonly watch: (enginePid: number) => void;
  /** Ends the watchdog, and leaves the engine alone. */
  readonly release: () => Promise<void>;
}

/**
 * What the watchdog runs. Its input is a pipe whose other end only the watched process holds. The system closes it when that
 * process ends, whatever it ends of: SIGKILL, a crash, lack of memory. No polling, and no other process can be mistaken for it.
 */
const source = `
let pid = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (text) => { pid += text; });
process.stdin.on("error", () => {});
process.stdin.on("close", () => {
  if (!/^[0-9]+\\n$/.test(pid) || Number(pid) < 2) return;
  try { process.kill(process.platform === "win32" ? Number(pid) : -Number(pid), "SIGKILL"); } catch {}
});
`;

/**
 * Starts a watchdog. It comes before the engine: the other way round, there would be a moment with an engine and without one.
 *
 * @throws the system's error when it cannot be started.
 */
export async function startWatchdog(): Promise<Watchdog> {
  const child = spawn(process.execPath, ["-e", source], {
    stdio: ["pipe", "ignore", "ignore"],
    // In a session of its own, so that a Ctrl-C at the terminal does not end it together with what it watches.
    detached: process.platform !== "win32",
    windowsHide: true,
    env: environment(),
  });
  const exited = new Promise<void>((resolve) => child.once("close", resolve));
  if (child.pid === undefined) throw (await once(child, "error"))[0];
  child.on("error", () => {}); // a signal that cannot be sent: it is gone
  child.stdin.on("error", () => {}); // a pipe without a reader: it is gone
  child.unref();
  return {
    watch: (enginePid) => {
      child.stdin.write(`${enginePid}\n`);
    },
    release: async () => {
      child.ref();
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** Without what makes Node.js load, print, listen or write something of its own. In Electron, with what makes it Node.js. */
function environment(): NodeJS.ProcessEnv {
  const variables: NodeJS.ProcessEnv = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
  delete variables["NODE_OPTIONS"];
  delete variables["NODE_V8_COVERAGE"];
  return variables;
}
