import { describe, expect, test } from "@jest/globals";
import { isLocalEngineError, LocalEngineError } from "./local-engine-error.ts";

describe("LocalEngineError", () => {
  test("carries its code, its data and its cause", () => {
    const cause = new Error("below");
    const error = new LocalEngineError("PORT_IN_USE", "Port 8000 is taken.", { port: 8000, cause });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: "LocalEngineError",
      code: "PORT_IN_USE",
      port: 8000,
      message: "Port 8000 is taken.",
    });
    expect(error.cause).toBe(cause);
    expect("cause" in new LocalEngineError("ABORTED", "No cause.")).toBe(false);
  });

  test("is told apart from other errors, also when it comes from another copy of the package", () => {
    const foreign = Object.assign(new Error("same brand"), { [Symbol.for("dynamorm.local-engine-error")]: true });
    expect(isLocalEngineError(new LocalEngineError("ABORTED", "Aborted."))).toBe(true);
    expect(isLocalEngineError(foreign)).toBe(true);
    for (const other of [new Error("other"), undefined, null, "ABORTED", { code: "ABORTED" }]) {
      expect(isLocalEngineError(other)).toBe(false);
    }
  });
});
