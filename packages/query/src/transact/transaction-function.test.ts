import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { userModel } from "../../test/fixtures/user.ts";
import { type Action, type Transaction, transactions } from "../index.ts";

const User = userModel();
const user = { id: "1", email: "e", age: 1 };
const nothing = (): void => {};

function setUp() {
  const { execute, requests } = recordingExecutor();
  return { db: transactions(execute), requests };
}

describe("W11: the function of a transaction", () => {
  test("W11: that throws has nothing sent", async () => {
    const { db, requests } = setUp();
    const own = new Error("no");
    const run = (tx: Transaction): never => {
      tx.create(User, user);
      throw own;
    };
    await expect(db.transaction(run)).rejects.toBe(own);
    await expect(db.transaction(async (tx) => run(tx))).rejects.toBe(own);
    expect(requests).toEqual([]);
  });

  test("W11: runs once, and is not sent before it has ended", async () => {
    const { db, requests } = setUp();
    let runs = 0;
    await db.transaction(async (tx) => {
      runs++;
      tx.create(User, user);
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(requests).toEqual([]);
      tx.create(User, { ...user, id: "2" });
    });
    expect(runs).toBe(1);
    expect(requests).toHaveLength(1);
  });

  test("W11: cannot ask for anything when it has ended, be it by what it did not await", async () => {
    const { db, requests } = setUp();
    let late: Promise<unknown> = Promise.resolve();
    let kept: Transaction | undefined;
    await db.transaction((tx) => {
      kept = tx;
      tx.create(User, user);
      late = new Promise((resolve) => setTimeout(resolve, 5)).then(() => tx.create(User, { ...user, id: "2" }));
    });
    const message =
      'create of model "User" was asked for when the function of its transaction had ended, and all that it had asked for was sent already: make the function async, and await what it waits for';
    await expect(late).rejects.toMatchObject({ code: "INVALID_QUERY", message });
    expect(() => kept?.create(User, user)).toThrow(message);
    expect(requests).toHaveLength(1);
  });

  test("W11: returns actions in a list or in a plain object to have their items; what else is in there stays", async () => {
    const { db } = setUp();
    const made = await db.transaction((tx) => ({
      first: tx.create(User, user),
      second: tx.create(User, { ...user, id: "2" }),
      changed: tx.update(User, { id: "3" }, { age: 2 }),
      total: 2,
      deeper: { total: 3 },
    }));
    expect(made).toMatchObject({
      first: user,
      second: { id: "2" },
      changed: undefined,
      total: 2,
      deeper: { total: 3 },
    });
    expect(Object.keys(made)).toEqual(["first", "second", "changed", "total", "deeper"]);
  });

  test("W11: returns an object without actions as it is", async () => {
    const { db } = setUp();
    for (const own of [Object.freeze({ total: 2 }), new Date(0), new Map([["a", 1]])]) {
      const given = await db.transaction((tx) => {
        tx.create(User, user);
        return own;
      });
      expect(given).toBe(own);
    }
  });

  test("W11: in an object, cannot return an action of another transaction", async () => {
    const { db, requests } = setUp();
    let other: Action<unknown> | undefined;
    await db.transaction((tx) => void (other = tx.create(User, user)));
    await expect(db.transaction(() => ({ other }))).rejects.toThrow("returned an action of another transaction");
    expect(requests).toHaveLength(1);
  });

  test("W11: needs nothing of what it was taken from", async () => {
    const { db, requests } = setUp();
    // oxlint-disable-next-line typescript/unbound-method -- that they are bound is what is shown
    const { transaction, transactGet } = db;
    await transaction((tx) => tx.create(User, user));
    await transaction().create(User, user).execute();
    await transactGet([]);
    expect(requests).toHaveLength(2);
  });

  test("W11: within that of another is a transaction of its own, and gives it no actions", async () => {
    const { db, requests } = setUp();
    let inner: Action<unknown> | undefined;
    const outer = db.transaction(async (tx) => {
      tx.create(User, user);
      await db.transaction((other) => void (inner = other.create(User, { ...user, id: "2" })));
      return inner;
    });
    await expect(outer).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message: "the function of a transaction returned an action of another transaction",
    });
    expect(requests).toHaveLength(1);
  });

  test("W11: an action is nothing to await: awaiting it changes nothing", async () => {
    const { db, requests } = setUp();
    const made = await db.transaction(async (tx) => {
      const action = await Promise.resolve(tx.create(User, user));
      return action;
    });
    expect(made).toMatchObject(user);
    expect(requests).toHaveLength(1);
  });

  test("W11: an aborted one sends nothing, also where its function goes on", async () => {
    const { db, requests } = setUp();
    const abort = new AbortController();
    let goOn = nothing;
    const done = db.transaction(
      async (tx) => {
        await new Promise<void>((resolve) => (goOn = resolve));
        tx.create(User, user);
      },
      { signal: abort.signal },
    );
    await Promise.resolve();
    abort.abort();
    await expect(done).rejects.toMatchObject({ code: "ABORTED", message: "transaction: its signal ended it" });
    goOn();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(requests).toEqual([]);
  });
});
