import { readFileSync } from "node:fs";
import { defineConfig } from "tsdown";
import { pureConstants } from "./pure-constants.ts";

/** What a package.json says of an entry. */
interface Entry {
  readonly "@dynamorm/source"?: string;
}

/** The entries of the package, by the names of their files in dist: `index` for ".", and `attr` for "./attr". */
function entries(): Record<string, string> {
  const { exports } = JSON.parse(readFileSync("package.json", "utf8")) as { exports: Record<string, Entry | string> };
  return Object.fromEntries(
    Object.entries(exports).flatMap(([path, entry]) => {
      const source = typeof entry === "string" ? undefined : entry["@dynamorm/source"];
      return source === undefined ? [] : [[path === "." ? "index" : path.slice("./".length), source]];
    }),
  );
}

/**
 * How every package is built: one ESM and one CommonJS file for each entry, with its declarations, and what entries share beside them.
 * Run from a package's folder: `tsdown --config ../../tooling/tsdown.config.ts`.
 */
export default defineConfig({
  cwd: process.cwd(),
  entry: entries(),
  format: ["esm", "cjs"],
  dts: { sourcemap: true },
  sourcemap: true,
  platform: "node",
  fixedExtension: false,
  target: "es2022",
  tsconfig: "tsconfig.build.json",
  plugins: [pureConstants()],
  inputOptions: { experimental: { nativeMagicString: true } },
  // Else the functions around pure constants are taken away, and with them what says that they are pure.
  outputOptions: { minify: false },
});
