import { accessSync, constants, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";

/**
 * What the look-up of an engine asks of the machine that it runs on. Behind an interface, so that the look-up is a pure
 * function, and can be tested for platforms that the tests do not run on.
 */
export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly architecture: string;
  /** Whether there is such a file, and what it allows. Follows links. */
  readonly lookAtFile: (path: string) => "executable" | "not executable" | "missing";
  /** The names in a folder, or `undefined` when there is no such folder. */
  readonly listFolder: (path: string) => readonly string[] | undefined;
  /** Where Node.js finds a module, seen from this package, or `undefined`. */
  readonly resolveModule: (specifier: string) => string | undefined;
}

/** The machine that this process runs on. Reads the environment when it is asked, not when it is made. */
export const thisMachine: Machine = {
  // The variables come from process.env itself, not from a copy: on Windows, only it ignores the case of their names.
  get environment() {
    return process.env;
  },
  platform: process.platform,
  architecture: process.arch,
  lookAtFile(path) {
    try {
      if (!statSync(path).isFile()) return "missing";
    } catch {
      return "missing"; // or not to be seen, which comes to the same
    }
    try {
      accessSync(path, constants.X_OK);
      return "executable";
    } catch {
      return "not executable";
    }
  },
  listFolder(path) {
    try {
      return readdirSync(path);
    } catch {
      return undefined;
    }
  },
  resolveModule(specifier) {
    try {
      return createRequire(import.meta.url).resolve(specifier);
    } catch {
      return undefined;
    }
  },
};
