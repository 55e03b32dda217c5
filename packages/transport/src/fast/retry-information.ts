import { isRecord } from "@dynamorm/core";
import { fieldOf, numberOf, textOf } from "../field-of.ts";
import type { HttpResponse, RetryInformation } from "./parts.ts";

/** What a retry strategy is told, in the words and by the rules of the SDK's own retry middleware. */
export function retryInformation(error: unknown, response: HttpResponse | undefined): RetryInformation {
  const retryAfterHint = response === undefined ? undefined : retryAfter(response);
  return { error, errorType: errorTypeOf(error), ...(retryAfterHint && { retryAfterHint }) };
}

const throttling = new Set([
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "LimitExceededException",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "TransactionInProgressException",
]);
const transientNames = new Set(["TimeoutError", "RequestTimeout", "RequestTimeoutException"]);
const transientStatuses = new Set([500, 502, 503, 504]);
const networkCodes = new Set([
  "ECONNRESET",
  "ECONNREFUSED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);
/** What fetch throws where there is no network, in browsers. What it throws in Node.js has a cause, whose code tells more. */
const fetchFailures =
  /^(?:Failed to fetch|NetworkError when attempting to fetch resource|The Internet connection appears to be offline|Load failed|Network request failed)$/;

function errorTypeOf(error: unknown): RetryInformation["errorType"] {
  const status = statusOf(error);
  if (status === 429 || throttling.has(textOf(error, "name") ?? "") || asksForThrottling(error)) return "THROTTLING";
  if (isTransient(error, 0)) return "TRANSIENT";
  return status !== undefined && status >= 500 && status <= 599 ? "SERVER_ERROR" : "CLIENT_ERROR";
}

function statusOf(error: unknown): number | undefined {
  return numberOf(fieldOf(error, "$metadata"), "httpStatusCode");
}

function asksForThrottling(error: unknown): boolean {
  return fieldOf(fieldOf(error, "$retryable"), "throttling") === true;
}

function isTransient(error: unknown, depth: number): boolean {
  if (!isRecord(error)) return false;
  const name = textOf(error, "name") ?? "";
  const message = textOf(error, "message") ?? "";
  if (name === "AbortError") return false;
  const isOne =
    fieldOf(error, "$retryable") !== undefined ||
    fieldOf(fieldOf(error, "$metadata"), "clockSkewCorrected") === true ||
    (name === "InvalidSignatureException" && message.includes("Signature expired")) ||
    transientNames.has(name) ||
    networkCodes.has(textOf(error, "code") ?? "") ||
    transientStatuses.has(statusOf(error) ?? 0) ||
    (name === "TypeError" && fetchFailures.test(message));
  return isOne || (depth <= 10 && isTransient(fieldOf(error, "cause"), depth + 1));
}

/** `retry-after` in seconds or as a date, `x-amz-retry-after` in milliseconds. */
function retryAfter({ headers }: HttpResponse): Date | undefined {
  const after = headers["retry-after"];
  if (after !== undefined) {
    const moment = /^\d+(?:\.\d+)?$/.test(after) ? Date.now() + Number(after) * 1000 : Date.parse(after);
    return Number.isNaN(moment) ? undefined : new Date(moment);
  }
  const milliseconds = Number(headers["x-amz-retry-after"] ?? Number.NaN);
  return Number.isNaN(milliseconds) ? undefined : new Date(Date.now() + milliseconds);
}
