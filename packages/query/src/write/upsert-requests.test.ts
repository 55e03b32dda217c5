import { describe, expect, test } from "@jest/globals";
import { keepNotes, noteKey, now, storedNote } from "../../test/fixtures/note.ts";
import { conditionFailed } from "../../test/fixtures/set-up.ts";

const moment = { S: now.toISOString() };
const given = { ...noteKey, title: "Tea", text: "" };
const storedCard = { id: { S: "1" }, list: { S: "inbox" }, createdAt: moment };

describe("W2: upsert", () => {
  test("W2: sets what is given, and what only a new item gets where nothing is", async () => {
    const { notes, requests } = keepNotes({ Attributes: storedNote });
    await notes.upsert({ ...given, due: "May", author: "bob" });
    expect(requests).toEqual([
      {
        operation: "UpdateItem",
        model: "Note",
        input: {
          TableName: "notes",
          Key: { owner: { S: "ada" }, id: { S: "1" } },
          // It is not there, or one of the model that was not deleted; the readonly author is not there, or the same.
          ConditionExpression:
            "(attribute_not_exists(#n0) OR (#n1 = :v0 AND attribute_not_exists(#n2))) AND (attribute_not_exists(#n3) OR #n3 = :v1)",
          UpdateExpression:
            "SET #n4 = :v2, #n5 = if_not_exists(#n5, :v3), #n3 = if_not_exists(#n3, :v4), #n6 = :v5, #n7 = if_not_exists(#n7, :v6), #n8 = :v7, #n9 = if_not_exists(#n9, :v8) + :v9, #n1 = :v10 REMOVE #n10",
          ExpressionAttributeNames: {
            "#n0": "owner",
            "#n1": "type",
            "#n2": "deletedAt",
            "#n3": "author",
            "#n4": "title",
            "#n5": "status",
            "#n6": "due",
            "#n7": "createdAt",
            "#n8": "updatedAt",
            "#n9": "v",
            "#n10": "body",
          },
          ExpressionAttributeValues: {
            ":v0": { S: "Note" },
            ":v1": { S: "bob" },
            ":v2": { S: "Tea" },
            ":v3": { S: "open" },
            ":v4": { S: "bob" },
            ":v5": { S: "May" },
            ":v6": moment,
            ":v7": moment,
            ":v8": { N: "-1" },
            ":v9": { N: "1" },
            ":v10": { S: "Note" },
          },
          ReturnValues: "ALL_NEW",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
    ]);
  });

  test("W2: with a version and a condition, expects both of the item that is there", async () => {
    const { notes, requests } = keepNotes({ Attributes: storedNote });
    await notes.upsert({ ...given, version: 3 }, { condition: (eb) => eb("status", "=", "open") });
    expect(requests[0]?.input).toMatchObject({
      ConditionExpression:
        "(attribute_not_exists(#n0) OR (#n1 = :v0 AND attribute_not_exists(#n2))) AND #n3 = :v1 AND #n4 = :v2",
      ExpressionAttributeValues: { ":v1": { S: "open" }, ":v2": { N: "3" } },
    });
  });

  test("W2: of a model that has a key alone, is an update of nothing, which makes the item", async () => {
    const { marks, requests } = keepNotes({ Attributes: { id: { S: "1" } } });
    expect(await marks.upsert({ id: "1" })).toEqual({ id: "1" });
    expect(requests).toEqual([
      {
        operation: "UpdateItem",
        model: "Mark",
        input: { TableName: "marks", Key: { id: { S: "1" } }, ReturnValues: "ALL_NEW" },
      },
    ]);
  });

  test("W2: given all parts of an index's key, it is computed; one of createdAt is set on a new item", async () => {
    const { cards, requests } = keepNotes({ Attributes: storedCard });
    await cards.upsert({ id: "1", list: "work", place: "top" });
    expect(requests[0]?.input).toMatchObject({
      ConditionExpression: "attribute_not_exists(#n0) OR attribute_exists(#n1)",
      UpdateExpression:
        "SET #n2 = :v0, #n3 = :v1, #n4 = if_not_exists(#n4, :v2), #n5 = :v3, #n6 = :v4, #n1 = if_not_exists(#n1, :v5)",
      ExpressionAttributeNames: { "#n1": "age", "#n4": "createdAt", "#n5": "listKey", "#n6": "ageKey" },
      ExpressionAttributeValues: { ":v3": { S: "LIST#work#top" }, ":v4": { S: "CARD#1" }, ":v5": moment },
    });
  });

  test("W2: parts of an index's key that are not given are expected as a new item has them", async () => {
    const { cards, requests } = keepNotes({ Attributes: storedCard });
    await cards.upsert({ id: "1", text: "x" });
    expect(requests[0]?.input).toMatchObject({
      ConditionExpression:
        "(attribute_not_exists(#n0) OR #n1 = :v0) AND attribute_not_exists(#n2) AND (attribute_not_exists(#n0) OR attribute_exists(#n3))",
      ExpressionAttributeNames: { "#n0": "id", "#n1": "list", "#n2": "place", "#n3": "age" },
    });
  });

  test("W2: and the error says what to give", async () => {
    const { cards } = keepNotes(conditionFailed({ ...storedCard, list: { S: "work" } }));
    await expect(cards.upsert({ id: "1", text: "x" })).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      current: { id: "1", list: "work", createdAt: now },
      message: `the condition of this UpdateItem does not hold for Card { id: "1" }; "list", "place" and "createdAt" are not given, and a key of an index is made of that: give what the item has, or use update() for an item that is there`,
    });
  });

  test("W2: a readonly attribute that was given with another value is told", async () => {
    const { notes } = keepNotes(conditionFailed({ ...storedNote, author: { S: "eve" } }));
    await expect(notes.upsert({ ...given, author: "bob" })).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      message: `the condition of this UpdateItem does not hold for Note { owner: "ada", id: "1" }; what is given for "author" has to be what the item has, as updates do not change it`,
    });
  });
});
