import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** What the compiler says of a program. */
export interface Compilation {
  readonly instantiations: number;
  /** How long it took to check types, in s. */
  readonly checkSeconds: number;
  readonly memoryKilobytes: number;
  /** The lines of the program that are refused, the first being 1. */
  readonly refusedLines: readonly number[];
  /** All that was written. */
  readonly output: string;
}

/** Against what the workspace's packages are compiled: their declarations, as users have them, or their sources. */
export type Workspace = "built" | "sources";

// Within the package, so that the compiler finds what is installed for it.
const cache = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));
const tsc = fileURLToPath(new URL("../../../../node_modules/typescript/bin/tsc", import.meta.url));
const settings = fileURLToPath(new URL("../../../../tooling/tsconfig.base.json", import.meta.url));
const run = promisify(execFile);

/** A folder in which programs are compiled, one after the other. */
export class Compiler {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async create(workspace: Workspace): Promise<Compiler> {
    await mkdir(cache, { recursive: true });
    const folder = await mkdtemp(join(cache, "types-"));
    const compilerOptions = {
      noEmit: true,
      isolatedDeclarations: false,
      declaration: false,
      types: ["node"],
      customConditions: workspace === "sources" ? ["@dynamorm/source"] : [],
    };
    const config = { extends: settings, compilerOptions, files: ["models.mts"] };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
    return new Compiler(folder);
  }

  /** Compiles a program on one thread, so that what it takes does not depend on how many there are. */
  async compile(program: string): Promise<Compilation> {
    await writeFile(join(this.#folder, "models.mts"), program);
    const flags = ["-p", this.#folder, "--extendedDiagnostics", "--singleThreaded", "--pretty", "false"];
    const output = await run(process.execPath, [tsc, ...flags]).then(
      ({ stdout }) => stdout,
      // Refused programs are an outcome: their diagnostics are in the output.
      (error: { readonly stdout: string }) => error.stdout,
    );
    return {
      instantiations: numberIn(output, /Instantiations:\s+([\d.]+)/),
      checkSeconds: numberIn(output, /Check time:\s+([\d.]+)/),
      memoryKilobytes: numberIn(output, /Memory used:\s+([\d.]+)/),
      refusedLines: [...output.matchAll(/models\.mts\((\d+),\d+\): error/g)].map((match) => Number(match[1])),
      output,
    };
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true });
  }
}

function numberIn(output: string, pattern: RegExp): number {
  const number = Number(pattern.exec(output)?.[1]);
  if (!Number.isFinite(number)) throw new Error(`the compiler's diagnostics have no ${pattern.source}:\n${output}`);
  return number;
}
