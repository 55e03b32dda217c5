import { posix, win32 } from "node:path";
import type { Machine } from "./machine.ts";

/** The rules of paths on a machine, which need not be those of the machine that this runs on. */
export function pathRules(machine: Machine): typeof posix {
  return machine.platform === "win32" ? win32 : posix;
}

/** A program's file name: `java` is `java.exe` on Windows. */
export function programName(name: string, machine: Machine): string {
  return machine.platform === "win32" ? `${name}.exe` : name;
}

/** The first file of a program's name that can be executed, in the folders of `PATH`; `undefined` when there is none. */
export function findOnPath(name: string, machine: Machine): string | undefined {
  const rules = pathRules(machine);
  return (
    (machine.environment["PATH"] ?? "")
      .split(rules.delimiter)
      // A relative folder on the PATH would make it depend on the current one what is run.
      .filter((folder) => rules.isAbsolute(folder))
      .map((folder) => rules.join(folder, programName(name, machine)))
      .find((file) => machine.lookAtFile(file) === "executable")
  );
}
