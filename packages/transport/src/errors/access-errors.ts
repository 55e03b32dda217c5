import { AccessDeniedError, CredentialsError, inWords } from "@dynamorm/core";
import { isLoopbackHost } from "../client/loopback.ts";
import { type Failure, tell, type Translation, where } from "./failure.ts";
import { quoteAnswer } from "./quote-answer.ts";
import { actionsOf } from "./transact-actions.ts";
import { withoutWords } from "./without-words.ts";

/** Who asks is known, and may not. */
export function accessDenied(failure: Failure): AccessDeniedError {
  return new AccessDeniedError(
    ...tell(
      failure,
      `access denied${where(failure)}: ${quoteAnswer(failure)}`,
      `Allow ${permissionsFor(failure)} on the table, and on table/…/index/* for its indexes, to the user or role that asks.`,
    ),
  );
}

/** A transaction takes the permissions of its actions. */
function permissionsFor({ request }: Failure): string {
  const named = actionsOf(request).flatMap((action) => (action === undefined ? [] : [action.permission]));
  return named.length === 0 ? `dynamodb:${request.operation}` : inWords([...new Set(named)], "and");
}

// No answer is quoted below, nor is it the cause: AWS explains a wrong signature with the request's headers, tokens among them.

/** There are no credentials, or what gives them failed. */
export const credentialsMissing: Translation = (failure) =>
  new CredentialsError(
    ...tell(
      // What a provider on this machine says has no request to quote, and tells where it looked.
      failure.error.isAnswer ? unquoted(failure) : failure,
      `there are no usable credentials for the request${where(failure)}`,
      howToGive(failure),
    ),
  );

/** The key is of nobody. */
export const credentialsUnknown: Translation = (failure) =>
  new CredentialsError(
    ...tell(
      unquoted(failure),
      `the credentials are not known${where(failure)} (${failure.error.name})`,
      `Check access key and session token. ${howToGive(failure)}`,
    ),
  );

/** The session is over. */
export const credentialsExpired: Translation = (failure) =>
  new CredentialsError(
    ...tell(
      unquoted(failure),
      `the credentials have expired${where(failure)} (${failure.error.name})`,
      howToRenew(failure),
    ),
  );

/** The signature does not fit the request: another secret, or another time. */
export const signatureRefused: Translation = (failure) =>
  new CredentialsError(
    ...tell(
      unquoted(failure),
      `the signature of the request was refused${where(failure)} (${failure.error.name})`,
      "Check the secret key and the session token, and the clock of this machine: more than five minutes off is too much.",
    ),
  );

function unquoted(failure: Failure): Failure {
  return { ...failure, thrown: withoutWords(failure.thrown) };
}

function howToRenew({ location: { isWithoutSdk } }: Failure): string {
  const signIn = isWithoutSdk === true ? "Give" : "Sign in again (aws sso login), or give";
  return `${signIn} a provider, which renews them, instead of fixed credentials.`;
}

function howToGive({ location: { host, isWithoutSdk } }: Failure): string {
  if (host !== undefined && isLoopbackHost(host)) {
    const call = isWithoutSdk === true ? "createFastClient" : "createClient";
    return `An engine on this machine takes any: ${call}({ endpoint }) brings some, without AWS.`;
  }
  if (isWithoutSdk === true) {
    return "Give the client credentials, or a function that gives them, such as fromNodeProviderChain() of @aws-sdk/credential-providers, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, as AWS Lambda does. Profiles and roles are not looked for without the SDK.";
  }
  return "Give credentials to the client, in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, as a profile (aws configure, aws sso login) or as a role. For an engine on this machine, use createClient({ endpoint }).";
}
