import { thisMachine } from "../src/machine.ts";

const names = ["DYNAMODB_ENDPOINT", "DYNOXIDE_BIN", "DYNAMODB_LOCAL_DIR"] as const;

/**
 * Unsets the variables that decide which engine is started: these tests are about exactly that, so they say themselves what
 * is set, also when the whole run has an engine given.
 */
export function ownEnvironment(variables: { readonly [Name in (typeof names)[number]]?: string } = {}): void {
  for (const name of names) {
    const value = variables[name];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

/** Where dynoxide is on this machine, from the platform's package. */
export function dynoxideProgram(): string {
  const manifest = thisMachine.resolveModule(`@dynoxide/${process.platform}-${process.arch}/package.json`);
  if (manifest === undefined) throw new Error("The package with dynoxide for this platform is not installed.");
  return manifest.replace(/package\.json$/, process.platform === "win32" ? "dynoxide.exe" : "dynoxide");
}
