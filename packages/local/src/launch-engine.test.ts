import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { httpServer } from "../test/http-server.ts";
import { hasEnded } from "../test/is-running.ts";
import { scriptEngine } from "../test/script-engine.ts";
import { thrownBy } from "../test/thrown-by.ts";
import type { EngineCommand } from "./engine-command.ts";
import { freePort } from "./free-port.ts";
import { type LaunchedEngine, launchEngine } from "./launch-engine.ts";
import { startDeadline } from "./start-deadline.ts";

/** Serves, or ends as an engine does whose port is taken. */
const honest = scriptEngine(`
  serve().on("error", () => { console.error("error: port " + port + " is already in use"); process.exit(1); });
`);

async function launch(
  engine: EngineCommand,
  { port, startTimeoutMs = 10_000, signal }: { port?: number; startTimeoutMs?: number; signal?: AbortSignal } = {},
  choosePort?: typeof freePort,
): Promise<LaunchedEngine> {
  const deadline = startDeadline(startTimeoutMs, signal);
  try {
    return await launchEngine(engine, { port }, deadline, choosePort);
  } finally {
    deadline.release();
  }
}

/** The number that an engine of these tests prints. */
function pidIn(output: string | undefined): number {
  return Number(/pid (\d+);/.exec(output ?? "")?.[1]);
}

describe("a free port that somebody else takes first", () => {
  test("is given up for another one", async () => {
    await using stranger = await httpServer((_, response) => response.end());
    const ports = [stranger.port, stranger.port, await freePort("127.0.0.1")];
    const engine = await launch(honest, {}, async () => ports.shift() ?? 0);
    expect(engine.port).not.toBe(stranger.port);
    expect(ports).toEqual([]);
    await engine.process.stop("SIGTERM");
  });

  test("five times is an error", async () => {
    await using stranger = await httpServer((_, response) => response.end());
    let chosen = 0;
    const error = await thrownBy(async () =>
      launch(honest, {}, async () => {
        chosen += 1;
        return stranger.port;
      }),
    );
    expect(error).toMatchObject({ code: "PORT_IN_USE", port: stranger.port });
    expect(chosen).toBe(5);
  });
});

describe("a port that was asked for", () => {
  test("and is taken is an error before anything is run", async () => {
    await using stranger = await httpServer();
    const unrunnable = { ...honest, executable: "/no/such/engine" };
    expect(await thrownBy(async () => launch(unrunnable, { port: stranger.port }))).toMatchObject({
      code: "PORT_IN_USE",
    });
  });

  test("and is taken after the check is an error too", async () => {
    const late = scriptEngine(`console.error("Address already in use"); process.exit(1);`);
    const port = await freePort("127.0.0.1");
    const error = await thrownBy(async () => launch(late, { port }));
    expect(error).toMatchObject({ code: "PORT_IN_USE", port, cause: { code: "ENGINE_START_FAILED" } });
  });
});

describe("an engine that does not come up", () => {
  test("because it ends, says what it printed", async () => {
    const error = await thrownBy(async () =>
      launch(scriptEngine(`console.error("no such table space"); process.exit(7);`)),
    );
    expect(error).toMatchObject({ code: "ENGINE_START_FAILED", exitCode: 7 });
    expect(error.message).toContain("exit code 7");
    expect(error.message).toContain("no such table space");
  });

  test("because it turns out to be no program, says that it cannot be run", async () => {
    const folder = await mkdtemp(join(tmpdir(), "dynamorm-unrunnable-"));
    const executable = join(folder, "engine");
    await writeFile(executable, "#!/no/such/interpreter\n", { mode: 0o755 });
    const error = await thrownBy(async () => launch({ ...honest, executable }));
    expect(error).toMatchObject({ code: "ENGINE_START_FAILED", path: executable, cause: { code: "ENOENT" } });
    expect(error.message).toMatch(/^Could not run the engine \(found by a test\), .*Check that it is a program/s);
    await rm(folder, { recursive: true });
  });

  test("because it never answers, is ended when the time is over", async () => {
    const mute = scriptEngine(`
      process.on("SIGTERM", () => {}); console.error("pid " + process.pid + ";");
      require("http").createServer(() => {}).listen(port, "127.0.0.1");
    `);
    const error = await thrownBy(async () => launch(mute, { startTimeoutMs: 500 }));
    expect(error.code).toBe("ENGINE_START_TIMEOUT");
    expect(error.message).toContain("startTimeoutMs");
    expect(await hasEnded(pidIn(error.output))).toBe(true);
  });

  test("because the start is aborted, is ended at once, also when it does not want to", async () => {
    const stubborn = scriptEngine(`process.on("SIGTERM", () => {}); setInterval(() => {}, 1000);`);
    const controller = new AbortController();
    setTimeout(() => controller.abort("changed my mind"), 200);
    const begin = performance.now();
    const error = await thrownBy(async () => launch(stubborn, { signal: controller.signal }));
    expect(error).toMatchObject({ code: "ABORTED", cause: "changed my mind" });
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});
