import { attr, defineModel, key, type StoredItem } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { ada, stored, User } from "../../test/fixtures/set-up.ts";
import { modelContext } from "../context.ts";
import { statement } from "./statement.ts";
import { countPlaceholders, isSelect } from "./statement-text.ts";

const all = 'SELECT * FROM "users" WHERE id = ?';

/** Statements on users, over an executor that gives these answers. */
function setUp(...answers: readonly (object | Error)[]) {
  const { execute, requests } = recordingExecutor(...answers);
  const context = modelContext(User, execute);
  const partiql = (text: string, ...values: Parameters<typeof statement>[2] & {}) =>
    statement<typeof User>(context, text, values);
  return { partiql, requests };
}

const ids = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);
const attributes = { id: attr.string(), deletedAt: attr.deletedAt() };
const give = async (model: Parameters<typeof statement>[0]["model"], items: readonly StoredItem[]) =>
  statement(modelContext(model, recordingExecutor({ Items: items }).execute), 'SELECT * FROM "shop"').all();

describe("a statement is one request", () => {
  test("Q21: its values are parameters, encoded by what they are, and never in its text", () => {
    const { partiql, requests } = setUp();
    const text = 'UPDATE "users" SET a = ? SET b = ? SET c = ? WHERE id = ?';
    expect(partiql(text, "'; --", 3, new Set(["x"]), { deep: [null, 2n] }).toRequest()).toEqual({
      operation: "ExecuteStatement",
      model: "User",
      input: {
        Statement: text,
        Parameters: [{ S: "'; --" }, { N: "3" }, { SS: ["x"] }, { M: { deep: { L: [{ NULL: true }, { N: "2" }] } } }],
      },
    });
    expect(requests).toEqual([]);
  });

  test("Q21: steps are what DynamoDB takes; no parameters are not sent as an empty list", () => {
    const { partiql } = setUp();
    const query = partiql('SELECT * FROM "users"').pageSize(7).consistentRead().startAt("token").limit(3);
    expect(query.toRequest().input).toEqual({
      Statement: 'SELECT * FROM "users"',
      ConsistentRead: true,
      Limit: 7,
      NextToken: "token",
    });
    expect(query.startAt(undefined).consistentRead(false).toRequest().input).toEqual({
      Statement: 'SELECT * FROM "users"',
      Limit: 7,
    });
  });
});

describe("what a SELECT gives is decoded by the model", () => {
  const pages = [
    { Items: [stored], NextToken: "1" },
    { Items: [], NextToken: "2" },
    {
      Items: [
        { ...stored, id: { S: "2" } },
        { ...stored, id: { S: "3" } },
      ],
    },
  ];

  test("Q21: all() reads every page", async () => {
    const { partiql, requests } = setUp(...pages);
    expect(await partiql(all, "1").all()).toEqual([ada, { ...ada, id: "2" }, { ...ada, id: "3" }]);
    expect(requests.map(({ input }) => (input as { NextToken?: string }).NextToken)).toEqual([undefined, "1", "2"]);
  });

  test("Q21: limit() and first() stop as soon as there is enough", async () => {
    const limited = setUp(...pages);
    expect(ids(await limited.partiql(all, "1").limit(2).all())).toEqual(["1", "2"]);
    const first = setUp(...pages);
    expect(await first.partiql(all, "1").first()).toEqual(ada);
    expect(first.requests).toHaveLength(1);
    expect(await setUp({ Items: [] }).partiql(all, "1").first()).toBeUndefined();
  });

  test("Q21: for await … of gives them as they come", async () => {
    const { partiql, requests } = setUp(...pages);
    for await (const { id } of partiql(all, "1")) {
      expect(id).toBe("1");
      break;
    }
    expect(requests).toHaveLength(1);
  });

  test("Q21: allPaginated() gives a page and its token", async () => {
    const { partiql } = setUp(...pages);
    const query = partiql(all, "1");
    expect(await query.allPaginated()).toEqual({ items: [ada], nextToken: "1", hasMore: true, count: 1 });
    expect(await query.startAt("1").allPaginated()).toEqual({ items: [], nextToken: "2", hasMore: true, count: 0 });
    expect(await query.startAt("2").allPaginated()).toMatchObject({ hasMore: false, count: 2 });
  });

  test("Q21: select() says what the statement gives", async () => {
    const { partiql } = setUp({ Items: [{ id: { S: "1" }, age: { N: "36" } }] });
    const [user] = await partiql('SELECT id, age FROM "users"').select("id", "age").all();
    expect(user).toEqual({ id: "1", age: 36 });
  });

  test("Q21: what does not fit is an error, or left out and told of", async () => {
    const answer = { Items: [{ ...stored, age: { S: "old" } }] };
    await expect(setUp(answer).partiql(all, "1").all()).rejects.toMatchObject({ code: "ITEM_MISMATCH", path: "age" });
    const told: string[] = [];
    const [user] = await setUp(answer)
      .partiql(all, "1")
      .lenient(({ path }) => told.push(path))
      .all();
    const { age: _, ...others } = ada;
    expect(user).toEqual(others);
    expect(told).toEqual(["age"]);
  });
});

describe("items of other models are left out", () => {
  test("Q21: those of another type tag; what the statement did not select says nothing", async () => {
    const Note = defineModel({ name: "Note", table: "shop", typeTag: "type", attributes, key: { partitionKey: "id" } });
    const items = [
      { id: { S: "1" }, type: { S: "Note" } },
      { id: { S: "2" }, type: { S: "Order" } },
      { id: { S: "3" } },
    ];
    expect(await give(Note, items)).toEqual([{ id: "1" }, { id: "3" }]);
  });

  test("Q21: those whose computed keys have another form, where there is no tag", async () => {
    const Note = defineModel({
      name: "Note",
      table: "shop",
      typeTag: false,
      attributes,
      key: { partitionKey: key("pk", "NOTE#{id}") },
    });
    const items = [
      { pk: { S: "NOTE#1" }, id: { S: "1" } },
      { pk: { S: "ORDER#2" }, id: { S: "2" } },
      { id: { S: "3" } },
    ];
    expect(await give(Note, items)).toEqual([{ id: "1" }, { id: "3" }]);
  });

  test("Q21: those that were deleted softly are given: the statement says what is wanted", async () => {
    const Note = defineModel({ name: "Note", table: "shop", attributes, key: { partitionKey: "id" } });
    const gone = new Date("2026-03-01T12:00:00.000Z");
    expect(await give(Note, [{ id: { S: "1" }, deletedAt: { S: gone.toISOString() } }])).toEqual([
      { id: "1", deletedAt: gone },
    ]);
  });
});

describe("statements that write", () => {
  const update = 'UPDATE "users" SET age = ? WHERE id = ? RETURNING ALL NEW *';

  test("Q21: execute() gives what RETURNING asks for, or nothing", async () => {
    expect(
      await setUp({ Items: [stored] })
        .partiql(update, 36, "1")
        .execute(),
    ).toEqual([ada]);
    expect(await setUp({}).partiql('DELETE FROM "users" WHERE id = ?', "1").execute()).toEqual([]);
    const modified = setUp({ Items: [{ age: { N: "37" } }] })
      .partiql(update, 37, "1")
      .select("age");
    expect(await modified.execute()).toEqual([{ age: 37 }]);
  });

  test.each([
    ["all", "all() is for SELECT statements; execute() runs what writes"],
    ["first", "first() is for SELECT statements; execute() runs what writes"],
    ["allPaginated", "allPaginated() is for SELECT statements; execute() runs what writes"],
  ] as const)("Q21: %s() does not run them: it might run them again", async (method, message) => {
    const { partiql, requests } = setUp();
    await expect(partiql(update, 1, "1")[method]()).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message: `Model "User": ${message}`,
    });
    expect(() => partiql(update, 1, "1").stream()).toThrow("stream() is for SELECT statements");
    expect(requests).toEqual([]);
  });

  test("Q21: execute() takes no SELECT, and no steps of one", async () => {
    const { partiql, requests } = setUp();
    await expect(partiql(all, "1").execute()).rejects.toThrow(
      "execute() is for statements that write; all() gives what a SELECT finds",
    );
    const write = partiql(update, 1, "1");
    for (const [step, given] of Object.entries({
      limit: write.limit(1),
      pageSize: write.pageSize(1),
      consistentRead: write.consistentRead(),
      startAt: write.startAt("token"),
    })) {
      await expect(given.execute()).rejects.toThrow(`${step}() means nothing to a statement that writes; leave it out`);
    }
    expect(requests).toEqual([]);
  });
});

describe("what cannot be is refused before anything is sent", () => {
  test.each<[string, readonly unknown[], string]>([
    ["", [], 'partiql() takes a statement, such as SELECT * FROM "users" WHERE …, not the string ""'],
    [" \n", [], "partiql() takes a statement"],
    [7 as never, [], 'partiql() takes a statement, such as SELECT * FROM "users" WHERE …, not the number 7'],
    [`${all} ${" ".repeat(8192)}`, ["1"], "partiql(): the statement has 8227 characters; DynamoDB takes 8192"],
    [all, [], 'partiql(): the statement has 1 "?" for values, and 0 were given'],
    [all, ["1", "2"], 'partiql(): the statement has 1 "?" for values, and 2 were given'],
    ["SELECT * FROM users WHERE id = '?'", ["1"], 'partiql(): the statement has 0 "?" for values, and 1 was given'],
    [all, [undefined], "partiql(): value 1: "],
    [all, [() => 1], "partiql(): value 1: "],
    [all, [new Date(0)], "partiql(): value 1: "],
    [all, [Number.NaN], "partiql(): value 1: "],
  ])("Q21: %j with %p", (text, values, message) => {
    const { partiql } = setUp();
    expect(() => partiql(text, ...(values as never[]))).toThrow(
      expect.objectContaining({ code: "INVALID_QUERY", message: expect.stringContaining(`Model "User": ${message}`) }),
    );
  });

  test("Q21: a date is no value of DynamoDB's: the message says how to give it", () => {
    expect(() => setUp().partiql(all, new Date(0) as never)).toThrow(
      "give it as the attribute is stored: date.toISOString(), or a number",
    );
  });

  test("Q21: values that are no array", () => {
    const context = modelContext(User, recordingExecutor().execute);
    expect(() => statement(context, all, "1" as never)).toThrow(
      'Model "User": partiql(): the values are an array, one for each "?", not the string "1"',
    );
  });

  test("Q21: steps that cannot be", async () => {
    const query = setUp().partiql(all, "1");
    expect(() => query.limit(0)).toThrow("limit() takes a whole number from 1");
    expect(() => query.pageSize(1.5)).toThrow("pageSize() takes a whole number from 1");
    expect(() => query.startAt("")).toThrow('startAt() takes the nextToken of a page, not the string ""');
    expect(() => query.select("nothing" as "id")).toThrow('select() names "nothing", which is no attribute');
    expect(() => query.lenient(7 as never)).toThrow("lenient() takes a function or nothing");
    expect(() => query.consistentRead(1 as never)).toThrow("consistentRead() takes true or false");
    await expect(query.limit(1).allPaginated()).rejects.toThrow(
      "allPaginated() of a statement gives whole pages: use pageSize() in place of limit()",
    );
    await expect(query.all({ page: 1 } as never)).rejects.toMatchObject({ code: "INVALID_OPTION" });
  });
});

describe("the text of a statement", () => {
  test.each([
    ["SELECT * FROM users", 0],
    ["WHERE a = ? AND b IN [?, ?]", 3],
    ["WHERE a = '?' AND b = ?", 1],
    ["WHERE a = 'it''s ?' AND b = ?", 1],
    ['WHERE "odd ? name" = ? AND "a""?" = ?', 2],
    ["WHERE a = ? -- why?\nAND b = ?", 2],
    ["WHERE a = /* what? */ ?", 1],
    ["WHERE a = '\"' AND b = ? AND c = '\"'", 1],
  ])("Q21: %s takes %d values", (text, count) => {
    expect(countPlaceholders(text)).toBe(count);
  });

  test.each([
    ["select * from users", true],
    ["\n\tSELECT * FROM users", true],
    ["-- users\n/* all */ SELECT * FROM users", true],
    ["SELECTED", false],
    ["INSERT INTO users VALUE {'a': 'SELECT'}", false],
    ["-- SELECT\nDELETE FROM users", false],
  ])("Q21: %j reads: %p", (text, reads) => {
    expect(isSelect(text)).toBe(reads);
  });
});
