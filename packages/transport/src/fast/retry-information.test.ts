import { expect, test } from "@jest/globals";
import { retryInformation } from "./retry-information.ts";

const fetchFailed = (code: string): Error =>
  Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(code), { code }) });

test.each<[string, Error, string]>([
  ["a reset", Object.assign(new Error("reset"), { code: "ECONNRESET" }), "TRANSIENT"],
  ["a reset within fetch", fetchFailed("ECONNRESET"), "TRANSIENT"],
  ["a refused connection within fetch", fetchFailed("ECONNREFUSED"), "TRANSIENT"],
  // The request was sent: it may have been done, and the SDK does not do it again.
  ["a connection that ended within fetch", fetchFailed("UND_ERR_SOCKET"), "CLIENT_ERROR"],
  ["an answer that is no HTTP", fetchFailed("HPE_INVALID_CONSTANT"), "CLIENT_ERROR"],
  ["no network in a browser", new TypeError("Failed to fetch"), "TRANSIENT"],
  ["an abort", Object.assign(new Error("over"), { name: "AbortError" }), "CLIENT_ERROR"],
])("%s", (_, error, errorType) => {
  expect(retryInformation(error, undefined)).toEqual({ error, errorType });
});
