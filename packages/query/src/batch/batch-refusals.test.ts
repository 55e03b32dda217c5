import { attr, defineModel, type StandardSchema } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { Draft, failureOf, Note, noteOf } from "../../test/fixtures/batch-models.ts";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { writeExecutor } from "../../test/fixtures/write-executor.ts";
import { type Repository, repository } from "../repository.ts";

/** The methods, as callers without types see them. */
type Untyped = Readonly<
  Record<"put" | "create" | "delete" | "get" | "write", (given: unknown, options?: object) => Promise<unknown>>
>;

function untyped(notes: Repository<typeof Note>): Untyped {
  return {
    put: (given, options) => notes.batchPut(given as never, options),
    create: (given, options) => notes.batchCreate(given as never, options),
    delete: (given, options) => notes.batchDelete(given as never, options),
    get: (given, options) => notes.batchGet(given as never, options),
    write: (given, options) => notes.batchWrite(given as never, options),
  };
}

/** What a call is refused with; nothing was sent. */
async function refusal(call: (notes: Untyped) => Promise<unknown>): Promise<unknown> {
  const { execute, requests } = recordingExecutor();
  const error = await failureOf(call(untyped(repository(Note, execute))));
  expect(requests).toEqual([]);
  return error;
}

describe("before anything is sent", () => {
  test.each<[unknown, string]>([
    [undefined, "nothing"],
    [null, "null"],
    ["n1", 'the string "n1"'],
    [5, "the number 5"],
    [noteOf(0), "an object"],
    [Promise.resolve([]), "an instance of Promise: await it"],
    [(async function* () {})(), "an object: gather some of them in an array first"],
  ])("W10: what is no list is refused: %p", async (given, words) => {
    expect(await refusal((notes) => notes.put(given))).toMatchObject({
      code: "INVALID_QUERY",
      message: `Model "Note": batchPut takes an array of items, or another iterable, not ${words}`,
    });
    for (const name of ["create", "delete", "get"] as const) {
      expect(await refusal((notes) => notes[name](given))).toMatchObject({ code: "INVALID_QUERY" });
    }
  });

  test("W10: all items are looked at: the first that is wrong is told of, by its place", async () => {
    const items = [noteOf(0), noteOf(1), { ...noteOf(2), text: 5 }, { id: 7 }];
    for (const name of ["put", "create"] as const) {
      expect(await refusal((notes) => notes[name](items))).toMatchObject({
        code: "INVALID_ITEM",
        path: "[2].text",
        model: "Note",
        message: expect.stringMatching(/^batch(Put|Create), at 2: Model "Note": .*text/),
      });
    }
  });

  test("W10: so is an array with a hole", async () => {
    const items = [noteOf(0)];
    items[2] = noteOf(2);
    const message = 'batchPut, at 1: Model "Note": an item is a plain object of attributes, not nothing';
    expect(await refusal((notes) => notes.put(items))).toMatchObject({ code: "INVALID_ITEM", path: "[1]", message });
  });

  test.each(["delete", "get"] as const)("W10: a key that is not whole: %s", async (name) => {
    expect(await refusal((notes) => notes[name]([{ id: "1" }, {}]))).toMatchObject({
      code: "INVALID_ITEM",
      message: expect.stringMatching(/^batch(Delete|Get), at 1: /),
    });
  });

  test("W10: what a validator refuses, with its issues", async () => {
    const short: StandardSchema<unknown, string> = {
      "~standard": {
        version: 1,
        vendor: "test",
        validate: (value) => {
          const text = String(value);
          return text.length < 5 ? { value: text } : { issues: [{ message: "too long" }] };
        },
      },
    };
    const Short = defineModel({
      name: "Short",
      table: "shorts",
      key: { partitionKey: "id" } as const,
      attributes: {
        id: attr.string(),
        text: attr.string().validate(short),
      },
    });
    const { execute, requests } = recordingExecutor();
    const error = await failureOf(
      repository(Short, execute).batchPut([
        { id: "1", text: "a" },
        { id: "2", text: "abcdef" },
      ]),
    );
    expect(error).toMatchObject({ code: "VALIDATION", issues: [{ path: "[1].text", message: "too long" }] });
    expect(requests).toEqual([]);
  });

  test.each(["put", "create"] as const)("W10: two items with one key: which would be kept? %s", async (name) => {
    expect(
      await refusal((notes) => notes[name]([noteOf(1), noteOf(2), { ...noteOf(1), text: "other" }])),
    ).toMatchObject({
      code: "INVALID_QUERY",
      message: expect.stringContaining(`() was given Note { id: "n1" } twice, ${name} 0 and ${name} 2: `),
    });
  });

  test("W10: an item that is put and deleted", async () => {
    const writes = { put: [noteOf(0), noteOf(1)], delete: [{ id: "n9" }, { id: "n1" }] };
    expect(await refusal((notes) => notes.write(writes))).toMatchObject({
      code: "INVALID_QUERY",
      message:
        'Model "Note": batchWrite() was given Note { id: "n1" } twice, put 1 and delete 1: a batch is done in no order; leave one of both out',
    });
  });

  test.each<[unknown, string]>([
    [[], "not an empty array"],
    [{}, "it was given none"],
    [{ puts: [] }, 'there is no "puts"'],
    [{ put: 5 }, "batchWrite: put takes an array of items, or another iterable, not the number 5"],
    [{ delete: [{}] }, "batchWrite: delete, at 0: "],
  ])("W10: what batchWrite does not take: %j", async (writes, words) => {
    expect(((await refusal((notes) => notes.write(writes))) as Error).message).toContain(words);
  });

  test.each<[object, string]>([
    [{ concurrency: 0 }, 'the option "concurrency" takes a whole number from 1 to 100, not the number 0'],
    [{ concurrency: 101 }, "not the number 101"],
    [{ concurrency: 1.5 }, "not the number 1.5"],
    [{ onProgress: "yes" }, 'the option "onProgress" takes a function, not the string "yes"'],
    [{ onprogress: () => {} }, 'did you mean "onProgress"?'],
    [{ timeoutMs: -1 }, "timeoutMs"],
    [{ condition: () => true }, 'there is no option "condition"'],
  ])("W10: options that cannot be: %j", async (options, words) => {
    for (const name of ["put", "create", "delete", "get"] as const) {
      const error = await refusal((notes) => notes[name]([], options));
      expect(error).toMatchObject({ code: "INVALID_OPTION", message: expect.stringContaining(words) });
    }
  });

  test("W10: withDeleted, where nothing is deleted softly", async () => {
    expect(await refusal((notes) => notes.get([{ id: "1" }], { withDeleted: true }))).toMatchObject({
      code: "INVALID_QUERY",
    });
  });
});

test("W10: an item whose key a default gives keeps it, so that giving it again writes the same item", async () => {
  let made = 0;
  const Event = defineModel({
    name: "Event",
    table: "events",
    attributes: { id: attr.string().default(() => `e${made++}`), what: attr.string() },
    key: { partitionKey: "id" },
  });
  const { execute } = writeExecutor(() => new Error("no"));
  const error = await failureOf(repository(Event, execute).batchPut([{ what: "a" }, { what: "b" }]));
  expect(error).toMatchObject({
    remaining: [
      { id: "e0", what: "a" },
      { id: "e1", what: "b" },
    ],
    failures: [{ key: { id: "e0" } }, { key: { id: "e1" } }],
  });
});

test("W10: what remains of batchWrite has both parts, and of batchDelete keys", async () => {
  const { execute } = writeExecutor(() => new Error("no"));
  const drafts = repository(Draft, execute);
  const writes = { put: [{ id: "1" }], delete: [{ id: "2" }, { id: "3" }] };
  const mixed = await failureOf(drafts.batchWrite(writes));
  expect(mixed).toMatchObject({ remaining: writes, done: 0, total: 3 });
  const deleted = await failureOf(drafts.batchDelete([{ id: "2" }, { id: "2" }]));
  expect(deleted).toMatchObject({ remaining: [{ id: "2" }], total: 1, failures: [{ kind: "delete", index: 0 }] });
});
