import type { EngineCommand } from "./engine-command.ts";
import { findOnPath, pathRules, programName } from "./find-on-path.ts";
import { LocalEngineError } from "./local-engine-error.ts";
import type { Machine } from "./machine.ts";

/** The platforms that dynoxide is published for, as Node.js names them. Those of the optional dependencies. */
const platforms: readonly string[] = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64"];

/** The npm package that holds dynoxide for a machine; `undefined` for a platform that it is not published for. */
export function dynoxidePackage(machine: Machine): string | undefined {
  const platform = `${machine.platform}-${machine.architecture}`;
  return platforms.includes(platform) ? `@dynoxide/${platform}` : undefined;
}

/**
 * Looks for dynoxide: in `DYNOXIDE_BIN`, in the platform's package, on the `PATH`, in this order. `undefined` when it is
 * nowhere.
 *
 * @throws LocalEngineError `ENGINE_NOT_FOUND` when `DYNOXIDE_BIN` names no file, or when a file that should be dynoxide
 *   cannot be executed. Not passed over: someone meant that file to be used.
 */
export function findDynoxide(machine: Machine): EngineCommand | undefined {
  return fromEnvironment(machine) ?? fromPackage(machine) ?? fromPath(machine);
}

function fromEnvironment(machine: Machine): EngineCommand | undefined {
  const named = machine.environment["DYNOXIDE_BIN"];
  if (named === undefined || named === "") return undefined;
  // A path is what spawn wants: it would look for a name without a slash on the PATH.
  const executable = pathRules(machine).resolve(named);
  if (machine.lookAtFile(executable) === "missing") {
    throw new LocalEngineError(
      "ENGINE_NOT_FOUND",
      `DYNOXIDE_BIN names ${executable}, and there is no such file. Let it name the dynoxide program, or unset it.`,
      { option: "DYNOXIDE_BIN", path: executable },
    );
  }
  return dynoxideAt(executable, "DYNOXIDE_BIN", machine);
}

function fromPackage(machine: Machine): EngineCommand | undefined {
  const name = dynoxidePackage(machine);
  const manifest = name === undefined ? undefined : machine.resolveModule(`${name}/package.json`);
  if (manifest === undefined) return undefined;
  const rules = pathRules(machine);
  const executable = rules.join(rules.dirname(manifest), programName("dynoxide", machine));
  if (machine.lookAtFile(executable) === "missing") return undefined;
  return dynoxideAt(executable, `the package ${name}`, machine);
}

function fromPath(machine: Machine): EngineCommand | undefined {
  const executable = findOnPath("dynoxide", machine);
  return executable === undefined ? undefined : dynoxideAt(executable, "the PATH", machine);
}

function dynoxideAt(executable: string, foundBy: string, machine: Machine): EngineCommand {
  if (machine.lookAtFile(executable) === "not executable") {
    throw new LocalEngineError(
      "ENGINE_NOT_FOUND",
      `${executable} (found by ${foundBy}) is not executable. Make it so: chmod +x ${executable}`,
      { path: executable },
    );
  }
  const host = "127.0.0.1";
  return {
    kind: "dynoxide",
    foundBy,
    executable,
    argumentsFor: (port, file) => {
      const inMemory = ["serve", "--host", host, "--port", String(port)];
      return file === undefined ? inMemory : [...inMemory, "--db-path", file];
    },
    environment: {},
    host,
    announcement: /listening on/i,
    startTimeoutMs: 10_000,
  };
}
