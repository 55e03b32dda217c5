/**
 * `npm run test:sdk-transport`: runs the integration tests of all packages (`packages/<name>/test/`) with every request sent through
 * the AWS SDK (`DYNAMORM_TRANSPORT=sdk`), besides the fast transport, by which `npm test` sends them. Needs nothing but Node.js and npm.
 */
import { runIntegrationTests } from "./run-integration-tests.mjs";
import { install, requireSupportedNode, step } from "./run-step.mjs";

requireSupportedNode();
let env;
const ready = await step("install", async () => {
  env = await install();
});
if (!ready) process.exit(1);
console.log("\nTests of packages/*/test by the SDK's transport:\n");
process.exitCode = await runIntegrationTests({
  env: { ...env, DYNAMORM_TRANSPORT: "sdk" },
  flags: ["--concurrency=100%"],
  // Those of packages/transport/test/fast say by themselves which transport they send by.
  pattern: "./test/(?!fast/)",
  // A request takes a multiple of the processor time that tests are used to.
  testTimeoutMs: 30_000,
});
