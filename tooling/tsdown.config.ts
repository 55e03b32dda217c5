import { defineConfig } from "tsdown";

/**
 * How every package is built: one ESM and one CommonJS file, each with its declarations, from `src/index.ts`.
 * Run from a package's folder: `tsdown --config ../../tooling/tsdown.config.ts`.
 */
export default defineConfig({
  cwd: process.cwd(),
  entry: "src/index.ts",
  format: ["esm", "cjs"],
  dts: { sourcemap: true },
  sourcemap: true,
  platform: "node",
  fixedExtension: false,
  target: "es2022",
  tsconfig: "tsconfig.build.json",
});
