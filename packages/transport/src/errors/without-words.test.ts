import { inspect } from "node:util";
import { DynamoDBServiceException } from "@aws-sdk/client-dynamodb";
import { describe, expect, test } from "@jest/globals";
import { failureOf } from "../../test/failure-of.ts";
import { translateError } from "./translate-error.ts";
import { withoutWords } from "./without-words.ts";

const token = "FwoGZXIvYXdzEJr";
const words = `The Canonical String should have been\n'POST\n/\n\nhost:dynamodb\nx-amz-security-token:${token}\n'`;
const $metadata = { httpStatusCode: 403, requestId: "R1", attempts: 1 };

function answer(name: string): DynamoDBServiceException {
  const thrown = new DynamoDBServiceException({ name, $fault: "client", message: words, $metadata });
  // What the SDK adds, and what an exception may hold besides.
  return Object.assign(thrown, { $response: { body: words }, Message: words });
}

describe("an answer to credentials", () => {
  test.each([
    "InvalidSignatureException",
    "SignatureDoesNotMatch",
    "IncompleteSignatureException",
    "UnrecognizedClientException",
    "ExpiredTokenException",
    "MissingAuthenticationTokenException",
  ])("%s does not bring the token into a log", (name) => {
    const error = translateError(failureOf(answer(name)));
    const printed = [
      inspect(error, { depth: 10, showHidden: true }),
      JSON.stringify({ error, cause: error.cause }),
      String(error.cause),
      error.stack,
    ].join("\n");
    expect(printed).not.toContain(token);
    expect(printed).toContain(name);
    expect(error).toMatchObject({ code: "CREDENTIALS", cause: { name, $fault: "client", $metadata } });
  });
});

test("where it was thrown is kept", () => {
  const { stack } = withoutWords(answer("InvalidSignatureException"));
  expect(stack).toMatch(/^InvalidSignatureException: what AWS said is left out: .*\n {4}at /);
  expect(stack).toContain("without-words.test.ts");
});

test("words that have changed since, or look like places, are left out of the stack too", () => {
  const thrown = answer("InvalidSignatureException");
  const places = thrown.stack?.split("\n").filter((line) => line.startsWith("    at ")) ?? [];
  thrown.message = "changed";
  expect(withoutWords(thrown).stack?.split("\n").slice(1)).toEqual(places);
  expect(withoutWords(Object.assign(new Error(`a\n    at ${token}:1:1`))).stack).not.toContain(token);
});

test.each([undefined, null, "text", {}])("%p is stood for as well", (thrown) => {
  expect(withoutWords(thrown)).toMatchObject({ name: "Error", message: expect.stringContaining("left out") });
});
