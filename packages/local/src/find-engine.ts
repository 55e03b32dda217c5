import type { EngineCommand } from "./engine-command.ts";
import { findDynamoDBLocal } from "./find-dynamodb-local.ts";
import { dynoxidePackage, findDynoxide } from "./find-dynoxide.ts";
import { LocalEngineError } from "./local-engine-error.ts";
import type { Machine } from "./machine.ts";
import type { CheckedOptions } from "./start-local-options.ts";

/** An engine that somebody else runs, at an address. */
export interface ExternalEngine {
  readonly kind: "external";
  /** Its address, without a slash at the end. */
  readonly endpoint: string;
}

/**
 * Looks for an engine, in this order: the address in `DYNAMODB_ENDPOINT`; dynoxide, in `DYNOXIDE_BIN`, in the platform's
 * package, on the `PATH`; DynamoDB Local, in `DYNAMODB_LOCAL_DIR`.
 *
 * Options are nearer to the code that wants the engine than the environment is: with `engine`, `port` or `file` given,
 * which a running engine could not honour, the address is passed over; with `engine` given, so are all engines but that one.
 *
 * @throws LocalEngineError `ENGINE_NOT_FOUND`, `JAVA_NOT_FOUND`, or `INVALID_OPTION` for an address that is none.
 */
export function findEngine(options: CheckedOptions, machine: Machine): ExternalEngine | EngineCommand {
  const endpoint = machine.environment["DYNAMODB_ENDPOINT"];
  if (endpoint && options.engine === undefined && options.port === undefined && options.file === undefined) {
    return { kind: "external", endpoint: checkEndpoint(endpoint) };
  }
  const found =
    (options.engine === "dynamodb-local" ? undefined : findDynoxide(machine)) ??
    (options.engine === "dynoxide" ? undefined : findDynamoDBLocal(machine));
  if (found === undefined) throw new LocalEngineError("ENGINE_NOT_FOUND", whatToInstall(options, machine));
  return found;
}

function checkEndpoint(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol) || url.username !== "" || url.password !== "") {
    // The value stays out of the message: it may hold a password.
    throw new LocalEngineError(
      "INVALID_OPTION",
      "DYNAMODB_ENDPOINT has to be an address such as http://127.0.0.1:8000: http or https, and without a user. Correct it, or unset it.",
      { option: "DYNAMODB_ENDPOINT" },
    );
  }
  return url.href.replace(/\/+$/, "");
}

function whatToInstall(options: CheckedOptions, machine: Machine): string {
  const platform = `${machine.platform} ${machine.architecture}`;
  const dynamoDBLocal = "unpack DynamoDB Local (a Java program) and let DYNAMODB_LOCAL_DIR name its folder";
  if (options.engine === "dynamodb-local") {
    return `The engine "dynamodb-local" was asked for, and DYNAMODB_LOCAL_DIR is not set. To have it, ${dynamoDBLocal}.`;
  }
  const name = dynoxidePackage(machine);
  const dynoxide =
    name === undefined
      ? "dynoxide is not published for this platform: build it and let DYNOXIDE_BIN name the program"
      : `install ${name} (an optional dependency of @dynamorm/local, which a package manager that is told to omit those leaves out), or let DYNOXIDE_BIN name the dynoxide program`;
  const other =
    options.engine === "dynoxide" ? "" : `; or ${dynamoDBLocal}; or let DYNAMODB_ENDPOINT name an engine that runs`;
  return `No DynamoDB engine was found for ${platform}. To have one, ${dynoxide}${other}.`;
}
