import { expect, test } from "@jest/globals";
import { scriptEngine } from "../test/script-engine.ts";
import { cannotRunEngine, causeOfUnrunnable } from "./cannot-run.ts";

test.each([
  [126, "EACCES"],
  [127, "ENOENT"],
])("a shell's exit code %d is the system's %s, with what the shell printed", (exitCode, code) => {
  const cause = causeOfUnrunnable(exitCode, "sh: 1: exec: /opt/engine: no\n");
  expect(cause).toMatchObject({ code, message: `${code}, exit code ${exitCode}: sh: 1: exec: /opt/engine: no` });
});

test.each([0, 1, 125, 128, undefined])("exit code %p is an engine's own", (exitCode) => {
  expect(causeOfUnrunnable(exitCode, "not found")).toBeUndefined();
});

test("the error names the program, what found it and what the system said", () => {
  const cause = causeOfUnrunnable(127, "");
  expect(cannotRunEngine({ ...scriptEngine(""), executable: "/opt/engine" }, cause)).toMatchObject({
    code: "ENGINE_START_FAILED",
    path: "/opt/engine",
    cause,
    message:
      "Could not run the engine (found by a test), /opt/engine: Error: ENOENT, exit code 127. Check that it is a program for this machine.",
  });
});
