import { describe, expect, test } from "@jest/globals";
import { httpServer } from "../test/http-server.ts";
import { thrownBy } from "../test/thrown-by.ts";
import type { EngineCommand } from "./engine-command.ts";
import type { EngineEnding, EngineProcess } from "./engine-process.ts";
import { startDeadline } from "./start-deadline.ts";
import { waitUntilAnswers } from "./wait-until-answers.ts";

const command: EngineCommand = {
  kind: "dynoxide",
  foundBy: "a test",
  executable: "/bin/engine",
  argumentsFor: () => [],
  environment: {},
  host: "127.0.0.1",
  announcement: /listening on/,
  startTimeoutMs: 1,
};

/** An engine that is only described: it prints, and it ends when it is said to. */
function fakeEngine(output: string): EngineProcess & { end: (ending: EngineEnding) => void } {
  let ending: EngineEnding | undefined;
  return {
    pid: 1,
    ending: () => ending,
    output: () => output,
    stop: async () => {},
    end: (how) => {
      ending = how;
    },
  };
}

describe("an answer", () => {
  test("counts at once when the engine has announced itself", async () => {
    await using server = await httpServer((_, response) => response.end());
    const deadline = startDeadline(500, undefined);
    await waitUntilAnswers(command, fakeEngine("listening on it"), server.endpoint, deadline);
    expect(deadline.isOver()).toBe(false);
    deadline.release();
  });

  test("counts after a second from an engine that prints something else", async () => {
    await using server = await httpServer((_, response) => response.end());
    const deadline = startDeadline(4_000, undefined);
    const begin = performance.now();
    await waitUntilAnswers(command, fakeEngine("ready"), server.endpoint, deadline);
    expect(performance.now() - begin).toBeGreaterThanOrEqual(990);
    deadline.release();
  });

  test("does not count when it comes from somebody else, because the engine has ended", async () => {
    await using stranger = await httpServer((_, response) => response.end());
    const engine = fakeEngine("port is already in use");
    const deadline = startDeadline(4_000, undefined);
    setTimeout(() => engine.end({ exitCode: 1, text: "exit code 1" }), 100);
    const error = await thrownBy(async () => waitUntilAnswers(command, engine, stranger.endpoint, deadline));
    expect(error).toMatchObject({ code: "ENGINE_START_FAILED", exitCode: 1, output: "port is already in use" });
    deadline.release();
  });

  test("is asked for again until it comes", async () => {
    let asked = 0;
    await using server = await httpServer((_, response) => {
      asked += 1;
      response.writeHead(asked < 4 ? 503 : 400).end();
    });
    const deadline = startDeadline(4_000, undefined);
    await waitUntilAnswers(command, fakeEngine("listening on it"), server.endpoint, deadline);
    expect(asked).toBe(4);
    deadline.release();
  });
});
