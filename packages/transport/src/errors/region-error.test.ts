import { expect, test } from "@jest/globals";
import { failureOf, getUser, local, socketError } from "../../test/failure-of.ts";
import { translateError } from "./translate-error.ts";

test.each<[string, unknown, string]>([
  [
    "no region",
    new Error("Region is missing"),
    `GetItem on table "users": the client has no region. Give the client one, e.g. region: "eu-west-1", set AWS_REGION, or add one to the profile.`,
  ],
  [
    "no name of a region",
    new Error(`Region not accepted: region="eu west 1" is not a valid hostname component.`),
    `GetItem on table "users": "eu west 1" is no name of a region. Give the client one, e.g. region: "eu-west-1", set AWS_REGION, or add one to the profile.`,
  ],
  [
    "a region whose host is not there",
    socketError("ENOTFOUND", { hostname: "dynamodb.eu-wset-1.amazonaws.com" }),
    `GetItem on table "users": there is no host dynamodb.eu-wset-1.amazonaws.com: "eu-wset-1" is no region that has DynamoDB, or this machine cannot look up names. Check the spelling of the region, and the network.`,
  ],
])("%s", (_, thrown, message) => {
  const error = translateError(failureOf(thrown, getUser, { region: "eu-wset-1" }));
  expect(error).toMatchObject({ code: "REGION", retryable: false, cause: thrown });
  expect(error.message).toBe(message);
});

test("a URL that is none is the region's fault where the region cannot be in one", () => {
  // What older clients throw, who look at a region only when they make a URL of it.
  const thrown = Object.assign(new TypeError("Invalid URL"), { code: "ERR_INVALID_URL" });
  expect(translateError(failureOf(thrown, getUser, { region: "eu wset 1" }))).toMatchObject({
    code: "REGION",
    message: expect.stringContaining('"eu wset 1" is no name of a region'),
  });
  // Of a region that can, it is an endpoint's.
  expect(translateError(failureOf(thrown, getUser, { region: "eu-west-1" })).code).not.toBe("REGION");
});

test("the host of an account is a region's too", () => {
  const thrown = socketError("ENOTFOUND", { hostname: "123456789012.ddb.eu-wset-1.amazonaws.com" });
  expect(translateError(failureOf(thrown, getUser, { region: "eu-wset-1" }))).toMatchObject({ code: "REGION" });
});

test("other hosts that are not there are connections that cannot be made", () => {
  const elsewhere = socketError("ENOTFOUND", { hostname: "sts.eu-west-1.amazonaws.com" });
  expect(translateError(failureOf(elsewhere))).toMatchObject({ code: "CONNECTION" });
  const endpoint = socketError("ENOTFOUND", { hostname: "dynamodb.internal" });
  expect(translateError(failureOf(endpoint, getUser, local))).toMatchObject({ code: "CONNECTION" });
});
