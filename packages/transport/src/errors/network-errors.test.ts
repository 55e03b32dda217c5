import type { ErrorCode } from "@dynamorm/core";
import { expect, test } from "@jest/globals";
import { aws, failureOf, getUser, local, putUser, socketError } from "../../test/failure-of.ts";
import { translateError } from "./translate-error.ts";

test.each<[ErrorCode, string[]]>([
  ["CONNECTION", ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]],
  ["CONNECTION", ["ECONNRESET", "EPIPE", "ECONNABORTED", "UND_ERR_SOCKET", "ERR_HTTP2_STREAM_ERROR"]],
  ["CONNECTION", ["EPROTO", "CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"]],
  ["CONNECTION", ["ERR_TLS_CERT_ALTNAME_INVALID", "ERR_SSL_WRONG_VERSION_NUMBER", "SELF_SIGNED_CERT_IN_CHAIN"]],
  ["CONNECTION", ["HPE_INVALID_CONSTANT"]],
  ["TIMEOUT", ["ETIMEDOUT", "UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT"]],
])("%s: %j", (code, codes) => {
  for (const each of codes) {
    expect(translateError(failureOf(socketError(each), putUser, local))).toMatchObject({ code, retryable: true });
  }
});

test("the SDK calls a reset connection a TimeoutError", () => {
  const thrown = socketError("ECONNRESET", { name: "TimeoutError" });
  expect(translateError(failureOf(thrown))).toMatchObject({ code: "CONNECTION" });
});

test("a TimeoutError of the SDK without a code is a timeout", () => {
  const thrown = Object.assign(new Error("the request socket timed out"), { name: "TimeoutError" });
  expect(translateError(failureOf(thrown))).toMatchObject({ code: "TIMEOUT", cause: thrown });
});

test("an answer that broke off is a lost connection, whatever its status was", () => {
  const thrown = socketError("ECONNRESET", { $metadata: { httpStatusCode: 200, attempts: 1 } });
  expect(translateError(failureOf(thrown))).toMatchObject({ code: "CONNECTION" });
});

test("the code is found in an AggregateError without a message", () => {
  const thrown = new AggregateError([socketError("ECONNREFUSED"), socketError("ENETUNREACH")]);
  expect(translateError(failureOf(thrown, getUser, local)).message).toBe(
    `GetItem on table "users": cannot reach http://127.0.0.1:8000 (ECONNREFUSED). Is the engine running (startLocal() of @dynamorm/local starts one), and is the endpoint right?`,
  );
});

test("the code is found in the cause, where fetch puts it", () => {
  const thrown = new TypeError("fetch failed", { cause: new AggregateError([socketError("ETIMEDOUT")]) });
  expect(translateError(failureOf(thrown))).toMatchObject({ code: "TIMEOUT" });
});

test("causes that go round in circles end", () => {
  const thrown = new Error("round");
  thrown.cause = thrown;
  expect(translateError(failureOf(thrown))).toMatchObject({ code: "UNKNOWN" });
});

test.each<[string, unknown, string]>([
  [
    "a broken connection, of a write",
    socketError("ECONNRESET", { $metadata: { attempts: 3 } }),
    `PutItem on table "users" (model User): lost the connection to DynamoDB in region eu-west-1 (ECONNRESET) after 3 attempts. Try again. Whether it was done is not known.`,
  ],
  [
    "AWS out of reach after retries",
    socketError("ECONNREFUSED", { $metadata: { attempts: 3 } }),
    `PutItem on table "users" (model User): cannot reach DynamoDB in region eu-west-1 (ECONNREFUSED) after 3 attempts. Check the network of this machine: DNS, proxy, and in a VPC the gateway endpoint or NAT. An earlier attempt may have been done.`,
  ],
  [
    "AWS out of reach",
    socketError("EAI_AGAIN", { hostname: "dynamodb.eu-west-1.amazonaws.com" }),
    `PutItem on table "users" (model User): cannot reach DynamoDB in region eu-west-1 (EAI_AGAIN dynamodb.eu-west-1.amazonaws.com). Check the network of this machine: DNS, proxy, and in a VPC the gateway endpoint or NAT.`,
  ],
  [
    "a timeout, of a write",
    socketError("ETIMEDOUT"),
    `PutItem on table "users" (model User): no answer in time from DynamoDB in region eu-west-1. Try again, or give it longer (requestTimeout, socketTimeout, connectionTimeout of the client's requestHandler). Whether it was done is not known.`,
  ],
  [
    "a wrong certificate",
    socketError("CERT_HAS_EXPIRED"),
    `PutItem on table "users" (model User): no secure connection to DynamoDB in region eu-west-1 (CERT_HAS_EXPIRED). Check the server's certificate (NODE_EXTRA_CA_CERTS names further authorities) and the clock of this machine, or write http:// for an endpoint without TLS.`,
  ],
  [
    "something that is not HTTP",
    socketError("HPE_INVALID_CONSTANT"),
    `PutItem on table "users" (model User): no HTTP answer from DynamoDB in region eu-west-1 (HPE_INVALID_CONSTANT). Check the endpoint: something else listens there.`,
  ],
])("the whole message of %s", (_, thrown, message) => {
  expect(translateError(failureOf(thrown, putUser, aws)).message).toBe(message);
});

test("a host that is not the endpoint's is named", () => {
  const thrown = socketError("ENOTFOUND", { hostname: "sts.internal" });
  expect(translateError(failureOf(thrown, getUser, local)).message).toContain(
    "cannot reach http://127.0.0.1:8000 (ENOTFOUND sts.internal).",
  );
});
