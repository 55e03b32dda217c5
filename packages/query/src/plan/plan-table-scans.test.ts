import { describe } from "@jest/globals";
import { sessionModel } from "../../test/fixtures/plan-models.ts";
import { testPlans } from "../../test/fixtures/plan-table.ts";

const day = new Date("2026-03-01T00:00:00.000Z");

describe("Q14: what no key serves is a Scan", () => {
  testPlans(sessionModel, [
    ["no condition", (q) => q, "Scan; filter deletedAt attribute_not_exists → table"],
    [
      "a condition on no key",
      (q) => q.where("device", "=", "phone").withDeleted(),
      `Scan; filter device = "phone" → table`,
    ],
    ["a range on a partition key", (q) => q.where("id", ">", "a").withDeleted(), `Scan; filter id > "a" → table`],
    [
      "the sort key of an index without its partition key",
      (q) => q.where("startedAt", ">", day).withDeleted(),
      "Scan; filter startedAt > 2026-03-01T00:00:00.000Z → table",
    ],
    [
      "or over partitions",
      (q) => q.filter((eb) => eb.or([eb("id", "=", "a"), eb("user", "=", "u")])).withDeleted(),
      `Scan; filter (id = "a" or user = "u") → table`,
    ],
    ["a filter alone", (q) => q.filter("user", "=", "u").withDeleted(), `Scan; filter user = "u" → table`],
  ]);
});

describe("Q15: scan() reads all, whatever there is to query", () => {
  testPlans(sessionModel, [
    ["the table", (q) => q.scan().withDeleted(), "Scan → table"],
    ["a key is a filter", (q) => q.scan().where("id", "=", "a").withDeleted(), `Scan; filter id = "a" → table`],
    [
      "a segment of an index",
      (q) => q.scan({ segments: 4, segment: 1 }).index("byUser").withDeleted(),
      "Scan byUser → table",
    ],
    [
      "a list of keys is a filter",
      (q) => q.scan({ segments: 2 }).where("id", "in", ["a", "b"]).limit(5).withDeleted(),
      `Scan; filter id in ("a", "b") → table`,
    ],
  ]);
});
