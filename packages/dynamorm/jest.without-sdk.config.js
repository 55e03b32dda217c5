/** Runs the tests on an engine with the entry without the SDK in place of `dynamorm`: `npm run test:without-sdk`. */
const config = {
  maxWorkers: "100%",
  preset: "../../tooling/jest-preset.js",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  // The ways of requests through a client of the SDK, of which there is none here.
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/transport\\.test\\.ts$"],
  moduleNameMapper: { "^dynamorm$": "<rootDir>/test/fixtures/without-sdk.ts" },
};

export default config;
