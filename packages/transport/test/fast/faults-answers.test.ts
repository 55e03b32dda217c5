import { beforeAll, describe, expect, test } from "@jest/globals";
import { useOneRealm } from "../one-realm.ts";
import { answers, exceptionBody, found, type RawAnswer } from "./behaviours.ts";
import { summaryOfBoth } from "./summary.ts";

beforeAll(useOneRealm);

describe("an answer that is a success, and is none", () => {
  const rows: readonly [title: string, answer: RawAnswer, summary: string][] = [
    ["the body of an error", { body: exceptionBody("ResourceNotFoundException") }, "answered, 1 request"],
    [
      "with the header of an error",
      { headers: { "x-amzn-errortype": "ValidationException" }, body: found },
      "answered, 1 request",
    ],
    ["empty", {}, "answered, 1 request"],
    ["null", { body: "null" }, "answered, 1 request"],
    ["a list", { body: "[]" }, "answered, 1 request"],
    ["a list of items", { body: '[{"Item":{}}]' }, "answered, 1 request"],
    ["a number", { body: "7" }, "answered, 1 request"],
    ["a text", { body: "It works!" }, "UNKNOWN by SyntaxError, 1 request"],
    [
      "HTML of a portal",
      { headers: { "Content-Type": "text/html" }, body: "<html>Sign in</html>" },
      "UNKNOWN by SyntaxError, 1 request",
    ],
    ["JSON that is cut, of the length that it says", { body: found.slice(0, -9) }, "UNKNOWN by SyntaxError, 1 request"],
    ["JSON and more", { body: `${found}}` }, "UNKNOWN by SyntaxError, 1 request"],
    ["JSON behind a byte order mark", { body: `\uFEFF${found}` }, "UNKNOWN by SyntaxError, 1 request"],
    ["JSON within spaces", { body: `\r\n ${found} \n` }, "answered, 1 request"],
    ["with null for an item", { body: '{"Item":null}' }, "answered, 1 request"],
    ["with a value of a type that nobody knows", { body: '{"Item":{"a":{"Q":"1"},"b":{}}}' }, "answered, 1 request"],
    ["with bytes that are none", { body: '{"Item":{"a":{"B":"!!"}}}' }, "UNKNOWN by TypeError, 1 request"],
    ["204", { status: 204 }, "answered, 1 request"],
  ];
  test.each(rows)("%s", async (_, answer, summary) => {
    expect(await summaryOfBoth({ server: [answers(answer)] })).toBe(summary);
  });
});
