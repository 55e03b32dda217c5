import { exceptionFields, isFailure, metadataOf, tellResponse } from "./answer.ts";
import { collectBody } from "./collect-body.ts";
import { correctClock, type Sent } from "./correct-clock.ts";
import type { Clock, Credentials, HttpRequest, HttpResponse, Parts, Target } from "./parts.ts";
import { readBody } from "./wire-text.ts";

/** What one attempt sends. */
export interface Attempt {
  readonly target: Target;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Where they are known already. */
  readonly credentials: Credentials | undefined;
  readonly signal: AbortSignal | undefined;
}

/** An output, or what was thrown. */
type Outcome =
  | { readonly output: object; readonly thrown?: never }
  | { readonly output?: never; readonly thrown: unknown };

/** What came of an attempt, and the answer, where one came. */
export type Result = Outcome & { readonly response: HttpResponse | undefined };

/** Sends a request once. Never throws. */
export async function sendOnce(parts: Parts, attempt: Attempt): Promise<Result> {
  let response: HttpResponse | undefined;
  try {
    const clock = await parts.clock();
    const sent: Sent = { at: Date.now(), offset: clock?.offset ?? 0 };
    const request = await signed(parts, attempt, new Date(sent.at + sent.offset));
    ({ response } = await parts.handler.handle(request, { abortSignal: attempt.signal }));
    return { ...(await read(parts, response, clock, sent)), response };
  } catch (thrown) {
    if (response !== undefined) tellResponse(thrown, response);
    return { thrown, response };
  }
}

async function signed(parts: Parts, attempt: Attempt, date: Date): Promise<HttpRequest> {
  const { target, headers, body } = attempt;
  // Asked for again with each attempt, as the SDK does: they may have ended while one waited.
  const credentials = attempt.credentials ?? (await parts.credentials());
  const { protocol, hostname, port, path } = target;
  const request = { method: "POST", protocol, hostname, port, path, query: {}, headers, body };
  return { ...request, headers: await parts.sign({ request, target, credentials, date }) };
}

async function read(parts: Parts, response: HttpResponse, clock: Clock | undefined, sent: Sent): Promise<Outcome> {
  const wasSkewed = clock !== undefined && correctClock(clock, response, sent);
  const text = await collectBody(response.body);
  if (!isFailure(response)) return { output: Object.assign(readBody(text), { $metadata: metadataOf(response) }) };
  const fields = exceptionFields(response, text);
  if (wasSkewed) fields.$metadata.clockSkewCorrected = true;
  const thrown = parts.exception(fields);
  tellResponse(thrown, response);
  return { thrown };
}
