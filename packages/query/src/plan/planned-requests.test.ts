import type { AttributeValue } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { taskModel } from "../../test/fixtures/plan-models.ts";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { type Query, repository } from "../index.ts";

const Task = taskModel();
const tasks = repository(Task, recordingExecutor().execute);

describe("Q12: a contradiction needs no request", () => {
  const none = tasks.where("project", "=", "p").where("project", "=", "q");

  test("toRequest() has none to show, and says why", () => {
    expect(() => none.toRequest()).toThrow(
      expect.objectContaining({
        code: "INVALID_QUERY",
        message: `Model "Task": no request is needed: no item meets project = "p" and project = "q"`,
      }),
    );
  });

  test("every way to read gives nothing, and sends nothing", async () => {
    const recording = recordingExecutor();
    const query = repository(Task, recording.execute, { fullScans: "error" })
      .where("title", "begins_with", "A")
      .where("title", "begins_with", "B");
    expect(await query.all()).toEqual([]);
    expect(await query.first()).toBe(undefined);
    expect(await query.count()).toBe(0);
    expect(await query.allPaginated()).toEqual({ items: [], hasMore: false, count: 0, scannedCount: 0 });
    for await (const item of query) expect(item).toBe("nothing comes here");
    await expect(query.firstOrThrow()).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
    expect(recording.requests).toEqual([]);
  });

  test("a value of another type is wrong all the same, in whatever order", () => {
    const start = tasks.where("project", "=", "p");
    for (const query of [
      start.where("number", "=", 1).where("number", "<", "1" as never),
      start.where("number", "<", "1" as never).where("number", "=", 1),
      start
        .where("number", ">", 2)
        .where("number", "<", 1)
        .where("title", "=", 3 as never),
    ]) {
      expect(() => query.explain()).toThrow(expect.objectContaining({ code: "INVALID_ITEM", model: "Task" }));
    }
  });

  test("of several contradictions the same one is named, in whatever order", () => {
    const [one, other] = [
      tasks.where("number", "=", 1).where("number", "=", 2).where("priority", ">", 3).where("priority", "<", 2),
      tasks.where("priority", "<", 2).where("number", "=", 2).where("priority", ">", 3).where("number", "=", 1),
    ];
    expect(other.explain()).toEqual(one.explain());
  });

  test("a wrong index is wrong all the same", () => {
    expect(() => none.index("byNothing" as "byState")).toThrow(`index() names "byNothing", which is no index`);
  });
});

type Tasks = Query<typeof Task>;

/** The numbers in the keys of a batch. */
function numbersOf(query: Pick<Tasks, "toRequest">): readonly (AttributeValue | undefined)[] | undefined {
  const { input } = query.toRequest();
  return "RequestItems" in input ? input.RequestItems["tasks"]?.Keys?.map(({ number }) => number) : undefined;
}

describe("Q12: toRequest() shows what is sent first", () => {
  type Asked = Pick<Tasks, "toRequest"> & { all(): Promise<readonly object[]> };
  test.each<[what: string, steps: (tasks: Tasks) => Asked]>([
    ["one item", (q) => q.where("project", "=", "p").where("number", "=", 1)],
    ["a list of keys", (q) => q.where("project", "=", "p").where("number", "in", [1, 2, 3])],
    ["as many of these as are wanted", (q) => q.where("project", "=", "p").where("number", "in", [1, 2, 3]).limit(2)],
    [
      "as many of these as a page has",
      (q) => q.where("project", "=", "p").where("number", "in", [1, 2, 3]).pageSize(2),
    ],
    ["a partition, as far as a limit goes", (q) => q.where("project", "=", "p").limit(5)],
    ["a smaller page", (q) => q.where("project", "=", "p").pageSize(3).limit(5)],
    ["as many as a limit needs behind an offset", (q) => q.where("project", "=", "p").offset(2).limit(5)],
    ["whole pages behind a filter", (q) => q.where("project", "=", "p").filter("author", "=", "a").limit(5)],
    ["whole pages where the client drops some", (q) => q.where("project", "=", "p").where("number", "<>", 1).limit(5)],
    [
      "what the client looks at, selected or not",
      (q) => q.where("project", "=", "p").where("number", "<>", 1).select("title"),
    ],
    ["a segment", (q) => q.scan({ segments: 4, segment: 2 }).limit(5)],
    ["all segments, of which none knows what the others find", (q) => q.scan({ segments: 4 }).limit(5)],
  ])("%s", async (_, steps) => {
    const recording = recordingExecutor({ Items: [], Responses: { tasks: [] } });
    const query = steps(repository(Task, recording.execute).query());
    await query.all();
    expect(recording.requests[0]).toEqual(query.toRequest());
  });

  test("of a list of keys no more than are wanted, and none twice, as DynamoDB takes none twice", () => {
    const project = tasks.where("project", "=", "p");
    expect(numbersOf(project.where("number", "in", [3, 1, 2]).limit(2))).toEqual([{ N: "3" }, { N: "1" }]);
    expect(numbersOf(project.where("number", "in", [3, 1, 2]).offset(1).limit(1))).toEqual([{ N: "3" }, { N: "1" }]);
    expect(numbersOf(project.where("number", "in", [3, 1, 2]).pageSize(1))).toEqual([{ N: "3" }]);
    expect(numbersOf(project.where("number", "in", [0, 1, -0, 1]))).toEqual([{ N: "0" }, { N: "1" }]);
  });
});
