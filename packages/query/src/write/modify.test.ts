import { describe, expect, jest, test } from "@jest/globals";
import { keepCounters, storedCounter } from "../../test/fixtures/counter.ts";
import { keepNotes, note, noteKey, now, storedNote } from "../../test/fixtures/note.ts";

const read = { Item: storedNote };
const written = { Attributes: { ...storedNote, title: { S: "Milk" }, v: { N: "1" } } };
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
