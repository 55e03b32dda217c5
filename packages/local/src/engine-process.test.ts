import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { hasEnded, isRunning } from "../test/is-running.ts";
import { scriptEngine } from "../test/script-engine.ts";
import { thrownBy } from "../test/thrown-by.ts";
import { type EngineProcess, startEngineProcess } from "./engine-process.ts";

async function run(script: string): Promise<EngineProcess> {
  const engine = scriptEngine(script);
  return startEngineProcess(engine, engine.argumentsFor(0, undefined));
}

async function printed(engine: EngineProcess, text: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = text.exec(engine.output());
    if (found !== null) return found;
    await delay(5);
  }
}

describe("an engine's process", () => {
  test("is asked to end, and has the time to", async () => {
    const engine = await run(`
      process.on("SIGTERM", () => setTimeout(() => { console.log("tidied up"); process.exit(0); }, 100));
      setInterval(() => {}, 1000); announce();
    `);
    await printed(engine, /listening/);
    expect(engine.ending()).toBeUndefined();
    await engine.stop("SIGTERM");
    expect(engine.ending()).toEqual({ exitCode: 0, text: "exit code 0" });
    expect(engine.output()).toContain("tidied up");
    expect(isRunning(engine.pid)).toBe(false);
  });

  test("is killed when it does not end", async () => {
    const engine = await run(`process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); announce();`);
    await printed(engine, /listening/);
    const begin = performance.now();
    await engine.stop("SIGTERM");
    expect(performance.now() - begin).toBeGreaterThan(1_900);
    expect(engine.ending()).toEqual({ exitCode: undefined, text: "signal SIGKILL" });
  });

  test("is stopped once, however often that is asked for", async () => {
    const engine = await run(`setInterval(() => {}, 1000);`);
    const first = engine.stop("SIGTERM");
    expect(engine.stop("SIGKILL")).toBe(first);
    await first;
    expect(engine.ending()?.text).toBe("signal SIGTERM");
  });

  test("that ended by itself says how, and with which words", async () => {
    const engine = await run(`console.log("to stdout"); console.error("to stderr"); process.exitCode = 3;`);
    await printed(engine, /stderr/);
    while (engine.ending() === undefined) await delay(5);
    await engine.stop("SIGTERM");
    expect(engine.ending()).toEqual({ exitCode: 3, text: "exit code 3" });
    expect(engine.output()).toContain("to stdout");
  });

  test("that prints a lot is read to the end, and little of it is kept", async () => {
    const engine = await run(`process.stdout.write("x".repeat(5_000_000) + "the end"); setInterval(() => {}, 1000);`);
    await printed(engine, /the end/);
    expect(engine.output()).toHaveLength(8_192);
    await engine.stop("SIGTERM");
  });

  test("takes with it what it started, when it is stopped and when it ends by itself", async () => {
    const wrapper = `
      const child = require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
      console.log("started " + child.pid + ";");
    `;
    const stopped = await run(wrapper);
    const [, ofStopped] = await printed(stopped, /started (\d+);/);
    await stopped.stop("SIGTERM");
    const ended = await run(`${wrapper} setTimeout(() => process.exit(0), 50);`);
    const [, ofEnded] = await printed(ended, /started (\d+);/);
    expect(await hasEnded(Number(ofStopped))).toBe(true);
    expect(await hasEnded(Number(ofEnded))).toBe(true);
    await ended.stop("SIGTERM");
  });

  test("that cannot be run is an error that names the program", async () => {
    const engine = { ...scriptEngine(""), executable: "/no/such/engine" };
    const error = await thrownBy(async () => startEngineProcess(engine, []));
    expect(error).toMatchObject({ code: "ENGINE_START_FAILED", path: "/no/such/engine", cause: { code: "ENOENT" } });
    expect(error.message).toContain("/no/such/engine");
  });

  test("that may not be run is one too", async () => {
    const engine = { ...scriptEngine(""), executable: import.meta.filename };
    const error = await thrownBy(async () => startEngineProcess(engine, []));
    expect(error).toMatchObject({ code: "ENGINE_START_FAILED", path: import.meta.filename, cause: { code: "EACCES" } });
  });

  test("is given its arguments as they are, and no input", async () => {
    const command = scriptEngine(`
      process.stdin.on("data", () => console.log("input")).on("end", () => {
        console.log(JSON.stringify(process.argv.slice(1)) + ";");
      });
    `);
    const strange = ["", "$HOME `id` 'x' \"y\"", "-c", "a\nb"];
    const engine = await startEngineProcess(command, [...command.argumentsFor(0, undefined), ...strange]);
    const [, given] = await printed(engine, /(\[.*\]);/);
    expect(JSON.parse(given ?? "")).toEqual(["0", ...strange]);
    expect(engine.output()).not.toContain("input");
    await engine.stop("SIGTERM");
  });
});
