import { describeValue, InvalidOptionError, isRecord } from "@dynamorm/core";
import { fieldOf, textOf } from "../field-of.ts";
import { type ClientConfig, optionNames } from "./client-config.ts";
import { isHostLabel } from "./host-label.ts";

/**
 * Refuses options that do not exist, and of those that most programs set, values that cannot be.
 *
 * @throws InvalidOptionError that names the option, what was given and what is expected. Credentials are not shown.
 */
export function checkClientConfig(config: unknown): asserts config is ClientConfig {
  if (!isRecord(config)) {
    throw new InvalidOptionError(
      `createClient takes an object of options, e.g. { region: "eu-west-1" }, not ${describeValue(config)}`,
    );
  }
  if (isClient(config)) {
    throw new InvalidOptionError(
      "createClient takes options; this is a client. Pass it as new DynamORM({ client }) or sdkExecutor(client)",
    );
  }
  for (const [name, value] of Object.entries(config)) {
    if (!(optionNames as readonly string[]).includes(name)) throw unknownOption(name);
    if (value !== undefined) checkOption(name, value);
  }
}

/** A client, or its own fields without the methods of its class, as they are left when it is spread. */
function isClient(config: object): boolean {
  const hasConfig = isRecord(fieldOf(config, "config"));
  return hasConfig && (typeof fieldOf(config, "send") === "function" || isRecord(fieldOf(config, "middlewareStack")));
}

function checkOption(name: string, value: unknown): void {
  if (name === "requestHandler" && (typeof value !== "object" || value === null)) {
    throw wrongOption(
      name,
      describeValue(value),
      "an object of settings such as { requestTimeout: 1000 }, or a handler",
    );
  }
  // Where a value can stand, so can a function that gives it; of what it gives, the executor's errors tell.
  if (typeof value === "function") return;
  if (name === "region" && !isHostLabel(value)) {
    throw wrongOption(
      name,
      describeValue(value),
      `the name of a region such as "eu-west-1", or a function that gives it`,
    );
  }
  if (name === "maxAttempts" && !(Number.isInteger(value) && Number(value) > 0)) {
    throw wrongOption(name, describeValue(value), "a whole number from 1 up, or a function that gives it");
  }
  if (name === "credentials" && !areCredentials(value)) {
    // Not shown: what is in the place of credentials may be a secret.
    throw wrongOption(
      name,
      "no credentials",
      "{ accessKeyId, secretAccessKey }, texts that are not empty, or a function that gives them",
    );
  }
}

function areCredentials(value: unknown): boolean {
  return Boolean(textOf(value, "accessKeyId") && textOf(value, "secretAccessKey"));
}

function wrongOption(name: string, given: string, expected: string): InvalidOptionError {
  return new InvalidOptionError(`createClient: ${name} is ${given}; it takes ${expected}`);
}

function unknownOption(name: string): InvalidOptionError {
  return new InvalidOptionError(
    `createClient has no option ${JSON.stringify(name)}; there are region, endpoint, credentials, maxAttempts, requestHandler and the others of DynamoDBClientConfig. For one that only a newer SDK knows, make the client with new DynamoDBClient({ … })`,
  );
}
