import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { recordingExecutor } from "../../../test/fixtures/recording-executor.ts";
import {
  ada,
  canceled,
  failed,
  guard,
  guardOf,
  inputOf,
  itemsOf,
  operations,
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

describe("W12: what was read has changed when it is written", () => {
  const changed = { ...ada, email: { S: "other@x" } };
  const done = { ...ada, email: { S: "bob@x" } };

  test("it is read and planned anew, and the guard of the other value is given up", async () => {
    const { execute, requests } = recordingExecutor(
      { Item: ada },
      canceled(failed(changed), "ok", "ok"),
      { Item: changed },
      {},
      { Item: done },
    );
    expect(await repository(User, execute).update({ id: "1" }, { email: "bob@x" })).toMatchObject({ email: "bob@x" });
    const order = ["GetItem", "TransactWriteItems", "GetItem", "TransactWriteItems", "GetItem"];
    expect(operations(requests)).toEqual(order);
    expect(itemsOf(requests[3])).toMatchObject([{}, {}, { Delete: { Key: guardOf("other@x") } }]);
    const tokens = [requests[1], requests[3]].map((request) => inputOf(request).ClientRequestToken);
    expect(new Set(tokens).size).toBe(2);
  });

  test("20 times at most, and then it says so", async () => {
    const answers = Array.from({ length: 20 }, () => [{ Item: ada }, canceled(failed(changed), "ok", "ok")]).flat();
    const { execute, requests } = recordingExecutor(...answers);
    await expect(repository(User, execute).update({ id: "1" }, { email: "bob@x" })).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      message: `User { id: "1" } was written by others between reading its unique values and writing it, again and again: try again`,
    });
    expect(requests).toHaveLength(40);
  });

  test("only within the call's time", async () => {
    jest.spyOn(Math, "random").mockReturnValue(0.999_999);
    const answers = Array.from({ length: 20 }, () => [{ Item: ada }, canceled(failed(changed), "ok", "ok")]).flat();
    const { execute } = recordingExecutor(...answers);
    const update = repository(User, execute).update({ id: "1" }, { email: "bob@x" }, { timeoutMs: 50 });
    await expect(update).rejects.toMatchObject({ code: "TIMEOUT" });
  });

  test("conditions of the caller's that fail are no such change", async () => {
    const { execute, requests } = recordingExecutor({ Item: ada }, canceled(failed(ada), "ok", "ok"));
    const update = repository(User, execute).update(
      { id: "1" },
      { email: "bob@x" },
      { condition: (eb) => eb("age", ">", 3) },
    );
    await expect(update).rejects.toMatchObject({ code: "CONDITION_FAILED", current: { id: "1", email: "ada@x" } });
    expect(requests).toHaveLength(2);
  });

  test("an item that was there no more: what is made then is a new one", async () => {
    const made = { id: { S: "1" }, email: { S: "bob@x" } };
    const { execute, requests } = recordingExecutor({ Item: ada }, canceled(failed(), "ok", "ok"), {}, {});
    await repository(User, execute).put({ id: "1", email: "bob@x" });
    expect(itemsOf(requests[3])).toMatchObject([
      { Put: { Item: made, ConditionExpression: "attribute_not_exists(#n0)" } },
      { Put: { Item: guard("bob@x") } },
    ]);
  });
});
