/**
 * `npm run test:without-sdk`: runs the integration tests of the meta package with `dynamorm/fast`, which sends requests without the AWS SDK, in the place of
 * `dynamorm`. Needs nothing but Node.js and npm.
 */
import { runIntegrationTests } from "./run-integration-tests.mjs";
import { install, requireSupportedNode, step } from "./run-step.mjs";

requireSupportedNode();
let env;
const ready = await step("install", async () => {
  env = await install();
});
if (!ready) process.exit(1);
console.log("\nTests of packages/dynamorm/test without the SDK:\n");
process.exitCode = await runIntegrationTests({ script: "test:without-sdk", filter: "dynamorm", env });
