import { describe } from "@jest/globals";
import { chunkModel, taskModel } from "../../test/fixtures/plan-models.ts";
import { testPlans } from "../../test/fixtures/plan-table.ts";

const january = new Date("2026-01-01T00:00:00.000Z");
const june = new Date("2026-06-01T00:00:00.000Z");
const file = new Uint8Array([1, 2]);

describe("Q12: a condition on the sort key bounds what is read", () => {
  testPlans(taskModel, [
    [
      "a range with one end",
      (q) => q.where("project", "=", "p").where("number", "<", 10),
      `Query by project = "p" and number < 10 → range`,
    ],
    [
      "a range with two",
      (q) => q.where("project", "=", "p").where("number", "between", [1, 10]),
      `Query by project = "p" and number between 1 and 10 → range`,
    ],
    [
      "a beginning",
      (q) => q.where("project", "=", "p").where("title", "begins_with", "A").select("title"),
      `Query byTitle by project = "p" and title begins_with "A" → range`,
    ],
    [
      "a range of dates",
      (q) => q.where("author", "=", "a").where("createdAt", ">=", january),
      `Query byAuthor by author = "a" and createdAt >= 2026-01-01T00:00:00.000Z → range`,
    ],
    [
      "a filter on it, as DynamoDB takes none there",
      (q) => q.where("project", "=", "p").filter("number", ">", 3),
      `Query by project = "p" and number > 3 → range`,
    ],
  ]);
});

describe("Q12: ranges on one sort key become one", () => {
  testPlans(taskModel, [
    [
      ">= and <=",
      (q) => q.where("project", "=", "p").where("number", ">=", 1).where("number", "<=", 9),
      `Query by project = "p" and number between 1 and 9 → range`,
    ],
    [
      "> and <: between holds both ends, which the client drops",
      (q) => q.where("project", "=", "p").where("number", ">", 1).where("number", "<", 9),
      `Query by project = "p" and number between 1 and 9; client filter number > 1 and number < 9 → range`,
    ],
    [
      ">= and <",
      (q) => q.where("author", "=", "a").where("createdAt", ">=", january).where("createdAt", "<", june),
      `Query byAuthor by author = "a" and createdAt between 2026-01-01T00:00:00.000Z and 2026-06-01T00:00:00.000Z; client filter createdAt < 2026-06-01T00:00:00.000Z → range`,
    ],
    [
      "two lower ends: the higher one",
      (q) => q.where("project", "=", "p").where("number", ">", 1).where("number", ">", 5),
      `Query by project = "p" and number > 5 → range`,
    ],
    [
      "> and >= of one value: the narrower one",
      (q) => q.where("project", "=", "p").where("number", ">=", 5).where("number", ">", 5),
      `Query by project = "p" and number > 5 → range`,
    ],
    [
      "what several ranges have in common",
      (q) =>
        q
          .where("project", "=", "p")
          .where("number", "between", [1, 6])
          .where("number", "between", [4, 9])
          .where("number", "<=", 7),
      `Query by project = "p" and number between 4 and 6 → range`,
    ],
    [
      "an end that a narrower one replaces needs no look",
      (q) => q.where("project", "=", "p").where("number", ">", 1).where("number", "between", [4, 9]),
      `Query by project = "p" and number between 4 and 9 → range`,
    ],
    [
      "a condition and a filter",
      (q) => q.where("project", "=", "p").where("number", ">=", 1).filter("number", "<=", 9),
      `Query by project = "p" and number between 1 and 9 → range`,
    ],
    [
      "one value that is in the range",
      (q) => q.where("project", "=", "p").where("number", ">", 1).where("number", "=", 5),
      `GetItem by project = "p" and number = 5 → item`,
    ],
    [
      "one value, asked for by a filter",
      (q) => q.where("project", "=", "p").where("number", ">", 1).filter("number", "=", 5),
      `GetItem by project = "p" and number = 5 → item`,
    ],
    [
      "a range of one value is a range",
      (q) => q.where("project", "=", "p").where("number", ">=", 5).where("number", "<=", 5),
      `Query by project = "p" and number between 5 and 5 → range`,
    ],
    [
      "two beginnings: the longer one",
      (q) =>
        q
          .where("project", "=", "p")
          .where("title", "begins_with", "A")
          .where("title", "begins_with", "Ab")
          .select("title"),
      `Query byTitle by project = "p" and title begins_with "Ab" → range`,
    ],
    [
      "a beginning and an end",
      (q) => q.where("project", "=", "p").where("title", "begins_with", "A").where("title", ">", "Am").select("title"),
      `Query byTitle by project = "p" and title begins_with "A"; client filter title > "Am" → range`,
    ],
    [
      "a beginning and a range",
      (q) =>
        q
          .where("project", "=", "p")
          .where("title", "begins_with", "A")
          .where("title", ">=", "Am")
          .where("title", "<=", "Az")
          .select("title"),
      `Query byTitle by project = "p" and title between "Am" and "Az"; client filter title begins_with "A" → range`,
    ],
  ]);

  testPlans(chunkModel, [
    [
      "ranges of bigints",
      (q) =>
        q
          .where("file", "=", file)
          .where("offset", ">", 10n ** 20n)
          .where("offset", ">", 10n ** 20n + 1n),
      "Query by file = an instance of Uint8Array and offset > 100000000000000000001 → range",
    ],
  ]);
});

describe("Q12: what DynamoDB cannot filter by is looked at by the client", () => {
  testPlans(taskModel, [
    [
      "<> on the sort key",
      (q) => q.where("project", "=", "p").where("number", "<>", 3),
      `Query by project = "p"; client filter number <> 3 → partition`,
    ],
    [
      "a list on the sort key of an index",
      (q) => q.where("state", "=", "open").where("priority", "in", [1, 2]),
      `Query byState by state = "open"; client filter priority in (1, 2) → partition`,
    ],
    [
      "contains, beside a range",
      (q) => q.where("project", "=", "p").where("title", ">", "A").where("title", "contains", "x").select("title"),
      `Query byTitle by project = "p" and title > "A"; client filter title contains "x" → range`,
    ],
    [
      "a group that looks at the sort key",
      (q) => q.where("project", "=", "p").filter((eb) => eb.or([eb("number", "<", 3), eb("author", "=", "a")])),
      `Query by project = "p"; client filter (number < 3 or author = "a") → partition`,
    ],
    [
      "not",
      (q) => q.where("project", "=", "p").filter((eb) => eb.not(eb("number", "=", 3))),
      `Query by project = "p"; client filter not (number = 3) → partition`,
    ],
    [
      "a group on the partition key that is queried",
      (q) => q.where("project", "=", "p").filter((eb) => eb.or([eb("project", "=", "p"), eb("state", "=", "open")])),
      `Query by project = "p"; client filter (project = "p" or state = "open") → partition`,
    ],
    [
      "the size of a sort key",
      (q) =>
        q
          .where("project", "=", "p")
          .where("title", ">", "A")
          .filter((eb) => eb.size("title", "<", 9))
          .select("title"),
      `Query byTitle by project = "p" and title > "A"; client filter size(title) < 9 → range`,
    ],
    [
      "DynamoDB filters what it can",
      (q) => q.where("project", "=", "p").where("number", "<>", 3).where("author", "=", "a"),
      `Query by project = "p"; filter author = "a"; client filter number <> 3 → partition`,
    ],
    [
      "by another index, the sort key of the table is an attribute like others",
      (q) => q.where("author", "=", "a").where("number", "<>", 3),
      `Query byAuthor by author = "a"; filter number <> 3 → partition`,
    ],
  ]);
});
