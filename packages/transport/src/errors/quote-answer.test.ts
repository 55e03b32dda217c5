import type { DynamoDBRequest } from "@dynamorm/core";
import { expect, test } from "@jest/globals";
import { failureOf, putUser } from "../../test/failure-of.ts";
import { untyped } from "../../test/untyped.ts";
import { hideValues, quoteAnswer } from "./quote-answer.ts";

function quote(message: string, request: DynamoDBRequest = putUser): string {
  return quoteAnswer(failureOf(new Error(message), request));
}

test.each([
  [
    "The parameter cannot be converted to a numeric value: abc",
    "The parameter cannot be converted to a numeric value: …",
  ],
  [
    "One or more parameter values were invalid: Input collection [a, [b]] contains duplicates.",
    "One or more parameter values were invalid: Input collection […] contains duplicates.",
  ],
  [
    "lower bound operand: AttributeValue: {S:z}, upper bound operand: AttributeValue: {S:a}",
    "lower bound operand: AttributeValue: {…}, upper bound operand: AttributeValue: {…}",
  ],
  [
    "2 validation errors detected: Value '{users=[secret]}' at 'requestItems' failed; Value 'x' at 'limit' failed",
    "2 validation errors detected: Value '…' at 'requestItems' failed; Value '…' at 'limit' failed",
  ],
  ['invalid type: string "abc", expected u32', "invalid type: string …, expected u32"],
  ["The provided key element does not match the schema", "The provided key element does not match the schema"],
])("%s", (message, quoted) => {
  expect(quote(message)).toBe(`"${quoted}"`);
});

test("no value of the request comes back, however it is nested", () => {
  const request: DynamoDBRequest<"PutItem"> = {
    operation: "PutItem",
    input: {
      TableName: "users",
      Item: {
        name: { S: "Ada Lovelace" },
        phone: { N: "5551234" },
        tags: { SS: ["first tag"] },
        sizes: { NS: ["98765"] },
        address: { M: { S: { S: "12 Main Street" }, lines: { L: [{ S: "line one" }] } } },
        photo: { B: new Uint8Array(100_000) },
      },
    },
  };
  const message = "Ada Lovelace, 5551234, first tag, 98765, 12 Main Street, line one, name";
  expect(quote(message, request)).toBe(`"…, …, …, …, …, …, name"`);
});

test("short values leave the words alone", () => {
  const request: DynamoDBRequest = { operation: "PutItem", input: { TableName: "users", Item: { id: { S: "e" } } } };
  expect(quote("expected: S actual: N", request)).toBe(`"expected: S actual: N"`);
});

test("a longer value is hidden before a shorter one that is part of it", () => {
  const Item = { a: { S: "secret" }, b: { S: "secret-sauce" } };
  expect(quote("of secret-sauce", { operation: "PutItem", input: { TableName: "users", Item } })).toBe(`"of …"`);
});

test("W11: several answers to one request are each without its values", () => {
  const hide = hideValues(putUser);
  const texts = ["of user-secret", "of user-secret", "Value 'x' at 'limit' failed", ""];
  expect(texts.map((text) => hide(text))).toEqual(["of …", "of …", "Value '…' at 'limit' failed", ""]);
});

test("it stays on one line, and short", () => {
  expect(quote("one\n  two\r\nthree")).toBe(`"one two three"`);
  expect(quote("x".repeat(10_000))).toBe(`"${"x".repeat(400)}…"`);
});

test("an input that goes round in circles, or is none, ends", () => {
  const Item: Record<string, unknown> = {};
  Item["self"] = { M: Item };
  expect(quote("words", untyped({ operation: "PutItem", input: { TableName: "users", Item } }))).toBe(`"words"`);
  expect(quote("words", untyped({ operation: "PutItem", input: undefined }))).toBe(`"words"`);
});

test("values that are written into the text of a statement are no words of DynamoDB's", () => {
  const Statement = `UPDATE "users" SET name = 'O''Hara', note = 'top secret' WHERE id = ?`;
  const request: DynamoDBRequest = {
    operation: "ExecuteStatement",
    input: { Statement, Parameters: [{ S: "hidden" }] },
  };
  expect(quote("Unexpected top secret at 31, O''Hara at 24, hidden at 60", request)).toBe(
    '"Unexpected … at 31, … at 24, … at 60"',
  );
});
