import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "@jest/globals";
import { askEndpoint } from "../src/ask-endpoint.ts";
import { freePort } from "../src/free-port.ts";
import { startLocal } from "../src/index.ts";
import { getGreeting, putGreeting, tablesOf } from "./greeting.ts";
import { httpServer } from "./http-server.ts";
import { dynoxideProgram, ownEnvironment } from "./own-environment.ts";
import { thrownBy } from "./thrown-by.ts";

const folder = mkdtempSync(join(tmpdir(), "dynamorm-environment-"));
const { signal: never } = new AbortController();

function script(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

beforeEach(() => ownEnvironment());
afterAll(() => rmSync(folder, { recursive: true }));

describe("DYNAMODB_ENDPOINT", () => {
  test("names an engine that is used, and left alone", async () => {
    await using running = await startLocal();
    ownEnvironment({ DYNAMODB_ENDPOINT: `${running.endpoint}/` });
    const engine = await startLocal();
    const { endpoint, port } = running;
    expect(engine).toMatchObject({ kind: "external", endpoint, port, pid: undefined });
    const client = engine.client();
    await putGreeting(client, "shared");
    await engine.stop();
    await engine.stop();
    expect(await getGreeting(client)).toBe("shared");
    client.destroy();
  });

  test("gives way to options that it could not honour", async () => {
    await using running = await startLocal();
    ownEnvironment({ DYNAMODB_ENDPOINT: running.endpoint });
    await using engine = await startLocal({ engine: "dynoxide" });
    expect(engine.kind).toBe("dynoxide");
    expect(engine.port).not.toBe(running.port);
  });

  test("where nobody answers is an error that names it", async () => {
    const endpoint = `http://127.0.0.1:${await freePort("127.0.0.1")}`;
    ownEnvironment({ DYNAMODB_ENDPOINT: endpoint });
    const error = await thrownBy(async () => startLocal());
    expect(error).toMatchObject({ code: "ENDPOINT_UNREACHABLE", endpoint, cause: { code: "ECONNREFUSED" } });
    expect(error.message).toContain(endpoint);
    expect(error.message).toContain("ECONNREFUSED");
  });

  test("where somebody listens and says nothing is an error after the time that is given", async () => {
    await using mute = await httpServer();
    ownEnvironment({ DYNAMODB_ENDPOINT: mute.endpoint });
    const error = await thrownBy(async () => startLocal({ startTimeoutMs: 50 }));
    expect(error.code).toBe("ENDPOINT_UNREACHABLE");
    expect(error.message).toContain("no answer in time");
  });

  test("can be waited for no longer than the signal allows", async () => {
    await using mute = await httpServer();
    ownEnvironment({ DYNAMODB_ENDPOINT: mute.endpoint });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    const error = await thrownBy(async () => startLocal({ signal: controller.signal }));
    expect(error.code).toBe("ABORTED");
  });
});

describe("DYNOXIDE_BIN", () => {
  test("names the program that is run", async () => {
    ownEnvironment({ DYNOXIDE_BIN: dynoxideProgram() });
    await using engine = await startLocal();
    expect(engine.kind).toBe("dynoxide");
  });

  test("can name a script that runs it: the engine ends with the script", async () => {
    ownEnvironment({ DYNOXIDE_BIN: script("wrapper", `"${dynoxideProgram()}" "$@"; exit $?`) });
    const engine = await startLocal();
    const client = engine.client();
    expect(await tablesOf(client)).toEqual([]);
    client.destroy();
    await engine.stop();
    expect(await askEndpoint(engine.endpoint, never)).toMatchObject({ code: "ECONNREFUSED" });
  });

  test("naming nothing is an error", async () => {
    const path = join(folder, "none");
    ownEnvironment({ DYNOXIDE_BIN: path });
    expect(await thrownBy(async () => startLocal())).toMatchObject({ code: "ENGINE_NOT_FOUND", path });
  });

  test("naming a file that cannot be executed is an error", async () => {
    const path = join(folder, "plain");
    writeFileSync(path, "no program");
    ownEnvironment({ DYNOXIDE_BIN: path });
    expect(await thrownBy(async () => startLocal())).toMatchObject({ code: "ENGINE_NOT_FOUND", path });
  });

  test("naming what is no program for this machine is an error", async () => {
    const path = join(folder, "garbage");
    writeFileSync(path, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 1, 2, 3]));
    chmodSync(path, 0o755);
    ownEnvironment({ DYNOXIDE_BIN: path });
    expect(await thrownBy(async () => startLocal())).toMatchObject({ code: "ENGINE_START_FAILED", path });
  });

  test("naming a program that fails is an error with what that printed", async () => {
    ownEnvironment({ DYNOXIDE_BIN: script("failing", "echo 'cannot do that' >&2; exit 4") });
    const error = await thrownBy(async () => startLocal());
    expect(error).toMatchObject({ code: "ENGINE_START_FAILED", exitCode: 4 });
    expect(error.message).toContain("cannot do that");
  });

  test("naming a program that never answers is an error after the time that is given", async () => {
    ownEnvironment({ DYNOXIDE_BIN: script("sleeping", "echo 'thinking'; sleep 60") });
    const error = await thrownBy(async () => startLocal({ startTimeoutMs: 200 }));
    expect(error.code).toBe("ENGINE_START_TIMEOUT");
    expect(error.output).toContain("thinking");
  });
});

describe("DYNAMODB_LOCAL_DIR", () => {
  test("is needed when that engine is asked for", async () => {
    const error = await thrownBy(async () => startLocal({ engine: "dynamodb-local" }));
    expect(error.code).toBe("ENGINE_NOT_FOUND");
    expect(error.message).toContain("DYNAMODB_LOCAL_DIR");
  });

  test("is not looked at where dynoxide is", async () => {
    ownEnvironment({ DYNAMODB_LOCAL_DIR: join(folder, "none") });
    await using engine = await startLocal();
    expect(engine.kind).toBe("dynoxide");
  });
});
