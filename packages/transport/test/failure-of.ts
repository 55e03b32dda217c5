import type { DynamoDBRequest } from "@dynamorm/core";
import type { Failure } from "../src/errors/failure.ts";
import { readThrown } from "../src/errors/thrown-error.ts";
import type { ServiceLocation } from "../src/sdk/service-location.ts";

/** A write, as the tests of errors send it. */
export const putUser: DynamoDBRequest<"PutItem"> = {
  operation: "PutItem",
  model: "User",
  input: { TableName: "users", Item: { id: { S: "user-secret" } } },
};

/** A read, as the tests of errors send it. */
export const getUser: DynamoDBRequest<"GetItem"> = {
  operation: "GetItem",
  input: { TableName: "users", Key: { id: { S: "user-secret" } } },
};

/** An engine on this machine. */
export const local: ServiceLocation = { region: "us-east-1", endpoint: "http://127.0.0.1:8000", host: "127.0.0.1" };

/** AWS. */
export const aws: ServiceLocation = { region: "eu-west-1" };

/** A failure of a request, as it is translated. */
export function failureOf(
  thrown: unknown,
  request: DynamoDBRequest = putUser,
  location: ServiceLocation = aws,
): Failure {
  return { request, thrown, error: readThrown(thrown), location };
}

/** An error of a socket, as Node.js makes it. */
export function socketError(code: string, more: object = {}): Error {
  return Object.assign(new Error(`connect ${code}`), { code, ...more });
}
