import { describe, expect, test } from "@jest/globals";
import { taskModel } from "../../test/fixtures/plan-models.ts";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { collection, formatExplanation, repository } from "../index.ts";

const { execute } = recordingExecutor();
const Task = taskModel();
const tasks = repository(Task, execute);

/** A text as it stands in a test, without the lines around it and the spaces in front. */
const text = ([lines = ""]: readonly string[]): string =>
  lines
    .split("\n")
    .slice(1, -1)
    .map((line) => line.slice(6))
    .join("\n");

describe("Q13: explain() as text, for people", () => {
  test("the first line says what is read; each word below stands once", () => {
    const query = tasks
      .where("state", "=", "open")
      .where("priority", ">", 3)
      .where("priority", "<>", 5)
      .filter("tags", "contains", "urgent");
    expect(query.explain("text")).toBe(text`
      Query on index byState of table tasks: reads a part of one partition
        because         equality on "state", the partition key of byState, and a condition on its sort key "priority"
        keys            state = "open"
                        priority > 3
        filters         tags contains "urgent"
        client filters  priority <> 5
        warning         DynamoDB cannot filter by priority <> 5 here: items that do not meet it are sent, and dropped by the client
                        "byState" is a global index: it may lag behind the table, and cannot be read consistently
        rejected        table: no equality on its partition key "project"
                        byPriority: no equality on its partition key "project"
                        byTitle: no equality on its partition key "project"
                        byStateLean: it does not hold "tags", which a condition looks at
                        byAuthor: no equality on its partition key "author"
                        byAssignee: no equality on its partition key "assignee"
    `);
  });

  test("what there is none of is not named", () => {
    expect(tasks.scan().explain("text")).toBe(text`
      Scan on table tasks: reads everything
        because  scan() asks for it
        warning  every item of the whole table "tasks" is read and charged
    `);
  });

  test("nothing is sent", () => {
    expect(tasks.where("priority", ">", 5).where("priority", "<", 5).explain("text")).toBe(text`
      Nothing is sent: no item can be what is asked for
        because  no item meets priority < 5 and priority > 5
    `);
  });

  test("a long list of values does not hide the rest", () => {
    const numbers = Array.from({ length: 100 }, (_, number) => number);
    const [, , keys = ""] = tasks.where("project", "=", "p").where("number", "in", numbers).explain("text").split("\n");
    expect(keys).toBe(`  keys      project = "p"`);
    const [, , , list = ""] = tasks
      .where("project", "=", "p")
      .where("number", "in", numbers)
      .explain("text")
      .split("\n");
    expect(list).toMatch(/^ {12}number in \(0, 1, 2, .*…$/);
    expect(list.length).toBeLessThan(250);
  });

  test("it is made of the data, which other programs may have sent", () => {
    const query = tasks.where("project", "=", "p");
    expect(formatExplanation(query.explain())).toBe(query.explain("text"));
  });

  test("there is no other form", () => {
    const both = collection([Task], execute);
    for (const query of [tasks.query(), both]) {
      expect(() => query.explain("json" as "text")).toThrow(
        `Model "Task": explain() takes "text" or nothing, not the string "json"`,
      );
    }
  });
});
