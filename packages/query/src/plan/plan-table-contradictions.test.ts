import { describe } from "@jest/globals";
import { taskModel } from "../../test/fixtures/plan-models.ts";
import { testPlans } from "../../test/fixtures/plan-table.ts";

describe("Q12: what no item can meet is not asked", () => {
  testPlans(taskModel, [
    ["two values of one attribute", (q) => q.where("project", "=", "p").where("project", "=", "q"), "None → none"],
    ["a value and a filter", (q) => q.where("project", "=", "p").filter("project", "<>", "p"), "None → none"],
    [
      "a range that ends before it begins",
      (q) => q.where("project", "=", "p").where("number", ">", 9).where("number", "<", 1),
      "None → none",
    ],
    ["a range without its only value", (q) => q.where("priority", ">=", 5).where("priority", "<", 5), "None → none"],
    [
      "ranges that do not meet",
      (q) => q.where("project", "=", "p").where("number", "between", [1, 3]).where("number", "between", [5, 9]),
      "None → none",
    ],
    [
      "lists that have nothing in common",
      (q) => q.where("state", "in", ["open", "done"]).where("state", "=", "dropped"),
      "None → none",
    ],
    [
      "a list of which a range leaves nothing",
      (q) => q.where("project", "=", "p").where("number", "in", [1, 2]).where("number", ">", 2),
      "None → none",
    ],
    [
      "beginnings of which neither begins with the other",
      (q) => q.where("title", "begins_with", "A").where("title", "begins_with", "B"),
      "None → none",
    ],
    [
      "a value that does not begin so",
      (q) => q.where("title", "=", "Bee").where("title", "begins_with", "A"),
      "None → none",
    ],
    [
      "what is not there, and has a value",
      (q) => q.where("assignee", "attribute_not_exists").where("assignee", "=", "ada"),
      "None → none",
    ],
    [
      "what is not there, and is above a value",
      (q) => q.where("assignee", "attribute_not_exists").where("assignee", ">", "a"),
      "None → none",
    ],
    ["in a map", (q) => q.where("place.city", "=", "Paris").where("place.city", "=", "Lyon"), "None → none"],
    [
      "within an and group",
      (q) => q.filter((eb) => eb.and([eb("priority", "=", 1), eb("priority", "=", 2)])),
      "None → none",
    ],
    [
      "not within an or group: one of both will do",
      (q) => q.where("project", "=", "p").filter((eb) => eb.or([eb("priority", "=", 1), eb("priority", "=", 2)])),
      `Query by project = "p"; filter (priority = 1 or priority = 2) → partition`,
    ],
    ["also of a scan", (q) => q.scan().where("priority", ">", 2).where("priority", "<", 2), "None → none"],
    [
      "<> leaves what is not there",
      (q) => q.where("assignee", "attribute_not_exists").where("assignee", "<>", "ada"),
      `Scan; filter assignee attribute_not_exists and assignee <> "ada" → table`,
    ],
  ]);
});
