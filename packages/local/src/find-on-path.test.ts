import { describe, expect, test } from "@jest/globals";
import { fakeMachine } from "../test/fake-machine.ts";
import { findOnPath } from "./find-on-path.ts";

describe("findOnPath", () => {
  test("gives the first program of the name, and passes over files that cannot be executed", () => {
    const machine = fakeMachine({
      environment: { PATH: "/none:/plain:/first:/second" },
      plainFiles: ["/plain/java"],
      programs: ["/first/java", "/second/java"],
    });
    expect(findOnPath("java", machine)).toBe("/first/java");
    expect(findOnPath("dynoxide", machine)).toBeUndefined();
  });

  test("looks for .exe on Windows", () => {
    const machine = fakeMachine({
      platform: "win32",
      environment: { PATH: String.raw`C:\a;D:\b` },
      programs: [String.raw`D:\b\java.exe`],
    });
    expect(findOnPath("java", machine)).toBe(String.raw`D:\b\java.exe`);
  });

  test("runs nothing out of the current folder", () => {
    const machine = fakeMachine({ environment: { PATH: ":.:bin" }, programs: ["java", "bin/java", "/java"] });
    expect(findOnPath("java", machine)).toBeUndefined();
  });

  test("an environment without a PATH has no programs", () => {
    expect(findOnPath("java", fakeMachine({ programs: ["/java"] }))).toBeUndefined();
  });
});
