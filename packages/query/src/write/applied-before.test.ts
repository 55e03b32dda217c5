import { describe, expect, test } from "@jest/globals";
import { attr, ConditionFailedError, defineModel, type StoredItem } from "@dynamorm/core";
import { keepNotes, note, noteKey, storedNote } from "../../test/fixtures/note.ts";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { repository } from "../index.ts";

/** What a client says whose request was sent so often, and met this item. */
const failed = (current: StoredItem | undefined, attempts?: number): ConditionFailedError =>
  new ConditionFailedError("the condition does not hold", { current, attempts });

const given = { ...noteKey, title: "Tea", text: "" };

describe("W1: a create whose answer was lost, and that was sent again", () => {
  test("W1: has met the item that it made", async () => {
    const { notes } = keepNotes(failed(storedNote, 2));
    expect(await notes.create(given)).toEqual(note);
  });

  test("W1: has met another's, where it is not the same to the last attribute", async () => {
    const { notes } = keepNotes(failed({ ...storedNote, due: { S: "May" } }, 2));
    await expect(notes.create(given)).rejects.toMatchObject({ code: "ITEM_ALREADY_EXISTS" });
  });

  test.each([1, undefined])("W1: sent %p times, it has met another's, also where it is the same", async (attempts) => {
    const { notes } = keepNotes(failed(storedNote, attempts));
    await expect(notes.create(given)).rejects.toMatchObject({ code: "ITEM_ALREADY_EXISTS", current: note });
  });
});

describe("W6: a write with a version whose answer was lost, and that was sent again", () => {
  const next = { ...storedNote, title: { S: "Milk" }, v: { N: "1" } };

  test("W6: put has met the version that it made", async () => {
    const { notes } = keepNotes(failed(next, 2), failed(next, 1));
    expect(await notes.put({ ...note, title: "Milk" })).toEqual({ ...note, title: "Milk", version: 1 });
    await expect(notes.put({ ...note, title: "Milk" })).rejects.toMatchObject({ code: "VERSION_CONFLICT" });
  });

  test("W6: update has met the version that it made, at the moment that it set", async () => {
    const { notes } = keepNotes(failed(next, 2));
    const changed = await notes.update(noteKey, { title: "Milk", due: null, version: 0 });
    expect(changed).toEqual({ ...note, title: "Milk", version: 1 });
  });

  test.each<[string, StoredItem]>([
    ["of another moment", { ...next, updatedAt: { S: "2026-03-01T12:00:00.001Z" } }],
    ["with another change", { ...next, title: { S: "Coffee" } }],
    ["with what was to be removed", { ...next, due: { S: "May" } }],
    ["two versions later", { ...next, v: { N: "2" } }],
    ["of the version before", { ...next, v: { N: "-1" } }],
  ])("W6: an item %s is another's", async (_, current) => {
    const { notes } = keepNotes(failed(current, 3));
    const attempt = notes.update(noteKey, { title: "Milk", due: null, version: 0 });
    await expect(attempt).rejects.toMatchObject({ code: "VERSION_CONFLICT" });
  });

  test("W6: without a moment, two who count the same version up cannot be told apart: it is a conflict", async () => {
    const Counter = defineModel({
      name: "Counter",
      table: "counters",
      attributes: { id: attr.string(), count: attr.number(), version: attr.version() },
      key: { partitionKey: "id" },
    });
    const { execute } = recordingExecutor(failed({ id: { S: "1" }, count: { N: "6" }, version: { N: "1" } }, 2));
    await expect(repository(Counter, execute).update({ id: "1" }, { count: 6, version: 0 })).rejects.toMatchObject({
      code: "VERSION_CONFLICT",
    });
  });
});

describe("W1: without the moment of a write in the item, an equal one may be another's", () => {
  const Lock = defineModel({
    name: "Lock",
    table: "locks",
    attributes: { id: attr.string() },
    key: { partitionKey: "id" },
  });

  test("W1: two who ask for one lock never both have it, also where an attempt was cut off", async () => {
    const { execute } = recordingExecutor(failed({ id: { S: "lock" } }, 2));
    await expect(repository(Lock, execute).create({ id: "lock" })).rejects.toMatchObject({
      code: "ITEM_ALREADY_EXISTS",
      message:
        'Lock { id: "lock" } is in table "locks" already; put() overwrites, update() changes. It was sent more than once: an attempt whose answer was lost may have done this itself',
    });
  });
});

describe("W3: what an item was before is lost with the answer that told it", () => {
  const next = { ...storedNote, title: { S: "Milk" }, v: { N: "1" } };

  test("W3: update says that it was done, and gives no later item as the one before", async () => {
    const { notes } = keepNotes(failed(next, 2));
    const old = notes.update(noteKey, { title: "Milk", due: null, version: 0 }, { returnValues: "ALL_OLD" });
    await expect(old).rejects.toMatchObject({
      code: "CONNECTION",
      operation: "UpdateItem",
      message: expect.stringContaining("was done, and the answer that told what the item was before was lost"),
    });
  });
});
