import type { Credentials } from "../fast/parts.ts";
import { fieldOf } from "../field-of.ts";
import { variable } from "./environment.ts";

/** Gives credentials; asked again before those that it gave expire. */
export type CredentialsProvider = () => Promise<Credentials> | Credentials;

/** Credentials are renewed so long before they end, in milliseconds: what is under way has to end with them. */
const renewedBeforeMs = 300_000;

/**
 * Keeps what a provider gives until five minutes before its end. However many requests ask meanwhile, the provider is asked once. What it
 * throws, all of them throw, and the next one asks again; as long as those at hand have not ended, they go on with them instead.
 */
export function keepCredentials(provider: CredentialsProvider): () => Promise<Credentials> {
  let kept: Credentials | undefined;
  let asked: Promise<Credentials> | undefined;
  return async () => {
    if (kept !== undefined && lastsMs(kept) >= renewedBeforeMs) return kept;
    asked ??= ask(provider).finally(() => {
      asked = undefined;
    });
    try {
      kept = await asked;
    } catch (thrown) {
      if (kept === undefined || lastsMs(kept) <= 0) throw thrown;
    }
    return kept;
  };
}

async function ask(provider: CredentialsProvider): Promise<Credentials> {
  const given: unknown = await provider();
  if (!areCredentials(given)) {
    // In the SDK's words, by which the error is known. What was given is not shown: it may be a secret.
    throw new Error(
      "Resolved credential object is not valid: accessKeyId and secretAccessKey are texts that are not empty and have no spaces or line breaks, as is the sessionToken where there is one; an expiration is a moment",
    );
  }
  const { accessKeyId, secretAccessKey, sessionToken, accountId, expiration } = given;
  // A copy: the signing key is kept with it, and nobody can change it meanwhile.
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken && { sessionToken }),
    ...(accountId && { accountId }),
    ...(expiration && { expiration: new Date(expiration) }),
  };
}

function lastsMs({ expiration }: Credentials): number {
  return expiration === undefined ? Infinity : expiration.getTime() - Date.now();
}

/**
 * The credentials of the environment, as AWS Lambda sets them.
 *
 * @throws an error that the library translates to a `CredentialsError`.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function environmentCredentials(): Credentials {
  const accessKeyId = variable("AWS_ACCESS_KEY_ID");
  const secretAccessKey = variable("AWS_SECRET_ACCESS_KEY");
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw Object.assign(
      new Error(
        "Could not load credentials from the environment: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set",
      ),
      { name: "CredentialsProviderError" },
    );
  }
  const expiration = variable("AWS_CREDENTIAL_EXPIRATION");
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken: variable("AWS_SESSION_TOKEN"),
    accountId: variable("AWS_ACCOUNT_ID"),
    ...(expiration !== undefined && { expiration: new Date(expiration) }),
  };
}

/** Whether this can sign, and be sent in headers. */
export function areCredentials(value: unknown): value is Credentials {
  return (
    isWord(fieldOf(value, "accessKeyId")) &&
    isWord(fieldOf(value, "secretAccessKey")) &&
    isAbsentOr(isWord, fieldOf(value, "sessionToken")) &&
    isAbsentOr(isText, fieldOf(value, "accountId")) &&
    isAbsentOr(isMoment, fieldOf(value, "expiration"))
  );
}

/** Providers that read them from elsewhere give `null`, or an empty text, for what there is not. */
function isAbsentOr(isOne: (field: unknown) => boolean, field: unknown): boolean {
  return field === undefined || field === null || field === "" || isOne(field);
}

/** A line break, which files like to end with, is none: it makes a wrong signature, or a header that cannot be. */
function isWord(field: unknown): boolean {
  return typeof field === "string" && /^[\x21-\x7e]+$/.test(field);
}

function isText(field: unknown): boolean {
  return typeof field === "string";
}

/** A `Date`, of any realm, or what one is made from. */
function isMoment(field: unknown): boolean {
  return ["object", "string", "number"].includes(typeof field) && !Number.isNaN(new Date(field as Date).getTime());
}
