import { DynamoDBClient, type DynamoDBClientResolvedConfig } from "@aws-sdk/client-dynamodb";
import { quietLogger } from "../../client/quiet-logger.ts";
import { fieldOf } from "../../field-of.ts";
import { isPlainAddress } from "../target-of.ts";
import { customEndpoint } from "./endpoint-parameters.ts";
import type { PlainClient } from "./plain-client.ts";
import type { FastClient } from "./fast-client.ts";
import { isTestedVersion, testedVersions } from "./tested-versions.ts";

/**
 * Why a client's requests have to go through the SDK, in words that end "…: <reason>"; `undefined` where they need not.
 *
 * A client is compared with one that nothing was done to: whoever replaced a part of it that the straight line does not call wants it to be called.
 */
export async function reasonForSdk(client: FastClient, plain: PlainClient): Promise<string | undefined> {
  const { config } = client;
  return (
    classReason(client) ??
    plain.middlewareReason(client) ??
    replacedPart(config, plain.config) ??
    (await versionReason(config)) ??
    (await configurationReason(config))
  );
}

/** What all clients of the SDK inherit, as it was at first; absent where a test put something else in the SDK's place. */
const send: unknown = typeof DynamoDBClient === "function" ? fieldOf(DynamoDBClient.prototype, "send") : undefined;

/** Mocks and tracers replace `send`. */
function sendReason(client: FastClient): string | undefined {
  if (client.send !== send || Object.hasOwn(DynamoDBClient.prototype, "send")) {
    return "its send() is not the SDK's, or of another copy of the SDK";
  }
  return isOriginal(send) ? undefined : "the SDK's send() was wrapped";
}

/**
 * Whether it is the function that the SDK was published with. Tracers wrap it while the SDK is loaded, before anybody could keep the original; a
 * wrapper does not have the text of what it wraps, and those that rewrite the SDK's files leave their names in it.
 */
function isOriginal(inherited: unknown): boolean {
  if (typeof inherited !== "function" || "__wrapped" in inherited || "__original" in inherited) return false;
  // Compared with another function of the SDK: test runners have several of what all functions inherit.
  if (Object.getPrototypeOf(inherited) !== Object.getPrototypeOf(Reflect.get(DynamoDBClient.prototype, "destroy")))
    return false;
  const text = Function.prototype.toString.call(inherited);
  return text.includes(".resolveMiddleware(") && !/tr_ch_apm|runStores|traceSync|tracePromise/.test(text);
}

function classReason(client: FastClient): string | undefined {
  const reason = sendReason(client);
  if (reason !== undefined) return reason;
  const isPlain = Object.getPrototypeOf(client) === DynamoDBClient.prototype;
  return isPlain || isAggregated(client) || isDocumentClient(client) ? undefined : "it is of a class of its own";
}

/** `DynamoDB`, which is the client with a method for each operation. */
function isAggregated(client: FastClient): boolean {
  const prototype: unknown = Object.getPrototypeOf(client);
  return (
    typeof fieldOf(prototype, "getItem") === "function" && Object.getPrototypeOf(prototype) === DynamoDBClient.prototype
  );
}

/** `DynamoDBDocumentClient`, and `DynamoDBDocument` above it: they have the stack and the configuration of the client below. */
function isDocumentClient(client: FastClient): boolean {
  return !(client instanceof DynamoDBClient) && "translateConfig" in client.config;
}

/** Parts that the straight line has its own means for. */
const replaceable = [
  "httpAuthSchemeProvider",
  "streamCollector",
  "base64Encoder",
  "base64Decoder",
  "utf8Encoder",
  "utf8Decoder",
  "bodyLengthChecker",
  "urlParser",
] as const;

function replacedPart(config: object, plain: object): string | undefined {
  const replaced = replaceable.find((name) => fieldOf(config, name) !== fieldOf(plain, name));
  if (replaced !== undefined) return `it has a ${replaced} of its own`;
  const [signers, plainSigners] = [signersOf(config), signersOf(plain)];
  if (signers.length !== plainSigners.length || signers.some((signer, index) => signer !== plainSigners[index])) {
    return "it has httpAuthSchemes of its own";
  }
  if (fieldOf(config, "logger") !== quietLogger && isOfAnotherClass("logger", config, plain)) return "it has a logger";
  return isOfAnotherClass("protocol", config, plain) ? "it has a protocol" : undefined;
}

function isOfAnotherClass(name: string, config: object, plain: object): boolean {
  return fieldOf(fieldOf(config, name), "constructor") !== fieldOf(fieldOf(plain, name), "constructor");
}

/** The classes of those who sign, one for each scheme of signing. */
function signersOf(config: object): readonly unknown[] {
  const schemes = fieldOf(config, "httpAuthSchemes");
  return Array.isArray(schemes) ? schemes.map((scheme) => fieldOf(fieldOf(scheme, "signer"), "constructor")) : [];
}

async function versionReason(config: DynamoDBClientResolvedConfig): Promise<string | undefined> {
  const [[name, version] = []] = await config.defaultUserAgentProvider();
  if (name !== "aws-sdk-js" || version === undefined) return "its version cannot be told";
  const { oldest, newest } = testedVersions;
  return isTestedVersion(version)
    ? undefined
    : `its version, ${version}, is not among those tested, ${oldest} to ${newest}`;
}

async function configurationReason(config: DynamoDBClientResolvedConfig): Promise<string | undefined> {
  const { handlerProtocol = "" } = config.requestHandler.metadata ?? {};
  if (handlerProtocol.includes("h2")) return "its request handler speaks HTTP/2";
  if (fieldOf(config, "runtime") !== "node") return "it is the SDK's client for browsers";
  if ((await config.endpointDiscoveryEnabled?.()) === true) return "it discovers endpoints";
  const address = await customEndpoint(config);
  if (address !== undefined && !(URL.canParse(address) && isPlainAddress(new URL(address)))) {
    return "its endpoint is no address of a server, or has more than a path";
  }
  const strategy: object = await config.retryStrategy();
  return "acquireInitialRetryToken" in strategy ? undefined : "its retry strategy is of the older kind";
}
