import { afterAll, describe, expect, test } from "@jest/globals";
import { compileSources } from "./child-program.ts";
import { hasEnded, isRunning } from "./is-running.ts";

const sources = compileSources();
afterAll(() => sources[Symbol.dispose]());

const startAndPrintPid = "const engine = await startLocal(); print(engine.pid);";

describe("an engine ends with its process", () => {
  test.each(["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"] as const)("when that is ended by %s", async (signal) => {
    const child = sources.run(`${startAndPrintPid} setInterval(() => {}, 1000);`);
    const pid = Number(await child.line());
    expect(isRunning(pid)).toBe(true);
    child.process.kill(signal);
    expect(await child.ended).toEqual([null, signal]);
    expect(await hasEnded(pid)).toBe(true);
  });

  test.each([
    ["while spawn has not returned", "die();"],
    ["right after the spawn, in the next turn of the event loop", "setImmediate(die);"],
  ])("when that is killed in the middle of the start, %s", async (_, end) => {
    const child = sources.run(`
      import { ChildProcess } from "node:child_process";
      const begin = ChildProcess.prototype.spawn;
      const die = () => process.kill(process.pid, "SIGKILL");
      ChildProcess.prototype.spawn = function (options) {
        const result = begin.call(this, options);
        // The engine's own process, and not its watchdog's.
        if (options.args.some((argument) => argument.endsWith("dynoxide"))) {
          print(this.pid);
          ${end}
        }
        return result;
      };
      await startLocal();
    `);
    const pid = Number(await child.line());
    expect(await child.ended).toEqual([null, "SIGKILL"]);
    expect(await hasEnded(pid)).toBe(true);
  });

  test("when that calls process.exit", async () => {
    const child = sources.run(`${startAndPrintPid} process.exit(5);`);
    const pid = Number(await child.line());
    expect(await child.ended).toEqual([5, null]);
    expect(await hasEnded(pid)).toBe(true);
  });

  test("when that ends of an error that nobody catches", async () => {
    const child = sources.run(
      `${startAndPrintPid} process.on("uncaughtException", () => process.exit(6)); throw new Error("oh");`,
    );
    const pid = Number(await child.line());
    expect(await child.ended).toEqual([6, null]);
    expect(await hasEnded(pid)).toBe(true);
  });

  test("at the end of an orderly process, also when its watchdog is gone", async () => {
    const child = sources.run(`
      import { ChildProcess } from "node:child_process";
      const begin = ChildProcess.prototype.spawn;
      ChildProcess.prototype.spawn = function (options) {
        const watchdog = options.file === process.execPath;
        return begin.call(this, watchdog ? { ...options, args: [process.execPath, "-e", ""] } : options);
      };
      ${startAndPrintPid}
    `);
    const pid = Number(await child.line());
    expect(await child.ended).toEqual([0, null]);
    expect(await hasEnded(pid)).toBe(true);
  });

  test("when its whole process group is killed, the watchdog in a group of its own", async () => {
    const child = sources.run(`${startAndPrintPid} setInterval(() => {}, 1000);`);
    const pid = Number(await child.line());
    process.kill(-(child.process.pid ?? 0), "SIGKILL");
    expect(await child.ended).toEqual([null, "SIGKILL"]);
    expect(await hasEnded(pid)).toBe(true);
  });

  test("and not before it: a Ctrl-C at the terminal is for the process to handle", async () => {
    const child = sources.run(`
      process.on("SIGINT", () => setTimeout(async () => {
        print((await fetch(engine.endpoint)).status);
        process.exit(0);
      }, 100));
      ${startAndPrintPid} setInterval(() => {}, 1000);
    `);
    const pid = Number(await child.line());
    process.kill(-(child.process.pid ?? 0), "SIGINT");
    expect(await child.line()).toBe("200");
    expect(await child.ended).toEqual([0, null]);
    expect(await hasEnded(pid)).toBe(true);
  });

  test("all of them, when there are many, and without a warning", async () => {
    const child = sources.run(`
      process.on("warning", (warning) => print(warning.message));
      const engines = await Promise.all(Array.from({ length: 12 }, () => startLocal()));
      await new Promise((resolve) => setImmediate(resolve));
      print(engines.map(({ pid }) => pid).join(" "));
    `);
    const pids = (await child.line()).split(" ").map(Number);
    expect(pids).toHaveLength(12);
    expect(await child.ended).toEqual([0, null]);
    expect(await Promise.all(pids.map(hasEnded))).not.toContain(false);
  });
});

describe("an engine does not keep its process", () => {
  test("when it is forgotten: the process ends by itself, at once", async () => {
    const child = sources.run(
      `${startAndPrintPid} print(performance.now()); process.on("exit", () => print(performance.now()));`,
    );
    const pid = Number(await child.line());
    const forgotten = Number(await child.line());
    expect(Number(await child.line()) - forgotten).toBeLessThan(500);
    expect(await child.ended).toEqual([0, null]);
    expect(await hasEnded(pid)).toBe(true);
  });

  test("when it is stopped: nothing is left that would, and no listener", async () => {
    const child = sources.run(`
      // A socket that closes looks at stderr, which opens it: that is not what is being counted.
      void process.stderr;
      const settled = async () => {
        // The handles of what has just ended go with the next turns of the event loop.
        for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        return process.getActiveResourcesInfo().concat("exit listeners: " + process.listenerCount("exit")).join();
      };
      const { signal } = new AbortController();
      print(await settled());
      for (let turn = 0; turn < 3; turn += 1) await (await startLocal({ signal })).stop();
      print(await settled());
    `);
    const before = await child.line();
    expect(await child.line()).toBe(before);
    expect(await child.ended).toEqual([0, null]);
  });
});

describe("the watchdog", () => {
  const printWatchdogs = `
    import { ChildProcess } from "node:child_process";
    const begin = ChildProcess.prototype.spawn;
    ChildProcess.prototype.spawn = function (options) {
      const result = begin.call(this, options);
      if (options.file === process.execPath) print(this.pid);
      return result;
    };
    setInterval(() => {}, 1000);
  `;

  test.each([
    ["ends by itself", `${printWatchdogs} process.kill((await startLocal()).pid, "SIGKILL");`],
    [
      "cannot be run",
      `${printWatchdogs}
       import { writeFileSync } from "node:fs";
       const script = new URL("no-interpreter", import.meta.url).pathname;
       writeFileSync(script, "#!/no/such/interpreter", { mode: 0o755 });
       process.env.DYNOXIDE_BIN = script;
       await startLocal().catch(() => {});`,
    ],
  ])("ends when the engine %s, while its process goes on", async (_, program) => {
    const child = sources.run(program);
    const watchdog = Number(await child.line());
    expect(await hasEnded(watchdog)).toBe(true);
    expect(isRunning(child.process.pid ?? 0)).toBe(true);
    child.process.kill("SIGKILL");
    await child.ended;
  });
});

describe("stop", () => {
  test("keeps the process until it is done, also when the engine does not want to end", async () => {
    const child = sources.run(`
      import { writeFileSync } from "node:fs";
      const script = new URL("stubborn-engine", import.meta.url).pathname;
      const program = process.env.DYNOXIDE_BIN;
      const lines = ["#!/bin/sh", "trap '' TERM", '"' + program + '" "$@" &', "while true; do sleep 0.1; done", ""];
      writeFileSync(script, lines.join("\\n"), { mode: 0o755 });
      process.env.DYNOXIDE_BIN = script;
      ${startAndPrintPid}
      await engine.stop();
      print("stopped");
    `);
    const pid = Number(await child.line());
    expect(await child.line()).toBe("stopped");
    expect(isRunning(pid)).toBe(false);
    expect(await child.ended).toEqual([0, null]);
  });
});

describe("the SDK", () => {
  test("is not loaded by the start, and missed only where a client is wanted", async () => {
    // The compiled sources lie where no SDK can be found.
    const child = sources.run(`
      ${startAndPrintPid}
      try { engine.client(); } catch (error) { print(error.code); print(error.message); }
      await engine.stop();
    `);
    await child.line();
    expect(await child.line()).toBe("SDK_NOT_FOUND");
    expect(await child.line()).toContain("@aws-sdk/client-dynamodb");
    expect(await child.ended).toEqual([0, null]);
  });
});
