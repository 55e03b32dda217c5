/**
 * What `npm run test:dynamodb-local`, `test:sdk-transport` and `test:without-sdk` share: the integration tests of all packages
 * (`packages/<name>/test/`), in another environment than that of `npm test`.
 */
import { spawn } from "node:child_process";
import { root } from "./run-step.mjs";

/**
 * Runs the tests in this terminal and resolves to their exit code.
 *
 * - `script`: of the packages, and `filter`: of which packages.
 * - `env`: the environment of the tests, of which Turbo hands on what turbo.json names.
 * - `flags`: further ones for `turbo run test`.
 * - `pattern`: which files of a package; Jest takes `./` for its folder, and a slash for a backslash where paths have those.
 * - `testTimeoutMs`: how long a test may take that says nothing of it.
 */
export function runIntegrationTests({
  script = "test",
  filter = "./packages/*",
  env,
  flags = [],
  pattern = "./test/",
  testTimeoutMs = 5_000,
}) {
  const task = ["run", script, "--continue", `--filter=${filter}`, ...flags];
  const jest = ["--passWithNoTests", `--testPathPatterns=${pattern}`, `--testTimeout=${testTimeoutMs}`];
  const child = spawn("turbo", [...task, "--", ...jest], {
    cwd: root,
    env,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  // A terminal sends Ctrl-C to the tests as well; wait for them.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
