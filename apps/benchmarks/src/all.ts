// Runs every benchmark, one after the other, and writes the tables of README.md and docs/performance.md anew. The packages have to be built.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** In this order; each is a script of package.json. */
const benchmarks = ["codec", "read", "requests", "profile", "stream", "start", "bundle", "types"] as const;

const { values: options } = parseArgs({
  options: {
    /** Less of everything, and nothing is written but to this folder: to see that it works. */
    quick: { type: "string" },
  },
});

const { scripts } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8")) as {
  readonly scripts: Readonly<Record<(typeof benchmarks)[number] | "tables", string>>;
};

for (const name of benchmarks) {
  console.log(`\n── ${name}\n`);
  await run(scripts[name], options.quick === undefined ? [] : quickly(name, options.quick));
}
if (options.quick === undefined) {
  await run(scripts.tables, []);
  await run(scripts.tables, ["--file", "../../docs/performance.md"]);
}

function quickly(name: string, folder: string): readonly string[] {
  return ["--quick", "--output", `${folder}/${name}.json`];
}

/** Runs a script as package managers do, and ends where it fails. */
async function run(script: string, args: readonly string[]): Promise<void> {
  const cwd = fileURLToPath(new URL("../", import.meta.url));
  const [, ...words] = script.split(" ");
  const child = spawn(process.execPath, [...words, ...args], { cwd, stdio: "inherit" });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`${script} ended with the code ${code}`);
}
