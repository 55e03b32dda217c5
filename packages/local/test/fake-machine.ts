import type { Machine } from "../src/machine.ts";

/** What is on a machine of a test's own. Files are executable, unless they are among the plain ones. */
export interface FakeMachine {
  readonly platform?: string;
  readonly architecture?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly programs?: readonly string[];
  readonly plainFiles?: readonly string[];
  readonly folders?: Readonly<Record<string, readonly string[]>>;
  /** npm packages, and the folders that they are installed in. */
  readonly packages?: Readonly<Record<string, string>>;
}

/** A machine that is only described: linux on x64, with nothing on it but what is said. */
export function fakeMachine(description: FakeMachine = {}): Machine {
  const { environment = {}, programs = [], plainFiles = [], folders = {}, packages = {} } = description;
  return {
    environment,
    platform: description.platform ?? "linux",
    architecture: description.architecture ?? "x64",
    lookAtFile: (path) => {
      if (programs.includes(path)) return "executable";
      return plainFiles.includes(path) ? "not executable" : "missing";
    },
    listFolder: (path) => folders[path],
    resolveModule: (specifier) => {
      const [name = ""] = /^@[^/]+\/[^/]+|^[^/]+/.exec(specifier) ?? [];
      const folder = packages[name];
      return folder === undefined ? undefined : folder + specifier.slice(name.length);
    },
  };
}
