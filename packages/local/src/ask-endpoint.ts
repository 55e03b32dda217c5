import { get as httpGet } from "node:http";
import { get as httpsGet } from "node:https";

/**
 * Asks an address for anything at all over HTTP, and gives `undefined` when it answers, or the reason why it does not.
 * Every engine answers a plain GET, with a greeting or with a complaint that it is not signed. An answer of 500 or more is
 * none: that is a proxy without an engine behind it, or an engine that is not ready.
 *
 * @param signal - ends the wait; the reason is then the abort.
 */
export async function askEndpoint(endpoint: string, signal: AbortSignal): Promise<Error | undefined> {
  const get = endpoint.startsWith("https:") ? httpsGet : httpGet;
  return new Promise((resolve) => {
    // No agent: its kept connections would outlive the question.
    const request = get(endpoint, { agent: false, signal }, (response) => {
      const status = response.statusCode ?? 0;
      response.on("error", resolve);
      response.on("end", () =>
        resolve(status < 500 ? undefined : new Error(`It answered with HTTP status ${status}.`)),
      );
      response.resume();
    });
    request.on("error", resolve);
  });
}
