import { describe } from "@jest/globals";
import { sessionModel, taskModel } from "../../test/fixtures/plan-models.ts";
import { testPlans } from "../../test/fixtures/plan-table.ts";

const january = new Date("2026-01-01T00:00:00.000Z");

describe("Q12: of several that can, the one that reads least", () => {
  testPlans(taskModel, [
    [
      "a range on the sort key of a local index beats the table",
      (q) => q.where("project", "=", "p").where("priority", ">", 3),
      `Query byPriority by project = "p" and priority > 3 → range`,
    ],
    [
      "the table is as good where both sort keys have a range, and comes first",
      (q) => q.where("project", "=", "p").where("priority", ">", 3).where("number", ">", 3),
      `Query by project = "p" and number > 3; filter priority > 3 → range`,
    ],
    [
      "two ends are narrower than one",
      (q) => q.where("project", "=", "p").where("priority", "between", [3, 5]).where("number", ">", 3),
      `Query byPriority by project = "p" and priority between 3 and 5; filter number > 3 → range`,
    ],
    [
      "an equality is narrower than a range",
      (q) => q.where("project", "=", "p").where("priority", "=", 3).where("number", "between", [3, 5]),
      `Query byPriority by project = "p" and priority = 3; filter number between 3 and 5 → range`,
    ],
    [
      "of many authors there are fewer tasks each than of three states",
      (q) => q.where("state", "=", "open").where("author", "=", "a"),
      `Query byAuthor by author = "a"; filter state = "open" → partition`,
    ],
    [
      "one with a range on its sort key beats that",
      (q) => q.where("state", "=", "open").where("author", "=", "a").where("createdAt", ">", january),
      `Query byAuthor by author = "a" and createdAt > 2026-01-01T00:00:00.000Z; filter state = "open" → range`,
    ],
    [
      "the table does not lag behind, as a global index may",
      (q) => q.where("project", "=", "p").where("author", "=", "a"),
      `Query by project = "p"; filter author = "a" → partition`,
    ],
    [
      "a filter is no reason to prefer an index",
      (q) => q.where("project", "=", "p").filter("priority", ">", 3),
      `Query by project = "p"; filter priority > 3 → partition`,
    ],
    [
      "nor one more filter to give it up",
      (q) => q.where("project", "=", "p").where("priority", ">", 3).filter("priority", "<", 9),
      `Query byPriority by project = "p" and priority between 3 and 9; client filter priority > 3 and priority < 9 → range`,
    ],
  ]);
});

describe("Q12: an index serves where it holds what is asked for", () => {
  testPlans(taskModel, [
    [
      "whole items are read where all attributes are",
      (q) => q.where("state", "=", "open"),
      `Query byState by state = "open" → partition`,
    ],
    [
      "what is selected can be less: the index that holds less is cheaper",
      (q) => q.where("state", "=", "open").select("title", "number"),
      `Query byStateLean by state = "open" → partition`,
    ],
    [
      "not where a filter looks at what it lacks",
      (q) => q.where("state", "=", "open").filter("author", "=", "a").select("title"),
      `Query byState by state = "open"; filter author = "a" → partition`,
    ],
    [
      "nor where it lacks what is selected",
      (q) => q.where("state", "=", "open").select("title", "tags"),
      `Query byState by state = "open" → partition`,
    ],
    [
      "one that holds keys alone",
      (q) => q.where("project", "=", "p").where("title", ">", "A").select("number"),
      `Query byTitle by project = "p" and title > "A" → range`,
    ],
    [
      "nor where the table does as well: who names no order gets that of its key",
      (q) => q.where("project", "=", "p").select("number"),
      `Query by project = "p" → partition`,
    ],
    [
      "is not read for whole items",
      (q) => q.where("project", "=", "p").where("title", ">", "A"),
      `Query by project = "p"; filter title > "A" → partition`,
    ],
  ]);
});

describe("Q12: a sparse index serves where what it lacks is not wanted", () => {
  testPlans(taskModel, [
    [
      "its key has a value",
      (q) => q.where("assignee", "=", "ada").where("due", ">", january),
      `Query byAssignee by assignee = "ada" and due > 2026-01-01T00:00:00.000Z → range`,
    ],
    [
      "one part of its key may be missing",
      (q) => q.where("assignee", "=", "ada"),
      `Scan; filter assignee = "ada" → table`,
    ],
    [
      "what is missing is not wanted",
      (q) => q.where("assignee", "=", "ada").where("due", "attribute_exists"),
      `Query byAssignee by assignee = "ada" → partition`,
    ],
    [
      "a filter says so too",
      (q) => q.where("assignee", "=", "ada").filter("due", ">", january),
      `Query byAssignee by assignee = "ada" and due > 2026-01-01T00:00:00.000Z → range`,
    ],
    [
      "<> does not: what is missing is another value",
      (q) => q.where("assignee", "=", "ada").where("due", "<>", january),
      `Scan; filter assignee = "ada" and due <> 2026-01-01T00:00:00.000Z → table`,
    ],
    [
      "a condition within an or does not",
      (q) => q.where("assignee", "=", "ada").filter((eb) => eb.or([eb("due", ">", january), eb("priority", "=", 1)])),
      `Scan; filter assignee = "ada" and (due > 2026-01-01T00:00:00.000Z or priority = 1) → table`,
    ],
    [
      "a hint says that it is meant",
      (q) => q.where("assignee", "=", "ada").index("byAssignee"),
      `Query byAssignee by assignee = "ada" → partition`,
    ],
  ]);
});

describe("Q12: a consistent read is one of the table, or of a local index", () => {
  testPlans(taskModel, [
    ["of the table", (q) => q.where("project", "=", "p").consistentRead(), `Query by project = "p" → partition`],
    [
      "of a local index",
      (q) => q.where("project", "=", "p").where("priority", ">", 3).consistentRead(),
      `Query byPriority by project = "p" and priority > 3 → range`,
    ],
    [
      "a global index is left out",
      (q) => q.where("project", "=", "p").where("state", "=", "open").where("priority", "=", 3).consistentRead(),
      `Query byPriority by project = "p" and priority = 3; filter state = "open" → range`,
    ],
    [
      "even if the whole table has to be read",
      (q) => q.where("state", "=", "open").consistentRead(),
      `Scan; filter state = "open" → table`,
    ],
    [
      "which may be said twice",
      (q) => q.where("state", "=", "open").consistentRead(false),
      `Query byState by state = "open" → partition`,
    ],
  ]);
});

describe("Q8: an order is that of a sort key", () => {
  testPlans(taskModel, [
    ["of the table", (q) => q.where("project", "=", "p").orderBy("number"), `Query by project = "p" → partition`],
    [
      "of a local index",
      (q) => q.where("project", "=", "p").orderBy("priority", "desc"),
      `Query byPriority by project = "p" → partition`,
    ],
    [
      "of a global index",
      (q) => q.where("state", "=", "open").orderBy("priority"),
      `Query byState by state = "open" → partition`,
    ],
    [
      "an order is worth more than a narrower range",
      (q) => q.where("project", "=", "p").where("number", "between", [3, 5]).orderBy("priority"),
      `Query byPriority by project = "p"; filter number between 3 and 5 → partition`,
    ],
    [
      "by a sparse index, where what it lacks is not wanted",
      (q) => q.where("assignee", "=", "ada").where("due", "attribute_exists").orderBy("due"),
      `Query byAssignee by assignee = "ada" → partition`,
    ],
    [
      "a cheaper index, where it holds what is selected",
      (q) => q.where("state", "=", "open").select("title").orderBy("priority"),
      `Query byStateLean by state = "open" → partition`,
    ],
    [
      "lists are looked at in the order of their partition",
      (q) => q.where("state", "=", "open").where("priority", "in", [3, 1]).orderBy("priority"),
      `Query byState by state = "open"; client filter priority in (3, 1) → partition`,
    ],
  ]);
});

describe("Q11: a hint is followed", () => {
  testPlans(taskModel, [
    [
      "to a worse index",
      (q) => q.where("project", "=", "p").where("number", "=", 1).where("state", "=", "open").index("byState"),
      `Query byState by state = "open"; filter project = "p" and number = 1 → partition`,
    ],
    [
      "at the price of reading all of it",
      (q) => q.where("author", "=", "a").index("byState"),
      `Scan byState; filter author = "a" → table`,
    ],
    [
      "of an index that holds less, items have what it holds",
      (q) => q.where("state", "=", "open").index("byStateLean"),
      `Query byStateLean by state = "open" → partition`,
    ],
    ["without any condition", (q) => q.index("byAssignee"), "Scan byAssignee → table"],
  ]);

  testPlans(sessionModel, [
    [
      "with all that has to be looked at there",
      (q) => q.where("user", "=", "u").index("byUser"),
      `Query byUser by user = "u"; filter deletedAt attribute_not_exists → partition`,
    ],
  ]);
});
