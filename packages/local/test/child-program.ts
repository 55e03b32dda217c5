import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { dynoxideProgram } from "./own-environment.ts";

/** A Node.js process of its own that runs a program with this package's sources. */
export interface ChildProgram {
  readonly process: ChildProcess;
  /** The next line that it prints. */
  readonly line: () => Promise<string>;
  /** Its exit code and the signal that ended it, once it has ended. */
  readonly ended: Promise<unknown[]>;
}

/** The sources as plain JavaScript, in a folder of their own. */
export interface CompiledSources extends Disposable {
  /** Runs a module, with `startLocal` imported and `print` to print a line. */
  readonly run: (program: string) => ChildProgram;
}

/** Compiles the sources to a folder of the tests' own, so that they need no build and see what is there now. */
export function compileSources(): CompiledSources {
  const folder = mkdtempSync(join(tmpdir(), "dynamorm-child-"));
  const project = fileURLToPath(new URL("../tsconfig.build.json", import.meta.url));
  const compiler = fileURLToPath(new URL("../../../node_modules/typescript/bin/tsc", import.meta.url));
  execFileSync(process.execPath, [compiler, "--project", project, "--outDir", join(folder, "src")]);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const running: ChildProcess[] = [];
  return {
    run: (program) => {
      const file = join(folder, `program-${running.length}.js`);
      // Printed at once: a process that is killed loses what it only meant to print.
      const prelude = `
        import { writeSync } from "node:fs";
        import { startLocal } from "./src/index.js";
        const print = (value) => writeSync(1, value + "\\n");
      `;
      writeFileSync(file, prelude + program);
      const child = runFile(file);
      running.push(child.process);
      return child;
    },
    [Symbol.dispose]: () => {
      // Those that a failed test left behind.
      for (const child of running) child.kill("SIGKILL");
      rmSync(folder, { recursive: true });
    },
  };
}

function runFile(file: string): ChildProgram {
  const { DYNAMODB_ENDPOINT: _endpoint, DYNAMODB_LOCAL_DIR: _folder, ...environment } = process.env;
  const child = spawn(process.execPath, [file], {
    stdio: ["ignore", "pipe", "inherit"],
    detached: true, // in a process group of its own, so that a test can do to it what a terminal does
    env: { ...environment, DYNOXIDE_BIN: dynoxideProgram() },
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    process: child,
    line: async () => {
      const next = await lines.next();
      if (next.done === true) throw new Error("The program ended and printed no more.");
      return next.value;
    },
    ended: once(child, "exit"),
  };
}
