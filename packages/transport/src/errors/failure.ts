import type { DynamoDBRequest, DynamORMError, ErrorContext } from "@dynamorm/core";
import type { ServiceLocation } from "../sdk/service-location.ts";
import { contextOf, describeRequest, isReading, outcomeOf } from "./describe-request.ts";
import type { ThrownError } from "./thrown-error.ts";

/** A request that failed: what was to be done, what was thrown, and where it was sent. */
export interface Failure {
  readonly request: DynamoDBRequest;
  readonly thrown: unknown;
  readonly error: ThrownError;
  readonly location: ServiceLocation;
  /** The call's own signal, where it has one. */
  readonly signal?: AbortSignal | undefined;
}

/** Makes the library's error out of a failure. */
export type Translation = (failure: Failure) => DynamORMError;

/**
 * What is known of the last attempt of a write: DynamoDB did not do it, or its answer was lost; or it says that no attempt was
 * done.
 */
export type LastAttempt = "not done" | "unknown" | "none done";

/**
 * The two arguments of an error's constructor: `<request>: <what happened>. <mend> <what may have been done>`, and the context.
 * The last is said of writes alone, and once.
 */
export function tell(
  failure: Failure,
  what: string,
  mend: string,
  lastAttempt: LastAttempt = "not done",
): [message: string, context: ErrorContext] {
  const { request, thrown } = failure;
  const outcomes: Readonly<Record<LastAttempt, string>> = {
    unknown: outcomeOf(request),
    "not done": earlierAttempts(failure),
    "none done": "",
  };
  return [`${describeRequest(request)}: ${what}. ${mend}${outcomes[lastAttempt]}`, contextOf(request, thrown)];
}

/** The SDK tries again after an answer that was lost: what the last attempt came to says nothing of those before it. */
function earlierAttempts({ request, error: { attempts } }: Failure): string {
  return attempts > 1 && !isReading(request) ? " An earlier attempt may have been done." : "";
}

/** Where the request was sent, to follow a word: ` in region eu-west-1`, ` in region us-east-1 at http://localhost:8000`. */
export function where({ location: { region, endpoint } }: Failure): string {
  return `${region === undefined ? "" : ` in region ${region}`}${endpoint === undefined ? "" : ` at ${endpoint}`}`;
}

/** How often it was tried, to follow a word: ` after 3 attempts`; nothing for one. */
export function tries({ error: { attempts } }: Failure): string {
  return attempts > 1 ? ` after ${attempts} attempts` : "";
}
