// Has Node.js run the workspace's TypeScript as it stands, with no build, for scripts and for tests that start a process:
//   node --import ../../tooling/run-typescript.mjs --conditions @dynamorm/source src/main.ts
// Types are stripped by swc and not checked, as in tests. Node.js 22 can do this by itself.
import { readFile } from "node:fs/promises";
import { register } from "node:module";
import { fileURLToPath } from "node:url";
import { isMainThread } from "node:worker_threads";
import { transform } from "@swc/core";

// The hooks run in a thread of their own, which loads this file again.
if (isMainThread) register(import.meta.url);

/** What Node.js runs for a file: called for each that is imported. */
export async function load(url, context, nextLoad) {
  if (!url.endsWith(".ts")) return nextLoad(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, "utf8"), {
    filename,
    swcrc: false,
    sourceMaps: "inline",
    jsc: { target: "es2022", parser: { syntax: "typescript" } },
    module: { type: "es6" },
  });
  return { format: "module", source: code, shortCircuit: true };
}
