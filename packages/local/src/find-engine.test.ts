import { describe, expect, test } from "@jest/globals";
import { type FakeMachine, fakeMachine } from "../test/fake-machine.ts";
import { thrownBy } from "../test/thrown-by.ts";
import { findEngine } from "./find-engine.ts";

/** A machine that has everything. */
const full: FakeMachine = {
  environment: {
    DYNAMODB_ENDPOINT: "http://db.example:8000",
    DYNOXIDE_BIN: "/own/dynoxide",
    DYNAMODB_LOCAL_DIR: "/ddb",
    PATH: "/bin",
  },
  packages: { "@dynoxide/linux-x64": "/modules" },
  programs: ["/own/dynoxide", "/modules/dynoxide", "/bin/dynoxide", "/bin/java"],
  folders: { "/ddb": ["DynamoDBLocal.jar", "DynamoDBLocal_lib"] },
};

function without(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(full.environment ?? {}).filter(([name]) => !names.includes(name)));
}

describe("the order", () => {
  test("an endpoint comes first", () => {
    expect(findEngine({}, fakeMachine(full))).toEqual({ kind: "external", endpoint: "http://db.example:8000" });
  });

  test("then dynoxide: DYNOXIDE_BIN, the package, the PATH", () => {
    const environment = without("DYNAMODB_ENDPOINT");
    expect(findEngine({}, fakeMachine({ ...full, environment }))).toMatchObject({ executable: "/own/dynoxide" });
    const noBin = { ...full, environment: without("DYNAMODB_ENDPOINT", "DYNOXIDE_BIN") };
    expect(findEngine({}, fakeMachine(noBin))).toMatchObject({ executable: "/modules/dynoxide" });
    expect(findEngine({}, fakeMachine({ ...noBin, packages: {} }))).toMatchObject({ executable: "/bin/dynoxide" });
  });

  test("then DynamoDB Local", () => {
    const environment = without("DYNAMODB_ENDPOINT", "DYNOXIDE_BIN");
    const machine = fakeMachine({ ...full, environment, packages: {}, programs: ["/bin/java"] });
    expect(findEngine({}, machine)).toMatchObject({ kind: "dynamodb-local", executable: "/bin/java" });
  });
});

describe("DYNAMODB_ENDPOINT", () => {
  test.each<[string, string]>([
    ["http://127.0.0.1:8000/", "http://127.0.0.1:8000"],
    [" https://db.example ", "https://db.example"],
    ["http://[::1]:8000", "http://[::1]:8000"],
  ])("%p is the address %s", (DYNAMODB_ENDPOINT, endpoint) => {
    expect(findEngine({}, fakeMachine({ environment: { DYNAMODB_ENDPOINT } }))).toEqual({ kind: "external", endpoint });
  });

  test.each(["127.0.0.1:8000", "localhost", "ftp://db.example", "http://user:secret@db.example"])(
    "%p is refused, and not repeated",
    async (DYNAMODB_ENDPOINT) => {
      const error = await thrownBy(() => findEngine({}, fakeMachine({ environment: { DYNAMODB_ENDPOINT } })));
      expect(error).toMatchObject({ code: "INVALID_OPTION", option: "DYNAMODB_ENDPOINT" });
      expect(error.message).not.toContain("secret");
    },
  );

  test("empty counts as not set", () => {
    const environment = { ...without("DYNAMODB_ENDPOINT"), DYNAMODB_ENDPOINT: "" };
    expect(findEngine({}, fakeMachine({ ...full, environment })).kind).toBe("dynoxide");
  });

  test.each([{ engine: "dynoxide" as const }, { port: 8001 }, { file: "/data/x.db" }])(
    "gives way to %p, which an engine that runs cannot honour",
    (options) => {
      expect(findEngine(options, fakeMachine(full))).toMatchObject({ kind: "dynoxide", foundBy: "DYNOXIDE_BIN" });
    },
  );

  test("stays with options that it can honour", () => {
    const { signal } = new AbortController();
    expect(findEngine({ startTimeoutMs: 5, signal }, fakeMachine(full)).kind).toBe("external");
  });
});

describe("an engine that is asked for", () => {
  test("is DynamoDB Local, also where dynoxide is", () => {
    expect(findEngine({ engine: "dynamodb-local" }, fakeMachine(full)).kind).toBe("dynamodb-local");
  });

  test("is never replaced by the other one", async () => {
    const noDynoxide = { ...full, environment: without("DYNOXIDE_BIN"), packages: {}, programs: ["/bin/java"] };
    const noDynamoDBLocal = { ...full, environment: without("DYNAMODB_LOCAL_DIR") };
    const first = await thrownBy(() => findEngine({ engine: "dynoxide" }, fakeMachine(noDynoxide)));
    const second = await thrownBy(() => findEngine({ engine: "dynamodb-local" }, fakeMachine(noDynamoDBLocal)));
    expect([first.code, second.code]).toEqual(["ENGINE_NOT_FOUND", "ENGINE_NOT_FOUND"]);
    expect(second.message).toContain("DYNAMODB_LOCAL_DIR");
  });
});

describe("a machine without an engine", () => {
  test("is told which package to install", async () => {
    const error = await thrownBy(() => findEngine({}, fakeMachine({ platform: "darwin", architecture: "arm64" })));
    expect(error.code).toBe("ENGINE_NOT_FOUND");
    expect(error.message).toContain("install @dynoxide/darwin-arm64");
  });

  test("is told what else there is, when there is no package for it", async () => {
    const error = await thrownBy(() => findEngine({}, fakeMachine({ platform: "freebsd" })));
    expect(error.message).toContain("freebsd x64");
    expect(error.message).toContain("DYNOXIDE_BIN");
    expect(error.message).toContain("DYNAMODB_LOCAL_DIR");
    expect(error.message).not.toContain("@dynoxide/");
  });
});
