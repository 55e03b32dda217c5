/**
 * `npm start`: installs, builds what the tour needs, and runs the tour. Needs nothing but Node.js and npm.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { install, requireSupportedNode, root, run, step } from "./run-step.mjs";

const tour = { name: "@dynamorm/tour", folder: join(root, "apps", "tour"), main: join("dist", "tour.js") };

requireSupportedNode();
console.log("DynamORM: installs, builds and runs the tour (apps/tour) on an embedded DynamoDB engine.");
console.log(
  "No AWS account, no Docker, no Java; nothing is installed outside of this folder and the package managers' caches.\n",
);

let env;
const ready =
  (await step("install", async () => {
    env = await install();
  })) &&
  (await step("build", async () => {
    await run("turbo", ["run", "build", `--filter=${tour.name}`, "--output-logs=errors-only"], { env });
  }));

if (!ready) {
  console.log("The tour was not started. Once that is mended, run `npm start` again: it goes on from there.");
  process.exit(1);
}
process.exitCode = await runTour();

/** Runs the tour in this terminal and resolves to its exit code. */
function runTour() {
  // On Node 20 the SDK prints seven lines about Node 22 first; the README says it in one.
  const tourEnvironment = { ...env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };
  const child = spawn(process.execPath, [tour.main], { cwd: tour.folder, env: tourEnvironment, stdio: "inherit" });
  // A terminal sends Ctrl-C to the tour as well; wait for it to stop its engine.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((resolve) => {
    child.on("close", (code) => resolve(code ?? 1));
  });
}
