import { type StoredItem } from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { recordingExecutor } from "../../../test/fixtures/recording-executor.ts";
import {
  ada,
  canceled,
  failed,
  guard,
  guardOf,
  itemsOf,
  operations,
  owner,
  User,
} from "../../../test/fixtures/unique-user.ts";
import { repository } from "../../index.ts";

// Waits are as short as chance allows.
beforeEach(() => {
  jest.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe("W12: a guard that another item has", () => {
  const taken = { ...guardOf("ada@x"), _unique: { S: "User.email" }, _owner: owner("2") };

  test("is believed where that item has the value", async () => {
    const other = { ...ada, id: { S: "2" } };
    const { execute, requests } = recordingExecutor(canceled("ok", failed(taken)), { Item: other });
    await expect(repository(User, execute).create({ id: "1", email: "ada@x" })).rejects.toMatchObject({
      code: "UNIQUE_CONSTRAINT",
      owner: { id: "2" },
    });
    expect(operations(requests)).toEqual(["TransactWriteItems", "GetItem"]);
  });

  test.each<[string, StoredItem | undefined]>([
    ["is gone", undefined],
    ["has another value", { ...ada, id: { S: "2" }, email: { S: "new@x" } }],
  ])("is taken over where that item %s, if it still is so then", async (_, other) => {
    const { execute, requests } = recordingExecutor(canceled("ok", failed(taken)), { Item: other }, {});
    await repository(User, execute).create({ id: "1", email: "ada@x" });
    expect(itemsOf(requests[2])).toMatchObject([
      {},
      {
        Put: {
          Item: guard("ada@x"),
          ConditionExpression: "attribute_not_exists(#key) OR #owner = :owner0 OR #owner = :owner1",
          ExpressionAttributeValues: { ":owner0": owner("1"), ":owner1": owner("2") },
        },
      },
      {
        ConditionCheck: {
          Key: { id: { S: "2" } },
          ConditionExpression: "NOT (#n0 = :v0)",
          ExpressionAttributeNames: { "#n0": "email" },
          ExpressionAttributeValues: { ":v0": { S: "ada@x" } },
        },
      },
    ]);
  });

  test("is not, where that item has the value again", async () => {
    const other = { ...ada, id: { S: "2" } };
    const { execute, requests } = recordingExecutor(
      canceled("ok", failed(taken)),
      {},
      canceled("ok", "ok", failed(other)),
      canceled("ok", failed(taken)),
      { Item: other },
    );
    await expect(repository(User, execute).create({ id: "1", email: "ada@x" })).rejects.toMatchObject({
      code: "UNIQUE_CONSTRAINT",
    });
    expect(itemsOf(requests[3])).toHaveLength(2);
  });

  test("without an owner that is a key of the model is another item's all the same", async () => {
    const strange = { ...guardOf("ada@x"), _owner: { M: { x: { S: "y" } } } };
    for (const current of [strange, guardOf("ada@x"), undefined]) {
      const { execute } = recordingExecutor(canceled("ok", failed(current)));
      const refused = repository(User, execute).create({ id: "1", email: "ada@x" });
      await expect(refused).rejects.toMatchObject({ code: "UNIQUE_CONSTRAINT", attribute: "email" });
      await expect(refused).rejects.not.toHaveProperty("owner");
      await expect(refused).rejects.toThrow(/it is unique, and another User has it/);
    }
  });

  test("of a value that is given up is looked at anew where the item was changed meanwhile: it may be its own again", async () => {
    const changed = { ...ada, email: { S: "eve@x" } };
    const { execute, requests } = recordingExecutor(
      { Item: ada },
      canceled(failed(changed), "ok", failed(taken)),
      { Item: ada },
      {},
      { Item: { ...ada, email: { S: "bob@x" } } },
    );
    await repository(User, execute).update({ id: "1" }, { email: "bob@x" });
    expect(itemsOf(requests[3])).toMatchObject([
      { Update: {} },
      { Put: { Item: guard("bob@x") } },
      { Delete: { Key: guardOf("ada@x") } },
    ]);
  });

  test("of a value that is given up stays with the other item", async () => {
    const done = { ...ada, email: { S: "bob@x" } };
    const { execute, requests } = recordingExecutor(
      { Item: ada },
      canceled("ok", "ok", failed(taken)),
      { Item: ada },
      {},
      { Item: done },
    );
    await repository(User, execute).update({ id: "1" }, { email: "bob@x" });
    expect(itemsOf(requests[3])).toMatchObject([{ Update: {} }, { Put: { Item: guard("bob@x") } }]);
  });
});
