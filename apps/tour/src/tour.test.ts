import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";

test("the tour runs to its end", async () => {
  // Built by the "test" task's own dependency on "build": a child process runs no TypeScript on Node 20.
  const tour = fileURLToPath(new URL("../dist/tour.js", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [tour]);
  expect(stdout).toContain("✗ ItemAlreadyExistsError");
  expect(stdout).toContain("✗ VersionConflictError");
  expect(stdout).toContain("That was the tour.");
});
