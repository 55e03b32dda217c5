import { describeValue, InvalidOptionError } from "@dynamorm/core";
import { addressOf } from "./address-of.ts";

const example = "http://localhost:8000";

/**
 * The address of the option `endpoint`; `undefined` for a function, which is asked when a request is sent.
 *
 * @throws InvalidOptionError for what is no address of a server, with what to write instead.
 */
export function parseEndpoint(endpoint: unknown, call = "createClient"): URL | undefined {
  if (typeof endpoint === "function") return undefined;
  const address = addressOf(endpoint);
  if (address === undefined) throw refusal(call, `is ${describeValue(endpoint)};`, example);
  // For the SDK an empty text is as good as none, and it goes to AWS.
  if (address.trim() === "") throw refusal(call, "is empty; leave it out for AWS, or", example);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw noAddress(call, address);
  return checkParts(call, url);
}

function noAddress(call: string, address: string): InvalidOptionError {
  // What holds an @ may hold a password.
  if (address.includes("@")) return refusal(call, "is no address of a server;", example);
  // "localhost:8000" is a URL, of the protocol "localhost:".
  const isHost = !address.includes("://") && URL.canParse(`http://${address}`);
  return refusal(
    call,
    `is ${describeValue(address)}, without http:// or https://;`,
    isHost ? `http://${address}` : example,
  );
}

function checkParts(call: string, url: URL): URL {
  const origin = `${url.protocol}//${url.host}`;
  if (url.username !== "" || url.password !== "") {
    throw refusal(call, "holds a user or a password, whose place is credentials;", origin);
  }
  if (url.search !== "" || url.hash !== "") {
    throw refusal(call, "holds a query or a fragment, which an endpoint does not have;", `${origin}${url.pathname}`);
  }
  return url;
}

function refusal(call: string, what: string, instead: string): InvalidOptionError {
  return new InvalidOptionError(`${call}: endpoint ${what} write ${JSON.stringify(instead)}`);
}
