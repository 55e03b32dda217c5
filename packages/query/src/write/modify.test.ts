import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { attr, ConditionFailedError, defineModel, ItemNotFoundError, type StoredItem } from "@dynamorm/core";
import { keepNotes, note, noteKey, now, storedNote } from "../../test/fixtures/note.ts";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { conditionFailed } from "../../test/fixtures/set-up.ts";
import { repository } from "../index.ts";

const Counter = defineModel({
  name: "Counter",
  table: "counters",
  attributes: {
    id: attr.string(),
    count: attr.number(),
    label: attr.string().optional(),
    seen: attr.date().optional(),
    owner: attr.string().readonly().optional(),
  },
  key: { partitionKey: "id" },
});
const storedCounter: StoredItem = { id: { S: "1" }, count: { N: "5" }, seen: { S: "2026-01-01T00:00:00.123456789Z" } };

function keepCounters(...answers: readonly (object | Error)[]) {
  const { execute, requests } = recordingExecutor(...answers);
  return { counters: repository(Counter, execute), requests };
}

const read = { Item: storedNote };
const written = { Attributes: { ...storedNote, title: { S: "Milk" }, v: { N: "1" } } };
const conflict = (v = "1"): ConditionFailedError => conditionFailed({ ...storedNote, v: { N: v } });
const retitled = (): { title: string } => ({ title: "Milk" });

describe("W7: modify", () => {
  test("W7: reads consistently, and writes what has changed, of the version that was read", async () => {
    const { notes, requests } = keepNotes(read, written);
    expect(await notes.modify(noteKey, (item) => ({ ...item, title: "Milk" }))).toEqual({
      ...note,
      title: "Milk",
      version: 1,
    });
    expect(requests).toEqual([
      {
        operation: "GetItem",
        model: "Note",
        input: { TableName: "notes", Key: { owner: { S: "ada" }, id: { S: "1" } }, ConsistentRead: true },
      },
      {
        operation: "UpdateItem",
        model: "Note",
        input: {
          TableName: "notes",
          Key: { owner: { S: "ada" }, id: { S: "1" } },
          ConditionExpression: "attribute_exists(#n0) AND #n1 = :v0 AND attribute_not_exists(#n2) AND #n3 = :v1",
          UpdateExpression: "SET #n4 = :v2, #n5 = :v3 ADD #n3 :v4",
          ExpressionAttributeNames: {
            "#n0": "owner",
            "#n1": "type",
            "#n2": "deletedAt",
            "#n3": "v",
            "#n4": "title",
            "#n5": "updatedAt",
          },
          ExpressionAttributeValues: {
            ":v0": { S: "Note" },
            ":v1": { N: "0" },
            ":v2": { S: "Milk" },
            ":v3": { S: now.toISOString() },
            ":v4": { N: "1" },
          },
          ReturnValues: "ALL_NEW",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
    ]);
  });

  test("W7: of a model without a version, expects every attribute as it is stored", async () => {
    const { counters, requests } = keepCounters(
      { Item: storedCounter },
      { Attributes: { ...storedCounter, count: { N: "6" } } },
    );
    await counters.modify({ id: "1" }, ({ count }) => ({ count: count + 1 }));
    expect(requests[1]?.input).toMatchObject({
      ConditionExpression:
        "attribute_exists(#n0) AND #n1 = :v0 AND attribute_not_exists(#n2) AND #n3 = :v1 AND attribute_not_exists(#n4)",
      ExpressionAttributeNames: { "#n0": "id", "#n1": "count", "#n2": "label", "#n3": "seen", "#n4": "owner" },
      // Not as code would write the date.
      ExpressionAttributeValues: { ":v0": { N: "5" }, ":v1": storedCounter["seen"], ":v2": { N: "6" } },
    });
  });

  test.each<[string, (item: typeof note) => unknown]>([
    ["nothing", () => undefined],
    ["the item", (item) => item],
    ["an equal one", (item) => ({ ...item, createdAt: new Date(item.createdAt) })],
    ["a part as it was", ({ title, version }) => ({ title, version })],
    ["the removal of what is not there", () => ({ due: null })],
    ["an object of nothing", () => ({ title: undefined })],
  ])("W7: given %s writes nothing, and gives the item", async (_, change) => {
    const { notes, requests } = keepNotes(read);
    expect(await notes.modify(noteKey, change as never)).toEqual(note);
    expect(requests).toHaveLength(1);
  });

  test("W7: what other code has written in another form is as it was", async () => {
    const odd = { ...storedNote, createdAt: { S: "2026-03-01T12:00:00Z" }, body: { S: "" } };
    const { notes, requests } = keepNotes({ Item: odd }, { Item: odd }, written);
    await notes.modify(noteKey, (item) => ({ ...item }));
    expect(requests).toHaveLength(1);
    await notes.modify(noteKey, (item) => ({ ...item, title: "Milk" }));
    expect(requests[2]?.input).toMatchObject({ UpdateExpression: "SET #n4 = :v2, #n5 = :v3 ADD #n3 :v4" });
  });

  test("W7: the function may change the item that it is given, may wait, and is called once", async () => {
    const { notes, requests } = keepNotes(read, written);
    const change = jest.fn(async (item: { title: string }) => {
      await Promise.resolve();
      item.title = "Milk";
      return item as never;
    });
    await notes.modify(noteKey, change);
    expect(change).toHaveBeenCalledTimes(1);
    expect(requests[1]?.input).toMatchObject({ ExpressionAttributeValues: { ":v2": { S: "Milk" } } });
  });

  test("W7: the parts of an index's key come along, as they were read and not as they are stored", async () => {
    const { cards, requests } = keepNotes(
      {
        Item: { id: { S: "1" }, list: { S: "inbox" }, createdAt: { S: "2026-03-01T12:00:00Z" }, _type: { S: "Card" } },
      },
      { Attributes: { id: { S: "1" }, list: { S: "work" }, createdAt: { S: now.toISOString() } } },
    );
    await cards.modify({ id: "1" }, () => ({ list: "work" }));
    expect(requests[1]?.input).toMatchObject({
      UpdateExpression: expect.stringMatching(/^SET #\w+ = :v2 REMOVE #\w+, #\w+$/),
      ExpressionAttributeValues: { ":v0": { S: "inbox" }, ":v1": { S: "2026-03-01T12:00:00Z" }, ":v2": { S: "work" } },
    });
  });

  test.each<[string, (item: never) => unknown, string]>([
    [
      "no object",
      () => 3,
      "the function of modify() gives the item, changed, or an object of the attributes that change, or nothing, not the number 3",
    ],
    [
      "another version",
      () => ({ version: 7 }),
      `the function of modify() gives another "version", which the library sets by itself; leave it as it is`,
    ],
    [
      "another createdAt",
      () => ({ createdAt: new Date(0) }),
      `the function of modify() gives another "createdAt", which the library sets by itself; leave it as it is`,
    ],
    [
      "another readonly value",
      () => ({ author: "eve" }),
      `the function of modify() gives another "author", which is readonly; leave it as it is`,
    ],
    [
      "another key",
      () => ({ id: "2" }),
      `update of "id" from the string "1" to the string "2": a key never changes; create another item and delete this one`,
    ],
    ["an attribute that is none", () => ({ titel: "x" }), `update of "titel", which is no attribute; there are `],
    [
      "a changed item, and nothing given back",
      (item: { title: string; due?: string }) => {
        item.title = "Milk";
        item.due = "May";
      },
      `the function of modify() changed "title" and "due" of the item that it was given, and did not give it back; return the item, with null for what is to be removed`,
    ],
    [
      "a changed item, and another part given",
      (item: { title: string }) => {
        item.title = "Milk";
        return { due: "May" };
      },
      `the function of modify() changed "title" of the item that it was given, and did not give it back; return the item, with null for what is to be removed`,
    ],
    [
      "an item that an attribute was deleted from",
      (item: { title?: string }) => {
        delete item.title;
        return item;
      },
      `the function of modify() changed "title" of the item that it was given, and did not give it back; return the item, with null for what is to be removed`,
    ],
  ])("W7: %s is refused, and nothing is written", async (_, change, message) => {
    const { notes, requests } = keepNotes(read);
    await expect(notes.modify(noteKey, change as never)).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message: expect.stringContaining(`Model "Note": ${message}`),
    });
    expect(requests.map(({ operation }) => operation)).toEqual(["GetItem"]);
  });

  test("W7: a value that does not fit is refused, and what the function throws is thrown", async () => {
    const { notes, requests } = keepNotes(read, read);
    await expect(notes.modify(noteKey, () => ({ title: 3 as never }))).rejects.toMatchObject({
      code: "INVALID_ITEM",
      path: "title",
    });
    const own = new Error("own");
    await expect(notes.modify(noteKey, () => Promise.reject(own))).rejects.toBe(own);
    expect(requests.map(({ operation }) => operation)).toEqual(["GetItem", "GetItem"]);
  });

  test("W7: what is no function is refused before anything is read", async () => {
    const { notes, requests } = keepNotes();
    await expect(notes.modify(noteKey, { title: "x" } as never)).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message: `Model "Note": modify() takes a function that changes an item, not an object`,
    });
    expect(requests).toEqual([]);
  });

  test.each<[string, object, string]>([
    ["no item", {}, "modify() changes what is there; upsert() makes it too"],
    [
      "an item that was deleted softly",
      { Item: { ...storedNote, deletedAt: { S: now.toISOString() } } },
      "it was deleted softly; restore() brings it back",
    ],
    [
      "an item of another model",
      { Item: { ...storedNote, type: { S: "Memo" } } },
      "modify() changes what is there; upsert() makes it too",
    ],
  ])("W7: of %s changes nothing", async (_, answer, why) => {
    const { notes } = keepNotes(answer);
    const change = jest.fn(retitled);
    await expect(notes.modify(noteKey, change)).rejects.toMatchObject({
      code: "ITEM_NOT_FOUND",
      message: `there is no Note { owner: "ada", id: "1" } in table "notes": ${why}`,
    });
    expect(change).not.toHaveBeenCalled();
  });
});

describe("W7: modify, while others write", () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test("W7: reads, changes and writes again, after a wait, what is there then", async () => {
    const later = { Item: { ...storedNote, due: { S: "May" }, v: { N: "1" } } };
    const { notes, requests } = keepNotes(read, conflict(), later, written);
    const seen: unknown[] = [];
    const modified = notes.modify(noteKey, (item) => {
      seen.push(item.due);
      return retitled();
    });
    await jest.runAllTimersAsync();
    expect(await modified).toMatchObject({ title: "Milk" });
    expect(seen).toEqual([undefined, "May"]);
    expect(requests.map(({ operation }) => operation)).toEqual(["GetItem", "UpdateItem", "GetItem", "UpdateItem"]);
    expect(requests[3]?.input).toMatchObject({ ExpressionAttributeValues: { ":v1": { N: "1" } } });
  });

  test("W7: as often as `tries` says, and the last conflict is told", async () => {
    const { notes, requests } = keepNotes(read, conflict(), read, conflict("2"), read, conflict("3"));
    const failure = notes.modify(noteKey, retitled, { tries: 3 }).catch((error: unknown) => error);
    await jest.runAllTimersAsync();
    expect(await failure).toMatchObject({
      code: "VERSION_CONFLICT",
      expectedVersion: 0,
      current: { ...note, version: 3 },
      key: noteKey,
      message: `Note { owner: "ada", id: "1" } has version 3, not 0 as expected: it was written in between; read it again and repeat the change (modify() has done so 3 times)`,
    });
    expect(requests).toHaveLength(6);
  });

  test("W7: 20 times where nothing is said; W9: the last rejection can be had as a value", async () => {
    const { notes, requests } = keepNotes(...Array.from({ length: 20 }, () => [read, conflict()]).flat());
    const outcome = notes.modify(noteKey, retitled, { rejection: "value" });
    await jest.runAllTimersAsync();
    expect(await outcome).toMatchObject({ ok: false, reason: "VERSION_CONFLICT", current: { version: 1 } });
    expect(requests).toHaveLength(40);
  });

  test("W7: without a version, the last conflict says that others wrote", async () => {
    const { counters } = keepCounters(
      { Item: storedCounter },
      conditionFailed({ ...storedCounter, count: { N: "6" } }),
    );
    await expect(counters.modify({ id: "1" }, () => ({ count: 6 }), { tries: 1 })).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      current: { id: "1", count: 6 },
      message: `Counter { id: "1" } was written by others between reading and writing it, each of 1 times; an attr.version() tells what was changed from what was not`,
    });
  });

  test("W7: an item that is gone in between is not found, at once", async () => {
    const { notes, requests } = keepNotes(read, conditionFailed());
    await expect(notes.modify(noteKey, retitled)).rejects.toBeInstanceOf(ItemNotFoundError);
    expect(requests).toHaveLength(2);
  });

  test("W7: a write that the client sent twice, and that others wrote over since, is not made again", async () => {
    const unanswered = new ConditionFailedError("no", { current: { ...storedNote, v: { N: "5" } }, attempts: 2 });
    const { notes, requests } = keepNotes(read, unanswered, read, written);
    await expect(notes.modify(noteKey, retitled)).rejects.toMatchObject({
      code: "CONNECTION",
      key: noteKey,
      message: `modify() of Note { owner: "ada", id: "1" }: an attempt to write it got no answer, and the item is another since: whether this change was made is not known; read the item again`,
    });
    expect(requests).toHaveLength(2);
  });

  test("W7: its own write, whose answer was lost, is found to be its own", async () => {
    const own = { ...storedNote, title: { S: "Milk" }, v: { N: "1" } };
    const { notes } = keepNotes(read, new ConditionFailedError("no", { current: own, attempts: 2 }));
    expect(await notes.modify(noteKey, retitled)).toEqual({ ...note, title: "Milk", version: 1 });
  });

  test("Q17: a signal and timeoutMs end it while it waits", async () => {
    const answers = () => Array.from({ length: 2000 }, () => [read, conflict()]).flat();
    const first = keepNotes(...answers());
    const timedOut = first.notes.modify(noteKey, retitled, { tries: 1000, timeoutMs: 5000 }).catch((e: unknown) => e);
    await jest.advanceTimersByTimeAsync(5000);
    expect(await timedOut).toMatchObject({ code: "TIMEOUT", model: "Note" });
    const second = keepNotes(...answers());
    const controller = new AbortController();
    const { signal } = controller;
    const aborted = second.notes.modify(noteKey, retitled, { tries: 1000, signal }).catch((e: unknown) => e);
    await jest.advanceTimersByTimeAsync(100);
    controller.abort("enough");
    await jest.advanceTimersByTimeAsync(0);
    expect(await aborted).toMatchObject({ code: "ABORTED", cause: "enough" });
    const sent = [first.requests.length, second.requests.length];
    await jest.runAllTimersAsync();
    expect([first.requests.length, second.requests.length]).toEqual(sent);
    expect(jest.getTimerCount()).toBe(0);
  });

  test("Q17: what a function gives after the end is not written, whatever the executor thinks of signals", async () => {
    const { notes, requests } = keepNotes(read, written);
    const slow = () => new Promise<{ title: string }>((resolve) => setTimeout(resolve, 1000, { title: "late" }));
    const failure = notes.modify(noteKey, slow, { timeoutMs: 100 }).catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(200);
    expect(await failure).toMatchObject({ code: "TIMEOUT" });
    await jest.runAllTimersAsync();
    expect(requests.map(({ operation }) => operation)).toEqual(["GetItem"]);
  });
});
