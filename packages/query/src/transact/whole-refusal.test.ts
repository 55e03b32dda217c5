import { attr, defineModel, IdempotencyMismatchError, RequestRejectedError } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { orderModel, userModel } from "../../test/fixtures/user.ts";
import { type Transaction, transactions } from "../index.ts";

const User = userModel();
const Order = orderModel();
const Note = defineModel({
  name: "Note",
  table: "notes",
  attributes: { id: attr.string(), meta: attr.map({ views: attr.number() }).optional() },
  key: { partitionKey: "id" },
});
const user = { id: "1", email: "e", age: 1 };

const failureOf = async (answer: Error, run: (tx: Transaction) => void): Promise<unknown> =>
  transactions(recordingExecutor(answer).execute)
    .transaction(run, { token: "t" })
    .then(
      () => Promise.reject(new Error("it was done")),
      (error: unknown) => error,
    );

describe("W11: a path that is refused without saying whose it is, as DynamoDB Local does", () => {
  const said = new Error("The document path provided in the update expression is invalid for update");
  const rejected = new RequestRejectedError("refused", { operation: "TransactWriteItems", cause: said });

  test("W11: is that of the one update on a part of an item", async () => {
    const error = await failureOf(rejected, (tx) => {
      tx.create(Note, { id: "1" });
      tx.update(Note, { id: "2" }, (u) => u.set("meta.views", 1));
      tx.update(User, { id: "3" }, { age: 2 });
    });
    expect(error).toMatchObject({
      code: "MISSING_PARENT",
      message: expect.stringMatching(
        /^Note \{ id: "2" \} has no "meta", or something else there, so "meta.views" was not/,
      ),
      operation: "TransactWriteItems",
      model: "Note",
      key: { id: "2" },
      paths: ["meta.views"],
      cause: said,
    });
  });

  test("W11: is that of any of several: all are named", async () => {
    const error = await failureOf(rejected, (tx) => {
      tx.update(User, { id: "3" }, (u) => u.set("address.city", "Lyon"));
      tx.create(Note, { id: "1" });
      tx.update(Note, { id: "2" }, (u) => u.set("meta.views", 1));
    });
    expect(error).toMatchObject({
      code: "MISSING_PARENT",
      message: expect.stringMatching(
        /^the transaction was refused, .*: action 0 \(update\): User \{ id: "3" \} has no "address".*; action 2 \(update\): Note \{ id: "2" \} has no "meta"/,
      ),
      paths: ["address.city", "meta.views"],
    });
    expect(error).not.toHaveProperty("model");
  });

  test("W11: of no update on a part, and other refusals, are given as they are", async () => {
    expect(await failureOf(rejected, (tx) => void tx.update(User, { id: "3" }, { age: 2 }))).toBe(rejected);
    const other = new RequestRejectedError("refused", { cause: new Error("Item size has exceeded") });
    expect(await failureOf(other, (tx) => void tx.update(Note, { id: "2" }, (u) => u.set("meta.views", 1)))).toBe(
      other,
    );
  });
});

describe("W11: a token that was used for another transaction", () => {
  const mismatch = new IdempotencyMismatchError("the same token.", { operation: "TransactWriteItems" });

  test("W11: may be that of the same call, a moment ago, where models have timestamps: they are named", async () => {
    const error = await failureOf(mismatch, (tx) => {
      tx.create(User, user);
      tx.delete(Note, { id: "1" });
    });
    expect(error).toMatchObject({
      code: "IDEMPOTENCY_MISMATCH",
      message:
        'the same token. User has "createdAt" and "updatedAt", the moment of the call, so that each call makes another request, also of the same actions: what is to be done once has an item with an id of its own, which the transaction makes by create(); a second one fails with ITEM_ALREADY_EXISTS',
      operation: "TransactWriteItems",
      cause: mismatch,
    });
  });

  test("W11: is as it is told where nothing of it has timestamps", async () => {
    const error = await failureOf(mismatch, (tx) => {
      tx.update(Order, { customerId: "c", orderId: "o" }, { total: 1 });
      // Neither of these writes a timestamp.
      tx.delete(User, { id: "1" });
      tx.check(User, { id: "2" }, (c) => c.exists("id"));
    });
    expect(error).toBe(mismatch);
  });
});
