import { attr, defineModel } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { repository } from "../index.ts";

const Session = defineModel({
  name: "Session",
  table: "sessions",
  attributes: { id: attr.string(), expires: attr.ttl(), started: attr.date() },
  key: { partitionKey: "id" },
});
const sessions = repository(Session, recordingExecutor().execute);

/** Half a second past the first second. */
const within = new Date(1500);
const values = (query: { toRequest(): { input: object } }): unknown =>
  (query.toRequest().input as { ExpressionAttributeValues?: object }).ExpressionAttributeValues;

describe("a date that is stored in seconds is compared as the moment that it is", () => {
  test.each([
    ["<", "2"],
    [">=", "2"],
    ["<=", "1"],
    [">", "1"],
  ] as const)("%s a moment within a second", (operator, seconds) => {
    expect(values(sessions.where("expires", operator, within))).toEqual({ ":v0": { N: seconds } });
    expect(values(sessions.filter((eb) => eb.not(eb.or([eb("expires", operator, within)]))))).toEqual({
      ":v0": { N: seconds },
    });
  });

  test("between holds what lies in between", () => {
    expect(values(sessions.where("expires", "between", [within, new Date(3500)]))).toEqual({
      ":v0": { N: "2" },
      ":v1": { N: "3" },
    });
  });

  test.each(["=", "<>"] as const)("%s a moment within a second is refused: nothing is stored there", (operator) => {
    expect(() => sessions.where("expires", operator, within)).toThrow(
      expect.objectContaining({
        code: "INVALID_QUERY",
        message: `Model "Session": "expires" is stored in whole seconds, and "${operator}" compares it to 1970-01-01T00:00:01.500Z, which is within one; round the date, or ask for a range`,
      }),
    );
  });

  test("whole seconds, and dates in other formats, stay as they are", () => {
    expect(values(sessions.where("expires", "=", new Date(2000)))).toEqual({ ":v0": { N: "2" } });
    expect(values(sessions.where("started", "<", within))).toEqual({ ":v0": { S: "1970-01-01T00:00:01.500Z" } });
  });
});
