import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { ConditionFailedError, ItemNotFoundError } from "@dynamorm/core";
import { keepCounters, storedCounter } from "../../test/fixtures/counter.ts";
import { keepNotes, note, noteKey, storedNote } from "../../test/fixtures/note.ts";
import { conditionFailed } from "../../test/fixtures/set-up.ts";

const read = { Item: storedNote };
const written = { Attributes: { ...storedNote, title: { S: "Milk" }, v: { N: "1" } } };
const conflict = (v = "1"): ConditionFailedError => conditionFailed({ ...storedNote, v: { N: v } });
const alwaysConflicts = () => Array.from({ length: 2000 }, () => [read, conflict()]).flat();
const retitled = (): { title: string } => ({ title: "Milk" });
const slow = () => new Promise<{ title: string }>((resolve) => setTimeout(resolve, 1000, { title: "late" }));

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
    const first = keepNotes(...alwaysConflicts());
    const timedOut = first.notes.modify(noteKey, retitled, { tries: 1000, timeoutMs: 5000 }).catch((e: unknown) => e);
    await jest.advanceTimersByTimeAsync(5000);
    expect(await timedOut).toMatchObject({ code: "TIMEOUT", model: "Note" });
    const second = keepNotes(...alwaysConflicts());
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
    const failure = notes.modify(noteKey, slow, { timeoutMs: 100 }).catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(200);
    expect(await failure).toMatchObject({ code: "TIMEOUT" });
    await jest.runAllTimersAsync();
    expect(requests.map(({ operation }) => operation)).toEqual(["GetItem"]);
  });
});
