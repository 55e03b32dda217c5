import { InvalidOptionError, type OperationInput, type OperationName } from "@dynamorm/core";
import { addressOf } from "../../client/address-of.ts";
import { fieldOf } from "../../field-of.ts";
import { type EndpointInstructions, endpointInstructions } from "../../sdk/commands.ts";

/** What the endpoint rules of the SDK are asked with. */
export type EndpointParameters = Readonly<Record<string, unknown>>;

/** Reads the parameters of endpoint rules out of a client's configuration and a request, as the operation's command says. */
export async function endpointParameters(
  operation: OperationName,
  input: OperationInput<OperationName>,
  config: object,
): Promise<EndpointParameters> {
  const instructions = instructionsOf(operation);
  const values = await Promise.all(
    instructions.map(([name, instruction]) => valueOf(name, instruction, input, config)),
  );
  const parameters: Record<string, unknown> = {};
  for (const [index, [name]] of instructions.entries()) parameters[name] = values[index];
  return parameters;
}

type Instruction = EndpointInstructions[string];

const known = new Map<OperationName, readonly (readonly [string, Instruction])[]>();

function instructionsOf(operation: OperationName): readonly (readonly [string, Instruction])[] {
  const kept = known.get(operation) ?? Object.entries(endpointInstructions(operation));
  known.set(operation, kept);
  return kept;
}

/** Async, so that what throws leaves no other promise alone. */
async function valueOf(parameter: string, instruction: Instruction, input: object, config: object): Promise<unknown> {
  switch (instruction.type) {
    case "staticContextParams":
      return instruction.value;
    case "contextParams":
      return fieldOf(input, instruction.name);
    case "operationContextParams":
      return instruction.get(input);
    case "builtInParams":
    case "clientContextParams":
      return configured(instruction.name, parameter, config);
    default:
      throw new TypeError(`unknown kind of endpoint parameter ${parameter}`);
  }
}

function configured(name: string, parameter: string, config: object): unknown {
  if (name === "accountId") return accountOf(config);
  if (name === "endpoint") return customEndpoint(config);
  const value = fieldOf(config, name) ?? fieldOf(config, parameter);
  return typeof value === "function" ? value() : value;
}

async function accountOf(config: object): Promise<unknown> {
  const provider = fieldOf(config, "credentials");
  return typeof provider === "function" ? fieldOf(await provider(), "accountId") : undefined;
}

/** The address that the client was given, or the one of the environment or the profile. */
export async function customEndpoint(config: object): Promise<string | undefined> {
  const endpoint = fieldOf(config, "endpoint");
  if (typeof endpoint === "function") return addressOf(await endpoint()) ?? refuseEndpoint();
  const fromEnvironment = fieldOf(config, "serviceConfiguredEndpoint");
  if (fieldOf(config, "ignoreConfiguredEndpointUrls") === true || typeof fromEnvironment !== "function")
    return undefined;
  const found: unknown = await fromEnvironment();
  return typeof found === "string" ? found : undefined;
}

/** What was given as an endpoint is one, or an error: a request that is meant for a server of one's own never goes to AWS. */
function refuseEndpoint(): never {
  throw new InvalidOptionError(
    "the endpoint of the client is no address of a server; write http:// or https://, e.g. http://localhost:8000",
  );
}
