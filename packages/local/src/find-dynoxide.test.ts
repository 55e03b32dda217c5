import { describe, expect, test } from "@jest/globals";
import { fakeMachine } from "../test/fake-machine.ts";
import { thrownBy } from "../test/thrown-by.ts";
import { dynoxidePackage, findDynoxide } from "./find-dynoxide.ts";

const inPackage = "/modules/linux-x64/dynoxide";
const packages = { "@dynoxide/linux-x64": "/modules/linux-x64" };

describe("DYNOXIDE_BIN", () => {
  test("goes before the package and the PATH", () => {
    const machine = fakeMachine({
      environment: { DYNOXIDE_BIN: "/own/engine", PATH: "/bin" },
      packages,
      programs: ["/own/engine", inPackage, "/bin/dynoxide"],
    });
    expect(findDynoxide(machine)).toMatchObject({ executable: "/own/engine", foundBy: "DYNOXIDE_BIN" });
  });

  test("naming nothing is an error, whatever else is there", async () => {
    const machine = fakeMachine({ environment: { DYNOXIDE_BIN: "/own/engine" }, packages, programs: [inPackage] });
    const error = await thrownBy(() => findDynoxide(machine));
    expect(error).toMatchObject({ code: "ENGINE_NOT_FOUND", option: "DYNOXIDE_BIN", path: "/own/engine" });
  });

  test("naming a file that is not executable is an error that says how to make it so", async () => {
    const machine = fakeMachine({ environment: { DYNOXIDE_BIN: "/own/engine" }, plainFiles: ["/own/engine"] });
    const error = await thrownBy(() => findDynoxide(machine));
    expect(error).toMatchObject({ code: "ENGINE_NOT_FOUND", path: "/own/engine" });
    expect(error.message).toContain("chmod +x /own/engine");
  });

  test("empty counts as not set", () => {
    const machine = fakeMachine({ environment: { DYNOXIDE_BIN: "" }, packages, programs: [inPackage] });
    expect(findDynoxide(machine)?.executable).toBe(inPackage);
  });
});

describe("the platform's package", () => {
  test("goes before the PATH", () => {
    const machine = fakeMachine({ environment: { PATH: "/bin" }, packages, programs: [inPackage, "/bin/dynoxide"] });
    expect(findDynoxide(machine)).toMatchObject({
      kind: "dynoxide",
      executable: inPackage,
      foundBy: "the package @dynoxide/linux-x64",
    });
  });

  test.each([
    ["linux", "arm64", "/m/dynoxide"],
    ["darwin", "x64", "/m/dynoxide"],
    ["darwin", "arm64", "/m/dynoxide"],
    ["win32", "x64", String.raw`C:\m\dynoxide.exe`],
  ])("is looked for on %s %s", (platform, architecture, program) => {
    const folder = program.slice(0, program.lastIndexOf("dynoxide") - 1);
    const machine = fakeMachine({
      platform,
      architecture,
      packages: { [`@dynoxide/${platform}-${architecture}`]: folder },
      programs: [program],
    });
    expect(findDynoxide(machine)?.executable).toBe(program);
  });

  test.each([
    ["freebsd", "x64"],
    ["win32", "arm64"],
    ["linux", "riscv64"],
  ])("does not exist for %s %s", (platform, architecture) => {
    const machine = fakeMachine({ platform, architecture, packages });
    expect(dynoxidePackage(machine)).toBeUndefined();
    expect(findDynoxide(machine)).toBeUndefined();
  });

  test("installed without its program is passed over", () => {
    const machine = fakeMachine({ environment: { PATH: "/bin" }, packages, programs: ["/bin/dynoxide"] });
    expect(findDynoxide(machine)).toMatchObject({ executable: "/bin/dynoxide", foundBy: "the PATH" });
  });
});

describe("the command", () => {
  const command = findDynoxide(fakeMachine({ packages, programs: [inPackage] }));

  test("listens on this machine only, on a port, in memory", () => {
    expect(command?.argumentsFor(8000, undefined)).toEqual(["serve", "--host", "127.0.0.1", "--port", "8000"]);
    expect(command?.host).toBe("127.0.0.1");
  });

  test("or in a file", () => {
    expect(command?.argumentsFor(8000, "/data/x.db").slice(-2)).toEqual(["--db-path", "/data/x.db"]);
  });
});
