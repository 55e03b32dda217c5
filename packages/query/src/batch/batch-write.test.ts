import { attr, defineModel, type DynamoDBRequest, key, type StoredItem } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { Draft, Note, noteOf, upTo } from "../../test/fixtures/batch-models.ts";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { userModel } from "../../test/fixtures/user.ts";
import { writeExecutor, writesOf } from "../../test/fixtures/write-executor.ts";
import { repository } from "../repository.ts";

const storedNote = (index: number): StoredItem => ({ id: { S: `n${index}` }, text: { S: `text ${index}` } });
const now = () => new Date(0);
const operationsOf = (requests: readonly DynamoDBRequest[]): string[] => requests.map(({ operation }) => operation);

describe("batchPut", () => {
  test("W10: is one request for up to 25 items, which gives them as stored", async () => {
    const { execute, requests } = writeExecutor();
    const put = await repository(Note, execute).batchPut([noteOf(0), { id: "n1" }]);
    expect(put).toEqual([noteOf(0), { id: "n1", text: "none" }]);
    const second = { id: { S: "n1" }, text: { S: "none" } };
    const writes = [{ PutRequest: { Item: storedNote(0) } }, { PutRequest: { Item: second } }];
    const input = { RequestItems: { notes: writes } };
    expect(requests).toEqual([{ operation: "BatchWriteItem", model: "Note", input }]);
  });

  test("W10: 260 items are 11 requests, 8 of them under way at once, or as many as are asked for", async () => {
    for (const [options, most] of [
      [{}, 8],
      [{ concurrency: 3 }, 3],
    ] as const) {
      const { execute, requests, written, mostAtOnce } = writeExecutor();
      expect(await repository(Note, execute).batchPut(upTo(260).map(noteOf), options)).toEqual(upTo(260).map(noteOf));
      expect(requests.map((request) => writesOf(request)["notes"]?.length)).toEqual([...Array(10).fill(25), 10]);
      expect(new Set(written).size).toBe(260);
      expect(mostAtOnce()).toBe(most);
    }
  });

  test("W10: takes whatever gives items one by one", async () => {
    const { execute, requests } = writeExecutor();
    const put = await repository(Note, execute).batchPut(new Set(upTo(30).map(noteOf)));
    expect(put).toEqual(upTo(30).map(noteOf));
    expect(requests).toHaveLength(2);
  });

  test("W10: nothing is nothing, and sends nothing", async () => {
    const { execute, requests } = writeExecutor();
    const notes = repository(Note, execute);
    expect(await notes.batchPut([])).toEqual([]);
    expect(await notes.batchCreate([])).toEqual([]);
    expect(await notes.batchGet([])).toEqual([]);
    expect(await notes.batchUpdate([])).toEqual([]);
    expect(await notes.batchWrite({ put: [], delete: [] })).toEqual([]);
    expect(await notes.batchDelete([])).toBeUndefined();
    expect(requests).toEqual([]);
  });

  test("W10: where the model has a version, each item is the request that put() sends", async () => {
    const given = upTo(3).map((n) => ({ id: `u${n}`, email: `${n}@example.com`, age: n }));
    const one = recordingExecutor();
    const all = recordingExecutor();
    for (const user of given)
      await repository(userModel(), one.execute, { now })
        .put(user)
        .catch(() => {});
    await repository(userModel(), all.execute, { now, fullScans: "allow" })
      .batchPut(given)
      .catch(() => {});
    expect(operationsOf(all.requests)).toEqual(["UpdateItem", "UpdateItem", "UpdateItem"]);
    expect(all.requests).toEqual(one.requests);
  });

  test("W10: where the model has a type tag, items of other models are not overwritten: each item is a put with a condition", async () => {
    const Order = defineModel({
      name: "Order",
      table: "shop",
      attributes: { id: attr.string() },
      key: { partitionKey: key("pk", "ORDER#{id}") },
    });
    const { execute, requests } = writeExecutor();
    expect(await repository(Order, execute).batchPut([{ id: "1" }, { id: "2" }])).toEqual([{ id: "1" }, { id: "2" }]);
    expect(operationsOf(requests)).toEqual(["PutItem", "PutItem"]);
    expect(requests[0]?.input).toMatchObject({ ConditionExpression: expect.stringContaining("attribute_not_exists") });
  });

  test("W10: where the model has unique attributes, each item is a write by itself", async () => {
    const { execute, requests } = writeExecutor();
    const Unique = { ...Note, unique: ["text"] };
    await repository(Unique, execute)
      .batchPut([noteOf(0)])
      .catch(() => {});
    expect(operationsOf(requests)).not.toContain("BatchWriteItem");
  });
});

describe("batchCreate", () => {
  test("W10: is a put for each, which overwrites nothing, a few at a time", async () => {
    const { execute, requests, mostAtOnce } = writeExecutor();
    expect(await repository(Note, execute).batchCreate(upTo(40).map(noteOf))).toEqual(upTo(40).map(noteOf));
    expect(requests).toHaveLength(40);
    expect(requests[0]).toMatchObject({
      operation: "PutItem",
      input: { Item: storedNote(0), ConditionExpression: "attribute_not_exists(#n0)" },
    });
    expect(mostAtOnce()).toBe(8);
  });
});

describe("batchDelete", () => {
  test("W10: is one request for up to 25 keys, a key that is given twice once", async () => {
    const { execute, requests } = writeExecutor();
    expect(await repository(Note, execute).batchDelete([{ id: "1" }, { id: "2" }, { id: "1" }])).toBeUndefined();
    expect(requests.map(writesOf)).toEqual([
      { notes: [{ DeleteRequest: { Key: { id: { S: "1" } } } }, { DeleteRequest: { Key: { id: { S: "2" } } } }] },
    ]);
  });

  test("W10: marks items that are deleted softly, each by an update, or deletes them for good", async () => {
    const soft = writeExecutor();
    await repository(Draft, soft.execute).batchDelete([{ id: "1" }, { id: "2" }]);
    expect(operationsOf(soft.requests)).toEqual(["UpdateItem", "UpdateItem"]);
    const hard = writeExecutor();
    await repository(Draft, hard.execute).batchDelete([{ id: "1" }, { id: "2" }], { hard: true });
    expect(operationsOf(hard.requests)).toEqual(["BatchWriteItem"]);
  });
});

describe("batchWrite", () => {
  test("W10: puts and deletes in the same requests, and gives what it put", async () => {
    const { execute, requests } = writeExecutor();
    const put = await repository(Note, execute).batchWrite({ put: [noteOf(0)], delete: [{ id: "n1" }] });
    expect(put).toEqual([noteOf(0)]);
    expect(requests.map(writesOf)).toEqual([
      { notes: [{ PutRequest: { Item: storedNote(0) } }, { DeleteRequest: { Key: { id: { S: "n1" } } } }] },
    ]);
  });

  test("W10: does what one request can do in one, and the rest by itself", async () => {
    const { execute, requests } = writeExecutor();
    await repository(Draft, execute).batchWrite({ put: [{ id: "1" }, { id: "2" }], delete: [{ id: "3" }] });
    expect(operationsOf(requests)).toEqual(["BatchWriteItem", "UpdateItem"]);
  });
});

describe("batchUpdate", () => {
  test("W10: is an update for each, by changes or by a builder, with conditions of its own", async () => {
    const { execute, requests } = writeExecutor((request) => {
      Object.assign(request.input, { Key: { ...(request.input as { Key: object }).Key, text: { S: "new" } } });
      return undefined;
    });
    const updated = await repository(Note, execute).batchUpdate([
      { key: { id: "1" }, changes: { text: "new" } },
      { key: { id: "2" }, update: (u) => u.increment("count"), condition: (eb) => eb("text", "=", "old") },
    ]);
    expect(updated).toEqual([
      { id: "1", text: "new" },
      { id: "2", text: "new" },
    ]);
    expect(requests.map(({ input }) => input)).toMatchObject([
      { UpdateExpression: "SET #n1 = :v0", ConditionExpression: "attribute_exists(#n0)", ReturnValues: "ALL_NEW" },
      {
        UpdateExpression: expect.stringContaining("if_not_exists"),
        ConditionExpression: "attribute_exists(#n0) AND #n1 = :v0",
      },
    ]);
  });
});

describe("batchGet", () => {
  test("W10: gives items in the order of the keys, in requests of 100, a key that is given twice read once", async () => {
    const keys = [...upTo(250), 0].map((n) => ({ id: `n${n}` }));
    const requests: number[] = [];
    const notes = repository(Note, async (request) => {
      const { RequestItems } = request.input as DynamoDBRequest<"BatchGetItem">["input"];
      const asked = RequestItems["notes"]?.Keys ?? [];
      requests.push(asked.length);
      const items = asked.filter(({ id }) => id?.S !== "n7").map(({ id }) => ({ id, text: { S: "t" } }) as StoredItem);
      return { Responses: { notes: items.toReversed() } };
    });
    const found = await notes.batchGet(keys);
    expect(found.map((note) => note?.id)).toEqual(keys.map(({ id }) => (id === "n7" ? undefined : id)));
    expect(requests).toEqual([100, 100, 50]);
  });

  test("W10: gives an item of its own for each place of its key", async () => {
    const items = [{ id: { S: "1" }, text: { S: "t" } }];
    const notes = repository(Note, async () => ({ Responses: { notes: items } }));
    const [first, none, second] = await notes.batchGet([{ id: "1" }, { id: "2" }, { id: "1" }, { id: "2" }]);
    expect(first).toEqual({ id: "1", text: "t" });
    expect(second).toEqual(first);
    expect(second).not.toBe(first);
    expect(none).toBeUndefined();
  });

  test("W10: reads consistently where that is asked for", async () => {
    const { execute, requests } = recordingExecutor();
    await repository(Note, execute).batchGet([{ id: "1" }], { consistent: true });
    expect(requests[0]?.input).toMatchObject({ RequestItems: { notes: { ConsistentRead: true } } });
  });

  test("W10: what was deleted softly is not there, unless it is asked for", async () => {
    const item = { id: { S: "1" }, deletedAt: { S: "2026-01-01T00:00:00.000Z" } };
    const drafts = repository(Draft, async () => ({ Responses: { drafts: [item] } }));
    expect(await drafts.batchGet([{ id: "1" }])).toEqual([undefined]);
    expect(await drafts.batchGet([{ id: "1" }], { withDeleted: true })).toMatchObject([{ id: "1" }]);
  });
});
