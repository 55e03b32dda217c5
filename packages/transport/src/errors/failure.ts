import type { DynamoDBRequest, DynamORMError, ErrorContext } from "@dynamorm/core";
import type { ServiceLocation } from "../sdk/service-location.ts";
import { contextOf, describeRequest } from "./describe-request.ts";
import type { ThrownError } from "./thrown-error.ts";

/** A request that failed: what was to be done, what was thrown, and where it was sent. */
export interface Failure {
  readonly request: DynamoDBRequest;
  readonly thrown: unknown;
  readonly error: ThrownError;
  readonly location: ServiceLocation;
}

/** Makes the library's error out of a failure. */
export type Translation = (failure: Failure) => DynamORMError;

/** The two arguments of an error's constructor: `<request>: <what happened>. <mend>`, and the context. */
export function tell(failure: Failure, what: string, mend: string): [message: string, context: ErrorContext] {
  return [`${describeRequest(failure.request)}: ${what}. ${mend}`, contextOf(failure.request, failure.thrown)];
}

/** Where the request was sent, to follow a word: ` in region eu-west-1`, ` in region us-east-1 at http://localhost:8000`. */
export function where({ location: { region, endpoint } }: Failure): string {
  return `${region === undefined ? "" : ` in region ${region}`}${endpoint === undefined ? "" : ` at ${endpoint}`}`;
}

/** How often it was tried, to follow a word: ` after 3 attempts`; nothing for one. */
export function tries({ error: { attempts } }: Failure): string {
  return attempts > 1 ? ` after ${attempts} attempts` : "";
}
