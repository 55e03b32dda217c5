import { isRecord } from "@dynamorm/core";
import { fieldOf, textOf } from "../field-of.ts";
import type { ExceptionFields, HttpResponse, Metadata } from "./parts.ts";
import { readBody } from "./wire-text.ts";

/** What there is to say of an answer besides its body. */
export function metadataOf({ statusCode, headers }: HttpResponse): Metadata {
  return {
    httpStatusCode: statusCode,
    requestId: headers["x-amzn-requestid"] ?? headers["x-amzn-request-id"] ?? headers["x-amz-request-id"],
    extendedRequestId: headers["x-amz-id-2"],
    cfId: headers["x-amz-cf-id"],
  };
}

/** Whether an answer tells of an error, or of another address, which nobody goes to. */
export function isFailure({ statusCode }: HttpResponse): boolean {
  return statusCode >= 300;
}

/** What an answer that tells of an error says. @throws SyntaxError for a body that is no JSON. */
export function exceptionFields(response: HttpResponse, text: string): ExceptionFields {
  const body = withoutNulls(readBody(text));
  return {
    name: nameOf(response, body),
    message: textOf(body, "message") ?? textOf(body, "Message") ?? "UnknownError",
    $fault: response.statusCode < 500 ? "client" : "server",
    $metadata: metadataOf(response),
    body,
  };
}

/** What is `null` in a body says nothing: engines write it where DynamoDB leaves a field out. */
function withoutNulls(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(entries.map(([name, field]) => [name, inner(field)]));
}

function inner(field: unknown): unknown {
  if (Array.isArray(field)) return field.map(inner);
  return isRecord(field) && !(field instanceof Uint8Array) && !(field instanceof Date) ? withoutNulls(field) : field;
}

/**
 * `com.amazonaws.dynamodb.v20120810#ResourceNotFoundException`, and `ResourceNotFoundException:http://…` of other services, in the
 * body or in the header.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
function nameOf({ headers }: HttpResponse, body: object): string {
  const given = textOf(body, "__type") ?? textOf(body, "code") ?? errorTypeOf(headers) ?? "Unknown";
  const [withoutAddress = given] = given.split(/[,:]/);
  return withoutAddress.slice(withoutAddress.lastIndexOf("#") + 1);
}

/** Handlers of the SDK write the names of headers small, others need not. */
function errorTypeOf(headers: HttpResponse["headers"]): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === "x-amzn-errortype")?.[1];
}

/** An answer that could not be read says at least where it came from. Node.js's errors are not to be written to under all circumstances. */
export function tellResponse(error: unknown, response: HttpResponse): void {
  if (!isRecord(error) || !Object.isExtensible(error) || fieldOf(error, "$response") !== undefined) return;
  Object.defineProperty(error, "$response", { value: response, enumerable: false, configurable: true });
  if (fieldOf(error, "$metadata") === undefined) Object.assign(error, { $metadata: metadataOf(response) });
}
