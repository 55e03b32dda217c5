import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, test } from "@jest/globals";
import { askEndpoint } from "../src/ask-endpoint.ts";
import { freePort } from "../src/free-port.ts";
import { startLocal } from "../src/index.ts";
import { systemErrorCode } from "../src/system-error-code.ts";
import { getGreeting, putGreeting, tablesOf } from "./greeting.ts";
import { httpServer } from "./http-server.ts";
import { hasEnded, isRunning } from "./is-running.ts";
import { ownEnvironment } from "./own-environment.ts";
import { thrownBy } from "./thrown-by.ts";

const folder = mkdtempSync(join(tmpdir(), "dynamorm-local-"));
const { signal: never } = new AbortController();

beforeEach(() => ownEnvironment());
afterAll(() => rmSync(folder, { recursive: true }));

describe("startLocal", () => {
  test("gives an engine that answers, on a free port of this machine", async () => {
    await using engine = await startLocal();
    expect(engine).toMatchObject({ kind: "dynoxide", endpoint: `http://127.0.0.1:${engine.port}` });
    expect(isRunning(engine.pid ?? 0)).toBe(true);
    const client = engine.client();
    await putGreeting(client, "hello");
    expect(await getGreeting(client)).toBe("hello");
    client.destroy();
  });

  test("takes the port that is asked for, and again once the engine has stopped", async () => {
    const port = await freePort("127.0.0.1");
    for (let turn = 0; turn < 3; turn += 1) {
      await using engine = await startLocal({ port });
      expect(engine.port).toBe(port);
      const client = engine.client();
      expect(await tablesOf(client)).toEqual([]);
      client.destroy();
    }
  });

  test("says so when that port is taken", async () => {
    await using engine = await startLocal();
    const error = await thrownBy(async () => startLocal({ port: engine.port }));
    expect(error).toMatchObject({ code: "PORT_IN_USE", port: engine.port });
    expect(error.message).toContain(`Port ${engine.port} is already in use.`);
    await using stranger = await httpServer();
    expect(await thrownBy(async () => startLocal({ port: stranger.port }))).toMatchObject({ code: "PORT_IN_USE" });
  });

  test("starts several engines side by side, that know nothing of each other", async () => {
    const engines = await Promise.all([startLocal(), startLocal(), startLocal()]);
    expect(new Set(engines.map(({ port }) => port)).size).toBe(3);
    const clients = engines.map((engine) => engine.client());
    await putGreeting(clients[0]!, "only here");
    expect(await Promise.all(clients.map(tablesOf))).toEqual([["Greeting"], [], []]);
    for (const client of clients) client.destroy();
    await Promise.all(engines.map(async (engine) => engine.stop()));
  });

  test.each([
    ["stopped", async (stop: () => Promise<void>) => stop()],
    [
      "killed",
      async (_: unknown, pid: number) => {
        process.kill(pid, "SIGKILL");
        expect(await hasEnded(pid)).toBe(true);
      },
    ],
  ])("keeps a database file when the engine is %s", async (how, end) => {
    const file = join(folder, `${how}.db`);
    const first = await startLocal({ file });
    const writer = first.client();
    await putGreeting(writer, how);
    writer.destroy();
    await end(first.stop, first.pid ?? 0);
    await using second = await startLocal({ file });
    const reader = second.client();
    expect(await getGreeting(reader)).toBe(how);
    reader.destroy();
  });

  test("without a file, keeps nothing", async () => {
    const first = await startLocal();
    const client = first.client();
    await putGreeting(client, "gone");
    client.destroy();
    await first.stop();
    await using second = await startLocal({ port: first.port });
    const reader = second.client();
    expect(await tablesOf(reader)).toEqual([]);
    reader.destroy();
  });

  test("gives on what the engine says about a file that is no database", async () => {
    const file = join(folder, "no-database.db");
    writeFileSync(file, "This is a letter, and not a database. ".repeat(100));
    const error = await thrownBy(async () => startLocal({ file }));
    expect(error).toMatchObject({ code: "ENGINE_START_FAILED", exitCode: 1 });
    expect(error.message).toContain("not a valid SQLite database");
  });

  test("refuses what cannot be before anything is started", async () => {
    expect(await thrownBy(async () => startLocal({ port: 70_000 }))).toMatchObject({ code: "INVALID_OPTION" });
  });

  test("is ended by the signal, before and during the start", async () => {
    const before = await thrownBy(async () => startLocal({ signal: AbortSignal.abort("no") }));
    expect(before).toMatchObject({ code: "ABORTED", cause: "no" });
    const controller = new AbortController();
    const starting = thrownBy(async () => startLocal({ signal: controller.signal }));
    controller.abort("on second thoughts");
    expect(await starting).toMatchObject({ code: "ABORTED", cause: "on second thoughts" });
  });

  test("is not the signal's business any more once it is done", async () => {
    const controller = new AbortController();
    await using engine = await startLocal({ signal: controller.signal });
    controller.abort();
    expect(await askEndpoint(engine.endpoint, never)).toBeUndefined();
  });
});

describe("stop", () => {
  test("waits until the engine is gone, also the second time, also at the same time", async () => {
    const engine = await startLocal();
    await Promise.all([engine.stop(), engine.stop()]);
    expect(isRunning(engine.pid ?? 0)).toBe(false);
    expect(await askEndpoint(engine.endpoint, never)).toMatchObject({ code: "ECONNREFUSED" });
    await engine.stop();
    await engine[Symbol.asyncDispose]();
  });

  test("comes with the end of the block", async () => {
    let pid = 0;
    {
      await using engine = await startLocal();
      pid = engine.pid ?? 0;
    }
    expect(isRunning(pid)).toBe(false);
  });

  test("is fine after the engine ended by itself; until then, calls are refused", async () => {
    const engine = await startLocal();
    process.kill(engine.pid ?? 0, "SIGKILL");
    expect(await hasEnded(engine.pid ?? 0)).toBe(true);
    // A process that is killed is gone before the last of its threads, and its port with that.
    while (systemErrorCode(await askEndpoint(engine.endpoint, never)) !== "ECONNREFUSED") await delay(5);
    const client = engine.client({ maxAttempts: 1 });
    await expect(tablesOf(client)).rejects.toThrow("ECONNREFUSED");
    client.destroy();
    await engine.stop();
  });
});
