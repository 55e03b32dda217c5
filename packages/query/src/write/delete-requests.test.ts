import { describe, expect, test } from "@jest/globals";
import { keepNotes, note, noteKey, now, storedNote } from "../../test/fixtures/note.ts";
import { conditionFailed } from "../../test/fixtures/set-up.ts";

const moment = { S: now.toISOString() };
const Key = { owner: { S: "ada" }, id: { S: "1" } };

describe("W4: delete", () => {
  test("W4: where the model has deletedAt, marks the item, which is a change like any other", async () => {
    const { notes, requests } = keepNotes({ Attributes: storedNote });
    expect(await notes.delete(noteKey)).toBe(true);
    expect(requests).toEqual([
      {
        operation: "UpdateItem",
        model: "Note",
        input: {
          TableName: "notes",
          Key,
          ConditionExpression: "attribute_exists(#n0) AND #n1 = :v0 AND attribute_not_exists(#n2)",
          UpdateExpression: "SET #n2 = :v1, #n3 = :v2 ADD #n4 :v3",
          ExpressionAttributeNames: {
            "#n0": "owner",
            "#n1": "type",
            "#n2": "deletedAt",
            "#n3": "updatedAt",
            "#n4": "v",
          },
          ExpressionAttributeValues: { ":v0": { S: "Note" }, ":v1": moment, ":v2": moment, ":v3": { N: "1" } },
          ReturnValues: "ALL_OLD",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
    ]);
  });

  test("W4: hard, deletes an item of the model, and leaves one of another model alone", async () => {
    const { notes, requests } = keepNotes({ Attributes: storedNote });
    expect(await notes.delete(noteKey, { hard: true })).toBe(true);
    expect(requests).toEqual([
      {
        operation: "DeleteItem",
        model: "Note",
        input: {
          TableName: "notes",
          Key,
          ConditionExpression: "attribute_not_exists(#n0) OR #n1 = :v0",
          ExpressionAttributeNames: { "#n0": "owner", "#n1": "type" },
          ExpressionAttributeValues: { ":v0": { S: "Note" } },
          ReturnValues: "ALL_OLD",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
    ]);
  });

  test("W5: with a condition and a version, is for an item that is there", async () => {
    const { notes, requests } = keepNotes({ Attributes: storedNote }, { Attributes: storedNote });
    await notes.delete(noteKey, { hard: true, version: 3, condition: (eb) => eb("status", "=", "open") });
    expect(requests[0]).toMatchObject({
      operation: "DeleteItem",
      input: {
        ConditionExpression: "attribute_exists(#n0) AND #n1 = :v0 AND #n2 = :v1 AND #n3 = :v2",
        ExpressionAttributeNames: { "#n0": "owner", "#n1": "type", "#n2": "status", "#n3": "v" },
        ExpressionAttributeValues: { ":v0": { S: "Note" }, ":v1": { S: "open" }, ":v2": { N: "3" } },
      },
    });
    await notes.delete(noteKey, { version: 3, condition: (eb) => eb("status", "=", "open") });
    expect(requests[1]).toMatchObject({
      operation: "UpdateItem",
      input: {
        ConditionExpression:
          "attribute_exists(#n0) AND #n1 = :v0 AND attribute_not_exists(#n2) AND #n3 = :v1 AND #n4 = :v2",
      },
    });
  });

  test("W4: gives the item that there was, where that is asked for", async () => {
    const { notes } = keepNotes({ Attributes: storedNote }, {}, conditionFailed());
    expect(await notes.delete(noteKey, { hard: true, returnValues: "ALL_OLD" })).toEqual(note);
    expect(await notes.delete(noteKey, { hard: true, returnValues: "ALL_OLD" })).toBeUndefined();
    expect(await notes.delete(noteKey, { returnValues: "ALL_OLD" })).toBeUndefined();
  });

  test("W4: says that there was none of the model, where nothing was asked of it", async () => {
    const other = { ...Key, type: { S: "Memo" } };
    const { notes } = keepNotes(conditionFailed(), {}, conditionFailed(other), conditionFailed(other));
    expect(await notes.delete(noteKey)).toBe(false);
    expect(await notes.delete(noteKey, { hard: true })).toBe(false);
    expect(await notes.delete(noteKey)).toBe(false);
    expect(await notes.delete(noteKey, { hard: true })).toBe(false);
  });

  test("W6: another version is a conflict, and none at all is no item", async () => {
    const { notes } = keepNotes(conditionFailed({ ...storedNote, v: { N: "4" } }), conditionFailed());
    await expect(notes.delete(noteKey, { version: 3 })).rejects.toMatchObject({
      code: "VERSION_CONFLICT",
      expectedVersion: 3,
      current: { ...note, version: 4 },
    });
    await expect(notes.delete(noteKey, { version: 3 })).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
  });
});

describe("W4: restore", () => {
  test("W4: takes the mark from an item that has it", async () => {
    const { notes, requests } = keepNotes({ Attributes: storedNote });
    expect(await notes.restore(noteKey, { condition: (eb) => eb("status", "=", "open") })).toEqual(note);
    expect(requests).toEqual([
      {
        operation: "UpdateItem",
        model: "Note",
        input: {
          TableName: "notes",
          Key,
          ConditionExpression: "attribute_exists(#n0) AND #n1 = :v0 AND attribute_exists(#n2) AND #n3 = :v1",
          UpdateExpression: "SET #n4 = :v2 REMOVE #n2 ADD #n5 :v3",
          ExpressionAttributeNames: {
            "#n0": "owner",
            "#n1": "type",
            "#n2": "deletedAt",
            "#n3": "status",
            "#n4": "updatedAt",
            "#n5": "v",
          },
          ExpressionAttributeValues: { ":v0": { S: "Note" }, ":v1": { S: "open" }, ":v2": moment, ":v3": { N: "1" } },
          ReturnValues: "ALL_NEW",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
    ]);
  });

  test("W4: is for models that delete softly", async () => {
    const { marks, requests } = keepNotes();
    await expect(marks.restore({ id: "1" })).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message: `Model "Mark": restore() is for models whose items are deleted softly: add an attr.deletedAt()`,
    });
    expect(requests).toEqual([]);
  });
});
