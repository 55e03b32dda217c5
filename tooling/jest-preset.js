import { createRequire } from "node:module";

// The SDK says on every start that it will leave Node 20; once is enough, and that is in the README.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

// Tests run on the sources of the whole workspace (the "@dynamorm/source" export condition), so no build comes first.
// swc strips types without checking them: `tsc` checks the tests, in each package's "typecheck" script.
export default {
  testEnvironment: "node",
  testEnvironmentOptions: { customExportConditions: ["@dynamorm/source", "node", "node-addons"] },
  testMatch: ["<rootDir>/{src,test}/**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "\\.ts$": [
      createRequire(import.meta.url).resolve("@swc/jest"),
      {
        jsc: { target: "es2022", parser: { syntax: "typescript" } },
        module: { type: "es6" },
        sourceMaps: "inline",
      },
    ],
  },
};
