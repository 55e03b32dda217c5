import { describe, expect, test } from "@jest/globals";
import type { SeenRequest } from "./seen-request.ts";
import { authorizationOf, signatureFor } from "./sigv4.ts";

const credential = "AKIDEXAMPLE/20150830/us-east-1";
const secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

/** The example of the guide to signature version 4. */
const listUsers: SeenRequest = {
  method: "GET",
  origin: "https://iam.amazonaws.com",
  path: "/?Action=ListUsers&Version=2010-05-08",
  headers: {
    host: "iam.amazonaws.com",
    "content-type": "application/x-www-form-urlencoded; charset=utf-8",
    "x-amz-date": "20150830T123600Z",
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7`,
  },
  body: Buffer.alloc(0),
};

/** A request with a body, of AWS's own set of tests (post-x-www-form-urlencoded). */
const post: SeenRequest = {
  method: "POST",
  origin: "https://example.amazonaws.com",
  path: "/",
  headers: {
    host: "example.amazonaws.com",
    "content-type": "application/x-www-form-urlencoded",
    "x-amz-date": "20150830T123600Z",
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}/service/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a`,
  },
  body: Buffer.from("Param1=value1"),
};

/** Of the same set (get-unreserved): a path of every character that is not encoded. */
const unreserved: SeenRequest = {
  method: "GET",
  origin: "https://example.amazonaws.com",
  path: "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
  headers: {
    host: "example.amazonaws.com",
    "x-amz-date": "20150830T123600Z",
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f`,
  },
  body: Buffer.alloc(0),
};

describe("the tests' own verifier of signatures", () => {
  test.each([
    ["ListUsers", listUsers],
    ["a POST", post],
    ["a long path", unreserved],
  ])("agrees with AWS's published example: %s", (_, request) => {
    expect(signatureFor(request, secret)).toBe(authorizationOf(request).signature);
  });

  test.each<[string, Partial<SeenRequest>]>([
    ["the method", { method: "PUT" }],
    ["the path", { path: "/x" }],
    ["the query", { path: "/?a=b" }],
    ["a header", { headers: { ...post.headers, "content-type": "application/json" } }],
    ["the time", { headers: { ...post.headers, "x-amz-date": "20150830T123601Z" } }],
    ["the body", { body: Buffer.from("Param1=value2") }],
  ])("sees that %s is another", (_, change) => {
    expect(signatureFor({ ...post, ...change }, secret)).not.toBe(authorizationOf(post).signature);
  });

  test("sees that the secret is another", () => {
    expect(signatureFor(post, `${secret}.`)).not.toBe(authorizationOf(post).signature);
  });
});
