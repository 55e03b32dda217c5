import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { thisMachine } from "./machine.ts";

const folder = mkdtempSync(join(tmpdir(), "dynamorm-machine-"));
const file = join(folder, "program");
writeFileSync(file, "");
afterAll(() => rmSync(folder, { recursive: true }));

describe("thisMachine", () => {
  test("tells programs, plain files and what is missing apart", () => {
    chmodSync(file, 0o644);
    expect(thisMachine.lookAtFile(file)).toBe("not executable");
    chmodSync(file, 0o755);
    expect(thisMachine.lookAtFile(file)).toBe("executable");
    expect(thisMachine.lookAtFile(folder)).toBe("missing");
    expect(thisMachine.lookAtFile(join(folder, "none"))).toBe("missing");
    expect(thisMachine.lookAtFile(join(file, "below a file"))).toBe("missing");
  });

  test("lists folders", () => {
    expect(thisMachine.listFolder(folder)).toEqual(["program"]);
    expect(thisMachine.listFolder(join(folder, "none"))).toBeUndefined();
  });

  test("finds modules that this package depends on", () => {
    expect(thisMachine.resolveModule("@aws-sdk/client-dynamodb/package.json")).toMatch(/package\.json$/);
    expect(thisMachine.resolveModule("@dynoxide/no-such-platform/package.json")).toBeUndefined();
  });

  test("sees the environment as it is now", () => {
    process.env["DYNAMORM_MACHINE_TEST"] = "1";
    expect(thisMachine.environment["DYNAMORM_MACHINE_TEST"]).toBe("1");
    delete process.env["DYNAMORM_MACHINE_TEST"];
    expect(thisMachine.environment["DYNAMORM_MACHINE_TEST"]).toBeUndefined();
  });
});
