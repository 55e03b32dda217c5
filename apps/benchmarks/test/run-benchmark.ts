import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What a benchmark printed, and what it wrote. */
export interface Outcome<Results> {
  readonly output: string;
  readonly results: Results;
}

/** Runs a benchmark in a hurry, as its script in package.json does: with flags for Node.js, and options of its own. */
export async function runBenchmark<Results>(
  name: string,
  flags: readonly string[] = [],
  options: readonly string[] = [],
): Promise<Outcome<Results>> {
  const folder = await mkdtemp(join(tmpdir(), "dynamorm-benchmarks-"));
  try {
    const file = join(folder, `${name}.json`);
    const typescript = ["--import", "../../tooling/run-typescript.mjs", "--conditions", "@dynamorm/source"];
    const script = [`src/${name}.ts`, "--quick", "--output", file, ...options];
    const cwd = fileURLToPath(new URL("../", import.meta.url));
    const { stdout } = await run(process.execPath, [...flags, ...typescript, ...script], { cwd });
    return { output: stdout, results: JSON.parse(await readFile(file, "utf8")) as Results };
  } finally {
    await rm(folder, { recursive: true });
  }
}
