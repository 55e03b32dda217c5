import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What the compiler says of the modules in `.examples/`, and of what they import. */
export interface Compilation {
  readonly errors: readonly CompileError[];
  /** Errors anywhere else, as the compiler writes them: with one of these, what it says of the examples is not to be believed. */
  readonly elsewhere: readonly string[];
}

/** An error in a module. Lines count from 0. */
export interface CompileError {
  /** The module's file name without folder and extension. */
  readonly module: string;
  readonly line: number;
  readonly message: string;
}

const compiler = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
const folder = fileURLToPath(new URL("..", import.meta.url));

/** Typechecks all modules in `.examples/` in one go. */
export async function compileExamples(): Promise<Compilation> {
  const errors: CompileError[] = [];
  const elsewhere: string[] = [];
  for (const text of (await tsc("--project", "tsconfig.examples.json", "--pretty", "false")).split("\n")) {
    const [, module, line, message] = /^\.examples\/(.+)\.ts\((\d+),\d+\): error (.+)$/.exec(text) ?? [];
    if (module !== undefined && message !== undefined) errors.push({ module, line: Number(line) - 1, message });
    else if (/\berror TS\d+:/.test(text)) elsewhere.push(text);
  }
  return { errors, elsewhere };
}

function tsc(...options: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [compiler, ...options], { cwd: folder }, (error, stdout, stderr) => {
      // It exits with 1 or 2 when there are errors, which it prints on stdout.
      if (error === null || stdout !== "") resolve(stdout);
      else reject(new Error(`tsc could not be run: ${stderr}`, { cause: error }));
    });
  });
}
