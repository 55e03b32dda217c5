import { describe, expect, test } from "@jest/globals";
import { keepNotes, noteKey, storedNote } from "../../test/fixtures/note.ts";

const read = { Item: storedNote };

describe("W7: modify, by a function that gives what cannot be", () => {
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
});
