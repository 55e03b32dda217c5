import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { thrownBy } from "../test/thrown-by.ts";
import { checkOptions } from "./start-local-options.ts";

const folder = mkdtempSync(join(tmpdir(), "dynamorm-options-"));
mkdirSync(join(folder, "folder"));
writeFileSync(join(folder, "plain"), "");
afterAll(() => rmSync(folder, { recursive: true }));

describe("options that can be", () => {
  test("are given back, and those that are undefined left out", () => {
    const { signal } = new AbortController();
    const options = { port: 8000, engine: "dynoxide", startTimeoutMs: 0.5, signal };
    expect(checkOptions(options)).toEqual(options);
    expect(checkOptions({ port: undefined, file: undefined, engine: undefined })).toEqual({});
    expect(checkOptions({})).toEqual({});
  });

  test.each([1, 8000, 65_535])("a port is %d", (port) => {
    expect(checkOptions({ port })).toEqual({ port });
  });

  test("port 0 is no port: a free one is chosen", () => {
    expect(checkOptions({ port: 0 }).port).toBeUndefined();
  });

  test("a file need not be there yet, and its path becomes absolute", () => {
    const file = join(folder, "new.db");
    expect(checkOptions({ file })).toEqual({ file });
    expect(checkOptions({ file: relative(process.cwd(), file) })).toEqual({ file });
  });
});

describe("options that cannot be", () => {
  test.each([
    ["port", -1],
    ["port", 65_536],
    ["port", 80.5],
    ["port", Number.NaN],
    ["port", "8000"],
    ["port", null],
    ["file", ""],
    ["file", 1],
    ["file", "a\0b"],
    ["file", null],
    ["engine", "dynalite"],
    ["engine", ""],
    ["startTimeoutMs", 0],
    ["startTimeoutMs", -1],
    ["startTimeoutMs", Number.POSITIVE_INFINITY],
    ["startTimeoutMs", Number.NaN],
    ["startTimeoutMs", "10"],
    ["signal", {}],
    ["signal", new AbortController()],
  ])("%s: %p is refused by name", async (option, value) => {
    const error = await thrownBy(() => checkOptions({ [option]: value }));
    expect(error).toMatchObject({ code: "INVALID_OPTION", option });
    expect(error.message).toContain(`"${option}"`);
  });

  test("an unknown option is refused, and the known ones are named", async () => {
    const error = await thrownBy(() => checkOptions({ dbPath: "x.db" }));
    expect(error).toMatchObject({ code: "INVALID_OPTION", option: "dbPath" });
    expect(error.message).toContain("port, file, engine, startTimeoutMs, signal");
    expect((await thrownBy(() => checkOptions({ toString: 1 }))).option).toBe("toString");
  });

  test.each([null, "memory", 8000, [8000]])("%p instead of an object is refused", async (options) => {
    expect(await thrownBy(() => checkOptions(options))).toMatchObject({ code: "INVALID_OPTION" });
  });

  test.each(["missing/new.db", "plain/new.db"])("a file in what is no folder is refused: %s", async (file) => {
    const error = await thrownBy(() => checkOptions({ file: join(folder, file) }));
    expect(error).toMatchObject({ code: "INVALID_OPTION", option: "file" });
    expect(error.message).toContain("there is no folder");
  });

  test("a folder instead of a file is refused", async () => {
    const error = await thrownBy(() => checkOptions({ file: join(folder, "folder") }));
    expect(error).toMatchObject({ code: "INVALID_OPTION", option: "file" });
    expect(error.message).toContain("is a folder");
  });
});
