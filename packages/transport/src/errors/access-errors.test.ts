import { expect, test } from "@jest/globals";
import { aws, failureOf, getUser, local } from "../../test/failure-of.ts";
import { translateError } from "./translate-error.ts";

const howToGive =
  "Give credentials to the client, in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, as a profile (aws configure, aws sso login) or as a role. For an engine on this machine, use createClient({ endpoint }).";

function named(name: string, message = "x-amz-security-token:secret-token"): Error {
  return Object.assign(new Error(message), { name });
}

test.each<[string, Error]>([
  ["the default providers", named("CredentialsProviderError", "Could not load credentials from any providers")],
  ["an SSO session", named("TokenProviderError")],
  ["a fixed object", new Error("Resolved credential object is not valid")],
  ["a provider that gives nothing", new TypeError("Cannot read properties of undefined (reading 'expiration')")],
])("no credentials from %s", (_, thrown) => {
  const error = translateError(failureOf(thrown, getUser, aws));
  expect(error).toMatchObject({ code: "CREDENTIALS", retryable: false, cause: thrown });
  expect(error.message).toBe(
    `GetItem on table "users": there are no usable credentials for the request in region eu-west-1. ${howToGive}`,
  );
});

test.each<[name: string, message: string]>([
  [
    "UnrecognizedClientException",
    `GetItem on table "users": the credentials are not known in region eu-west-1 (UnrecognizedClientException). Check access key and session token. ${howToGive}`,
  ],
  [
    "ExpiredTokenException",
    `GetItem on table "users": the credentials have expired in region eu-west-1 (ExpiredTokenException). Sign in again (aws sso login), or give a provider, which renews them, instead of fixed credentials.`,
  ],
  [
    "InvalidSignatureException",
    `GetItem on table "users": the signature of the request was refused in region eu-west-1 (InvalidSignatureException). Check the secret key and the session token, and the clock of this machine: more than five minutes off is too much.`,
  ],
])("%s, without what AWS says, which may hold tokens", (name, message) => {
  expect(translateError(failureOf(named(name), getUser, aws)).message).toBe(message);
});

test("for an engine on this machine there is an easier way", () => {
  expect(translateError(failureOf(named("CredentialsProviderError"), getUser, local)).message).toBe(
    `GetItem on table "users": there are no usable credentials for the request in region us-east-1 at http://127.0.0.1:8000. An engine on this machine takes any: createClient({ endpoint }) brings some, without AWS.`,
  );
});
