import { describe, expect, test } from "@jest/globals";
import { type FakeMachine, fakeMachine } from "../test/fake-machine.ts";
import { thrownBy } from "../test/thrown-by.ts";
import { findDynamoDBLocal } from "./find-dynamodb-local.ts";

const unpacked: FakeMachine = {
  environment: { DYNAMODB_LOCAL_DIR: "/ddb", PATH: "/bin" },
  folders: { "/ddb": ["DynamoDBLocal.jar", "DynamoDBLocal_lib", "LICENSE.txt"] },
  programs: ["/bin/java"],
};

describe("DYNAMODB_LOCAL_DIR", () => {
  test.each([{}, { DYNAMODB_LOCAL_DIR: "" }])("not set, %p: there is none, and no error", (environment) => {
    expect(findDynamoDBLocal(fakeMachine({ environment }))).toBeUndefined();
  });

  test("names a folder as the download has it", () => {
    const command = findDynamoDBLocal(fakeMachine(unpacked));
    expect(command).toMatchObject({ kind: "dynamodb-local", executable: "/bin/java", foundBy: "DYNAMODB_LOCAL_DIR" });
    expect(command?.argumentsFor(8000, undefined)).toEqual([
      "-Djava.library.path=/ddb/DynamoDBLocal_lib",
      "-cp",
      "/ddb/DynamoDBLocal.jar:/ddb/DynamoDBLocal_lib/*",
      "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
      "-port",
      "8000",
      "-sharedDb",
      "-inMemory",
    ]);
  });

  test("names a folder as Maven fills it, with a version in the jar's name", () => {
    const folders = { "/ddb": ["DynamoDBLocal-2.6.1.jar", "libs"] };
    const args = findDynamoDBLocal(fakeMachine({ ...unpacked, folders }))?.argumentsFor(8000, undefined);
    expect(args).toContain("-Djava.library.path=/ddb/libs");
    expect(args).toContain("/ddb/DynamoDBLocal-2.6.1.jar:/ddb/libs/*");
  });

  test("sends no usage data", () => {
    expect(findDynamoDBLocal(fakeMachine(unpacked))?.environment).toEqual({ DDB_LOCAL_TELEMETRY: "0" });
  });

  test.each<[string, Record<string, readonly string[]>]>([
    ["no such folder", {}],
    ["no DynamoDBLocal.jar", { "/ddb": ["DynamoDBLocal_lib", "DynamoDBLocal-sources.jar"] }],
    ["no folder DynamoDBLocal_lib", { "/ddb": ["DynamoDBLocal.jar"] }],
  ])("naming what will not do is an error: %s", async (what, folders) => {
    const error = await thrownBy(() => findDynamoDBLocal(fakeMachine({ ...unpacked, folders })));
    expect(error).toMatchObject({ code: "ENGINE_NOT_FOUND", option: "DYNAMODB_LOCAL_DIR", path: "/ddb" });
    expect(error.message).toContain(what);
  });
});

describe("Java", () => {
  test("of JAVA_HOME goes before that on the PATH", () => {
    const environment = { ...unpacked.environment, JAVA_HOME: "/jdk" };
    const machine = fakeMachine({ ...unpacked, environment, programs: ["/bin/java", "/jdk/bin/java"] });
    expect(findDynamoDBLocal(machine)?.executable).toBe("/jdk/bin/java");
  });

  test("on the PATH serves when JAVA_HOME names nothing", () => {
    const environment = { ...unpacked.environment, JAVA_HOME: "/gone" };
    expect(findDynamoDBLocal(fakeMachine({ ...unpacked, environment }))?.executable).toBe("/bin/java");
  });

  test("missing is an error of its own", async () => {
    const error = await thrownBy(() => findDynamoDBLocal(fakeMachine({ ...unpacked, programs: [] })));
    expect(error.code).toBe("JAVA_NOT_FOUND");
  });

  test("on Windows is java.exe, and paths are joined as it wants them", () => {
    const machine = fakeMachine({
      platform: "win32",
      environment: { DYNAMODB_LOCAL_DIR: String.raw`C:\ddb`, JAVA_HOME: String.raw`C:\jdk` },
      folders: { [String.raw`C:\ddb`]: ["DynamoDBLocal.jar", "DynamoDBLocal_lib"] },
      programs: [String.raw`C:\jdk\bin\java.exe`],
    });
    expect(findDynamoDBLocal(machine)?.argumentsFor(1, undefined)[2]).toBe(
      String.raw`C:\ddb\DynamoDBLocal.jar;C:\ddb\DynamoDBLocal_lib\*`,
    );
  });
});

describe("a database file", () => {
  const command = findDynamoDBLocal(fakeMachine(unpacked));

  test("with the name that DynamoDB Local gives it, lies in any folder", () => {
    expect(command?.argumentsFor(8000, "/data/shared-local-instance.db").slice(-2)).toEqual(["-dbPath", "/data"]);
  });

  test("with another name is refused, and the name that it would have is said", async () => {
    const error = await thrownBy(() => command?.argumentsFor(8000, "/data/mine.db"));
    expect(error).toMatchObject({ code: "INVALID_OPTION", option: "file", path: "/data/mine.db" });
    expect(error.message).toContain("/data/shared-local-instance.db");
  });
});
