import { describe, expect, test } from "@jest/globals";
import { keepNotes, note, noteKey, now, storedNote } from "../../test/fixtures/note.ts";

const moment = { S: now.toISOString() };
const given = { ...noteKey, title: "Tea", text: "" };

describe("W1: create", () => {
  test("W1: stores the item where its key is free, with defaults, timestamps, the first version and the type tag", async () => {
    const { notes, requests } = keepNotes();
    expect(await notes.create(given)).toEqual(note);
    expect(requests).toEqual([
      {
        operation: "PutItem",
        model: "Note",
        input: {
          TableName: "notes",
          Item: storedNote,
          ConditionExpression: "attribute_not_exists(#n0)",
          ExpressionAttributeNames: { "#n0": "owner" },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
    ]);
  });

  test("W5: a condition comes on top", async () => {
    const { notes, requests } = keepNotes();
    await notes.create(given, { condition: (eb) => eb.notExists("due") });
    expect(requests[0]?.input).toMatchObject({
      ConditionExpression: "attribute_not_exists(#n0) AND attribute_not_exists(#n1)",
      ExpressionAttributeNames: { "#n0": "owner", "#n1": "due" },
    });
  });

  test("W1: with defaults of its own, a key is all that a model needs", async () => {
    const { marks, requests } = keepNotes();
    expect(await marks.create({ id: "1" })).toEqual({ id: "1" });
    expect(requests[0]?.input).toMatchObject({ Item: { id: { S: "1" } } });
  });
});

describe("W1: put", () => {
  test("W1: without a version, makes of the item that is there what was given, as its next version", async () => {
    const { notes, requests } = keepNotes({ Attributes: storedNote });
    expect(await notes.put(given)).toEqual(note);
    expect(requests).toEqual([
      {
        operation: "UpdateItem",
        model: "Note",
        input: {
          TableName: "notes",
          Key: { owner: { S: "ada" }, id: { S: "1" } },
          ConditionExpression: "attribute_not_exists(#n0) OR #n1 = :v0",
          // What was not given is removed, and so is the mark of deletion.
          UpdateExpression:
            "SET #n2 = :v1, #n3 = :v2, #n4 = :v3, #n5 = :v4, #n1 = :v5, #n6 = if_not_exists(#n6, :v6) + :v7 REMOVE #n7, #n8, #n9, #n10",
          ExpressionAttributeNames: {
            "#n0": "owner",
            "#n1": "type",
            "#n2": "title",
            "#n3": "status",
            "#n4": "createdAt",
            "#n5": "updatedAt",
            "#n6": "v",
            "#n7": "body",
            "#n8": "author",
            "#n9": "due",
            "#n10": "deletedAt",
          },
          ExpressionAttributeValues: {
            ":v0": { S: "Note" },
            ":v1": { S: "Tea" },
            ":v2": { S: "open" },
            ":v3": moment,
            ":v4": moment,
            ":v5": { S: "Note" },
            ":v6": { N: "-1" },
            ":v7": { N: "1" },
          },
          ReturnValues: "ALL_NEW",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
    ]);
  });

  test("W6: with a version, replaces the item of that version by the next one", async () => {
    const { notes, requests } = keepNotes();
    expect(await notes.put({ ...note, title: "Milk" })).toEqual({ ...note, title: "Milk", version: 1 });
    expect(requests).toEqual([
      {
        operation: "PutItem",
        model: "Note",
        input: {
          TableName: "notes",
          Item: { ...storedNote, title: { S: "Milk" }, v: { N: "1" } },
          ConditionExpression: "(attribute_not_exists(#n0) OR #n1 = :v0) AND #n2 = :v1",
          ExpressionAttributeNames: { "#n0": "owner", "#n1": "type", "#n2": "v" },
          ExpressionAttributeValues: { ":v0": { S: "Note" }, ":v1": { N: "0" } },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
    ]);
  });

  test("W5: a condition and the one for the type tag hold both, each in its brackets", async () => {
    const { notes, requests } = keepNotes({ Attributes: storedNote });
    await notes.put(given, { condition: (eb) => eb.or([eb("status", "=", "done"), eb.notExists("owner")]) });
    expect(requests[0]?.input).toMatchObject({
      ConditionExpression: "(attribute_not_exists(#n0) OR #n1 = :v0) AND (#n2 = :v1 OR attribute_not_exists(#n0))",
    });
  });

  test("W1: of a model without version and tag, is a PutItem without condition", async () => {
    const { marks, requests } = keepNotes();
    expect(await marks.put({ id: "1" })).toEqual({ id: "1" });
    expect(requests).toEqual([
      { operation: "PutItem", model: "Mark", input: { TableName: "marks", Item: { id: { S: "1" } } } },
    ]);
  });

  test("W1: an executor that gives no item for a write that asks for one is told so", async () => {
    const { notes } = keepNotes({});
    await expect(notes.put(given)).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: `the executor, or a middleware, gave no item for a write of model "Note", which asks for it: a middleware returns what next() gives`,
    });
  });
});
