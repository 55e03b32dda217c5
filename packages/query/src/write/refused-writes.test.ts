import { attr, defineModel } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { userModel } from "../../test/fixtures/user.ts";
import { repository } from "../index.ts";

const user = { id: "1", email: "e", age: 1 };

function setUp(...answers: readonly object[]) {
  const { execute, requests } = recordingExecutor(...answers);
  return { users: repository(userModel(), execute), requests };
}

type Attempt = (users: ReturnType<typeof setUp>["users"]) => Promise<unknown>;

describe("writes that cannot be are refused before anything is sent", () => {
  test.each<[string, Attempt, string, string]>([
    [
      "create with a version below 0",
      (users) => users.create({ ...user, version: -1 }),
      "INVALID_QUERY",
      `Model "User": "version" is the version of an item, a whole number from 0, not the number -1`,
    ],
    [
      "put with a version that is text",
      (users) => users.put({ ...user, version: "3" as never }),
      "INVALID_QUERY",
      `Model "User": "version" is the version of an item, a whole number from 0, not the string "3"`,
    ],
    [
      "put with half a version",
      (users) => users.put({ ...user, version: 1.5 }),
      "INVALID_QUERY",
      `Model "User": "version" is the version of an item, a whole number from 0, not the number 1.5`,
    ],
    [
      "create with a version of null",
      (users) => users.create({ ...user, version: null as never }),
      "INVALID_QUERY",
      `Model "User": "version" is the version of an item, a whole number from 0, not null`,
    ],
    [
      "create with a createdAt of null",
      (users) => users.create({ ...user, createdAt: null as never }),
      "INVALID_ITEM",
      `Model "User": "createdAt" is null; expected a Date`,
    ],
    [
      "create of a Map",
      (users) => users.create(new Map([["id", "1"]]) as never),
      "INVALID_ITEM",
      `Model "User": an item is a plain object of attributes, not an instance of Map: spread it, { ...item }`,
    ],
    [
      "an update by a function",
      (users) => users.update({ id: "1" }, ((u: unknown) => u) as never),
      "INVALID_QUERY",
      `Model "User": an update takes a plain object of attributes, not a function; updateBuilder(key) is for steps, modify(key, …) for a function of the item`,
    ],
    [
      "a builder whose steps were dropped",
      (users) => {
        const builder = users.updateBuilder({ id: "1" });
        builder.increment("age");
        return builder.execute();
      },
      "INVALID_QUERY",
      `Model "User": no step was made that changes anything: a builder is immutable, so use what each step gives, e.g. b = b.set(…)`,
    ],
    [
      "an update by a Map",
      (users) => users.update({ id: "1" }, new Map([["age", 2]]) as never),
      "INVALID_QUERY",
      `Model "User": an update takes a plain object of attributes, not an instance of Map`,
    ],
    [
      "an update by a Date",
      (users) => users.update({ id: "1" }, new Date() as never),
      "INVALID_QUERY",
      `Model "User": an update takes a plain object of attributes, not a Date`,
    ],
    [
      "an update without a key",
      (users) => users.update(undefined as never, { id: "1" } as never),
      "INVALID_ITEM",
      `Model "User": what was given is nothing; expected an object with id`,
    ],
    [
      "an update of an index's key to an empty text",
      (users) => users.update({ id: "1" }, { email: "" }),
      "INVALID_QUERY",
      `Model "User": update of "email" to an empty text: it is a key, and no key is empty`,
    ],
    [
      "an update of an index's key to a text that is too long for one",
      (users) => users.update({ id: "1" }, { email: "é".repeat(1100) }),
      "INVALID_QUERY",
      `Model "User": update of "email" to a text of 2200 bytes: it is a partition key, which has 2048 at most`,
    ],
    [
      "a signal given as the options",
      (users) => users.delete({ id: "1" }, new AbortController().signal as never),
      "INVALID_OPTION",
      `delete of model "User": its options are a plain object, not an instance of AbortSignal: write { signal }`,
    ],
    [
      "create of a promise",
      (users) => users.create(Promise.resolve(user) as never),
      "INVALID_ITEM",
      `Model "User": an item is a plain object of attributes, not an instance of Promise: await it`,
    ],
  ])("%s", async (_, attempt, code, message) => {
    const { users, requests } = setUp();
    await expect(attempt(users)).rejects.toMatchObject({ code, message, model: "User" });
    expect(requests).toEqual([]);
  });

  test("a key that is a date does not change, and does not pass unnoticed because it is createdAt", async () => {
    const Event = defineModel({
      name: "Event",
      table: "events",
      attributes: { stream: attr.string(), at: attr.createdAt(), text: attr.string() },
      key: { partitionKey: "stream", sortKey: "at" },
    });
    const { execute, requests } = recordingExecutor({
      Attributes: { stream: { S: "s" }, at: { S: new Date(0).toISOString() }, text: { S: "x" } },
    });
    const events = repository(Event, execute);
    const key = { stream: "s", at: new Date(0) };
    await events.update(key, { ...key, text: "x" });
    expect(requests).toHaveLength(1);
    await expect(events.update(key, { at: new Date(1) } as never)).rejects.toMatchObject({
      code: "INVALID_QUERY",
      attribute: "at",
    });
    expect(requests).toHaveLength(1);
  });
});

test("an update of an item that does not fit the model was made all the same, and the error says so", async () => {
  const { users } = setUp({ Attributes: { id: { S: "1" }, age: { S: "old" } } });
  await expect(users.update({ id: "1" }, { email: "new" })).rejects.toMatchObject({
    code: "ITEM_MISMATCH",
    message: expect.stringMatching(/\(the write itself was made\)$/),
    model: "User",
  });
});

test("a version attribute may be named like a part of every object", async () => {
  const Odd = defineModel({
    name: "Odd",
    table: "odd",
    attributes: { id: attr.string(), toString: attr.version() },
    key: { partitionKey: "id" },
  });
  const { execute, requests } = recordingExecutor();
  await repository(Odd, execute).create({ id: "1" } as never);
  expect(requests[0]?.input).toMatchObject({ TableName: "odd", Item: { id: { S: "1" }, toString: { N: "0" } } });
});
