import type { EngineCommand } from "./engine-command.ts";
import { findOnPath, pathRules, programName } from "./find-on-path.ts";
import { LocalEngineError } from "./local-engine-error.ts";
import type { Machine } from "./machine.ts";

/** The name that DynamoDB Local gives to its database file, in the folder that it is told, when all clients share one. */
const databaseFile = "shared-local-instance.db";

/**
 * Looks for DynamoDB Local in the folder that `DYNAMODB_LOCAL_DIR` names: its jar, and a folder of what the jar needs.
 * `undefined` when the variable is not set.
 *
 * @throws LocalEngineError `ENGINE_NOT_FOUND` when the folder, the jar or its libraries are not there, `JAVA_NOT_FOUND`
 *   when there is no Java to run it.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.DownloadingAndRunning.html
 */
export function findDynamoDBLocal(machine: Machine): EngineCommand | undefined {
  const named = machine.environment["DYNAMODB_LOCAL_DIR"];
  if (named === undefined || named === "") return undefined;
  const rules = pathRules(machine);
  const folder = rules.resolve(named);
  const { jar, libraries } = findJar(folder, machine);
  const java = findJava(machine);
  return {
    kind: "dynamodb-local",
    foundBy: "DYNAMODB_LOCAL_DIR",
    executable: java,
    argumentsFor: (port, file) => [
      `-Djava.library.path=${libraries}`,
      // The class, not `-jar`: what comes from Maven has its libraries in another folder than the jar's own list says.
      "-cp",
      [jar, rules.join(libraries, "*")].join(rules.delimiter),
      "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
      "-port",
      String(port),
      // One database for all, as dynoxide has it; otherwise clients of different regions or credentials see different tables.
      "-sharedDb",
      ...(file === undefined ? ["-inMemory"] : ["-dbPath", folderOfDatabase(file, machine)]),
    ],
    // It sends usage data to AWS unless told not to. The variable, not its option, which older versions refuse to start with.
    environment: { DDB_LOCAL_TELEMETRY: "0" },
    host: undefined,
    announcement: /Initializing DynamoDB Local/i,
    startTimeoutMs: 60_000,
  };
}

function findJar(folder: string, machine: Machine): { readonly jar: string; readonly libraries: string } {
  const names = machine.listFolder(folder);
  if (names === undefined) {
    throw notFound(folder, `DYNAMODB_LOCAL_DIR names ${folder}, and there is no such folder.`);
  }
  const jar =
    names.find((name) => name === "DynamoDBLocal.jar") ??
    names.findLast((name) => /^DynamoDBLocal-[\d.]+\.jar$/.test(name));
  if (jar === undefined) {
    throw notFound(folder, `DYNAMODB_LOCAL_DIR names ${folder}, and there is no DynamoDBLocal.jar in it.`);
  }
  const libraries = ["DynamoDBLocal_lib", "libs"].find((name) => names.includes(name));
  if (libraries === undefined) {
    throw notFound(
      folder,
      `DynamoDB Local in ${folder} has no folder DynamoDBLocal_lib, or libs, with the libraries that it needs.`,
    );
  }
  const rules = pathRules(machine);
  return { jar: rules.join(folder, jar), libraries: rules.join(folder, libraries) };
}

function notFound(path: string, what: string): LocalEngineError {
  const mend =
    "Unpack DynamoDB Local's download and let DYNAMODB_LOCAL_DIR name the folder that the jar is in, or unset it.";
  return new LocalEngineError("ENGINE_NOT_FOUND", `${what} ${mend}`, { option: "DYNAMODB_LOCAL_DIR", path });
}

function findJava(machine: Machine): string {
  const home = machine.environment["JAVA_HOME"];
  const ofHome = home ? pathRules(machine).resolve(home, "bin", programName("java", machine)) : undefined;
  if (ofHome !== undefined && machine.lookAtFile(ofHome) === "executable") return ofHome;
  const java = findOnPath("java", machine);
  if (java === undefined) {
    throw new LocalEngineError(
      "JAVA_NOT_FOUND",
      `DynamoDB Local is a Java program, and there is no Java ${ofHome === undefined ? "" : `at ${ofHome}, which JAVA_HOME names, nor `}on the PATH. Install Java 17 or newer, or use dynoxide, which needs none.`,
      { path: ofHome },
    );
  }
  return java;
}

function folderOfDatabase(file: string, machine: Machine): string {
  const rules = pathRules(machine);
  if (rules.basename(file) === databaseFile) return rules.dirname(file);
  const name = rules.join(rules.dirname(file), databaseFile);
  throw new LocalEngineError(
    "INVALID_OPTION",
    `DynamoDB Local names its database file itself: it cannot be ${file}. Give file: ${JSON.stringify(name)}, or use dynoxide.`,
    { option: "file", path: file },
  );
}
