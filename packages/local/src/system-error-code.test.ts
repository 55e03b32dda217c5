import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { systemErrorCode } from "./system-error-code.ts";

describe("systemErrorCode", () => {
  test("reads the code of what the system throws", () => {
    let thrown: unknown;
    try {
      readFileSync("/no/such/file");
    } catch (error) {
      thrown = error;
    }
    expect(systemErrorCode(thrown)).toBe("ENOENT");
  });

  test.each([undefined, null, "ENOENT", new Error("ENOENT"), { code: 2 }])("%p has none", (value) => {
    expect(systemErrorCode(value)).toBeUndefined();
  });
});
