import { describe, expect, test } from "@jest/globals";
import { ThrottledError } from "@dynamorm/core";
import { keepNotes, note, noteKey, storedNote } from "../../test/fixtures/note.ts";
import { conditionFailed } from "../../test/fixtures/set-up.ts";

const given = { ...noteKey, title: "Tea", text: "" };
const asValue = { rejection: "value" } as const;
type Notes = ReturnType<typeof keepNotes>["notes"];

const one = (notes: Notes) => notes.where("owner", "=", "ada").where("id", "=", "1");

const writes: readonly [string, (notes: Notes) => Promise<unknown>, value: unknown][] = [
  ["create", (notes) => notes.create(given, asValue), note],
  ["put", (notes) => notes.put(given, asValue), note],
  ["put with a version", (notes) => notes.put(note, asValue), { ...note, version: 1 }],
  ["upsert", (notes) => notes.upsert(given, asValue), note],
  ["update", (notes) => notes.update(noteKey, { title: "Tea" }, asValue), note],
  ["update of a query", (notes) => one(notes).update({ title: "Tea" }, asValue), note],
  ["update that gives nothing", (notes) => notes.update(noteKey, {}, { ...asValue, returnValues: "NONE" }), undefined],
  ["updateBuilder", (notes) => notes.updateBuilder(noteKey).set("title", "Tea").execute(asValue), note],
  ["updateBuilder of a query", (notes) => one(notes).updateBuilder().set("title", "Tea").execute(asValue), note],
  ["delete", (notes) => notes.delete(noteKey, { ...asValue, condition: (eb) => eb.exists("title") }), true],
  ["delete of a query", (notes) => one(notes).where("title", "=", "Tea").delete(asValue), true],
  ["restore", (notes) => notes.restore(noteKey, asValue), note],
];

describe.each(writes)("W9: %s with a rejection as a value", (_, write, value) => {
  test("W9: done, gives its result", async () => {
    const { notes } = keepNotes({ Attributes: storedNote });
    expect(await write(notes)).toEqual({ ok: true, value });
  });

  test("W9: rejected, gives the reason, the item that is there, and the error", async () => {
    const { notes } = keepNotes(conditionFailed({ ...storedNote, status: { S: "done" }, v: { N: "7" } }));
    const outcome = (await write(notes)) as { reason: string };
    expect(outcome).toEqual({
      ok: false,
      reason: expect.stringMatching(/^(?:CONDITION_FAILED|VERSION_CONFLICT|ITEM_ALREADY_EXISTS|ITEM_NOT_FOUND)$/),
      current: outcome.reason === "ITEM_NOT_FOUND" ? undefined : { ...note, status: "done", version: 7 },
      error: expect.objectContaining({ code: outcome.reason, key: noteKey }),
    });
  });

  test("W9: what is no rejection is thrown", async () => {
    const throttled = new ThrottledError("too fast", {});
    const { notes } = keepNotes(throttled);
    await expect(write(notes)).rejects.toBe(throttled);
  });
});

describe("W9: the reason is the code of the error", () => {
  test.each<[string, (notes: Notes) => Promise<unknown>, reason: string, isThere: boolean]>([
    ["of create", (notes) => notes.create(given, asValue), "ITEM_ALREADY_EXISTS", true],
    ["of put with a version", (notes) => notes.put(note, asValue), "VERSION_CONFLICT", true],
    ["of put with a version, of nothing", (notes) => notes.put(note, asValue), "ITEM_NOT_FOUND", false],
    ["of update", (notes) => notes.update(noteKey, { version: 1 }, asValue), "VERSION_CONFLICT", true],
    ["of update, of nothing", (notes) => notes.update(noteKey, {}, asValue), "ITEM_NOT_FOUND", false],
    ["of upsert", (notes) => notes.upsert(given, asValue), "CONDITION_FAILED", true],
    [
      "of delete of nothing",
      (notes) => notes.delete(noteKey, { ...asValue, condition: (eb) => eb.exists("due") }),
      "ITEM_NOT_FOUND",
      false,
    ],
    ["of restore of what is not deleted", (notes) => notes.restore(noteKey, asValue), "ITEM_NOT_FOUND", true],
  ])("W9: %s", async (_, write, reason, isThere) => {
    const { notes } = keepNotes(conditionFailed(isThere ? { ...storedNote, v: { N: "7" } } : undefined));
    expect(await write(notes)).toMatchObject({ ok: false, reason, error: { code: reason } });
  });

  test.each<[string, (notes: Notes) => Promise<unknown>]>([
    ["create", (notes) => notes.create(given, { condition: (eb) => eb.exists("title") })],
    ["put", (notes) => notes.put(given, { condition: (eb) => eb.exists("title") })],
    ["upsert", (notes) => notes.upsert(given, { condition: (eb) => eb.exists("title") })],
  ])("W9: a condition of %s that does not hold because nothing is there says so", async (_, write) => {
    const { notes } = keepNotes(conditionFailed());
    await expect(write(notes)).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      message: expect.stringMatching(
        /does not hold for Note \{ owner: "ada", id: "1" \}, as there is none in table "notes"; it asks for title attribute_exists$/,
      ),
    });
  });

  test.each<[string, (notes: Notes) => Promise<unknown>, string]>([
    ["create", (notes) => notes.create(given, { condition: (eb) => eb("title", "=", "secret") }), "title = …"],
    [
      "update",
      (notes) => notes.update(noteKey, { title: "b" }, { condition: (eb) => eb("title", "in", ["secret", "b"]) }),
      "title in (…, …)",
    ],
    [
      "update of a query",
      (notes) =>
        one(notes).where("title", "=", "secret").where("text", "between", ["secret", "x"]).update({ title: "b" }),
      "title = … and text between … and …",
    ],
    [
      "updateBuilder",
      (notes) =>
        notes
          .updateBuilder(noteKey)
          .set("title", "b")
          .condition("title", "=", "secret")
          .orCondition((eb) => eb.notExists("text"))
          .execute(),
      "(title = … or text attribute_not_exists)",
    ],
    ["restore", (notes) => notes.restore(noteKey, { condition: (eb) => eb("title", "=", "secret") }), "title = …"],
    [
      "delete for good",
      (notes) => notes.delete(noteKey, { hard: true, condition: (eb) => eb("title", "=", "secret") }),
      "title = …",
    ],
  ])("W9: the error of %s says what was asked for, and no values", async (name, write, asked) => {
    const deleted = name === "restore" && { deletedAt: { S: "2026-01-01T00:00:00.000Z" } };
    const there = name === "create" ? undefined : { ...storedNote, ...deleted };
    const { notes } = keepNotes(conditionFailed(there));
    const error = await write(notes).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "CONDITION_FAILED" });
    expect((error as Error).message).toMatch(/; it asks for /);
    expect((error as Error).message.split("; it asks for ")[1]).toBe(asked);
  });

  test("W9: no item to delete is no rejection where nothing was asked of it", async () => {
    const { notes } = keepNotes(conditionFailed());
    expect(await notes.delete(noteKey, asValue)).toEqual({ ok: true, value: false });
  });

  test("W9: an item that does not fit the model is not given", async () => {
    const { notes } = keepNotes(conditionFailed({ ...storedNote, title: { N: "1" } }));
    expect(await notes.create(given, asValue)).toMatchObject({ reason: "ITEM_ALREADY_EXISTS", current: undefined });
  });

  test("W9: an item that cannot be stored is thrown, also then", async () => {
    const { notes, requests } = keepNotes();
    await expect(notes.create({ ...given, title: 1 as never }, asValue)).rejects.toMatchObject({
      code: "INVALID_ITEM",
    });
    expect(requests).toEqual([]);
  });
});
