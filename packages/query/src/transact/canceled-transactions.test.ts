import {
  attr,
  type CancellationReason,
  defineModel,
  type DynamORMError,
  isDynamORMError,
  TransactionCanceledError,
  UniqueConstraintError,
} from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { userModel } from "../../test/fixtures/user.ts";
import { modelContext } from "../context.ts";
import { transactions } from "../index.ts";
import { planCreate } from "../write/plan-store.ts";
import { draftItem } from "../write/prepare-item.ts";
import { sendTogether } from "./send-together.ts";

const User = userModel();
const Note = defineModel({
  name: "Note",
  table: "notes",
  attributes: { id: attr.string(), meta: attr.map({ views: attr.number() }).optional() },
  key: { partitionKey: "id" },
});
const none: CancellationReason = { code: "None" };
const failed: CancellationReason = { code: "ConditionalCheckFailed", message: "The conditional request failed" };

/** What an executor throws. */
function canceled(...reasons: readonly CancellationReason[]): TransactionCanceledError {
  return new TransactionCanceledError("canceled", { reasons, attempts: 2, cause: new Error("of the SDK") });
}

/** What becomes of a transaction of a create, an update of a part, a delete and a check. */
async function failureOf(error: Error): Promise<TransactionCanceledError> {
  const { execute } = recordingExecutor(error);
  const done = transactions(execute).transaction(
    (tx) => {
      tx.create(User, { id: "1", email: "e", age: 1 });
      tx.update(Note, { id: "2" }, (u) => u.set("meta.views", 1));
      tx.delete(User, { id: "3" }, { version: 7 });
      tx.check(Note, { id: "4" }, (c) => c.exists("meta"));
    },
    { tries: 1 },
  );
  return done.then(
    () => Promise.reject(new Error("it was done")),
    (reason: unknown) => reason as TransactionCanceledError,
  );
}

describe("W11: a canceled transaction", () => {
  test("W11: tells of each action that failed what its write would have thrown by itself", async () => {
    const there = { id: { S: "3" }, email: { S: "x" }, age: { N: "5" }, version: { N: "8" } };
    const error = await failureOf(
      canceled({ ...failed, current: { id: { S: "1" } } }, failed, { ...failed, current: there }, none),
    );
    expect(error).toBeInstanceOf(TransactionCanceledError);
    expect(error).toMatchObject({
      code: "TRANSACTION_CANCELED",
      retryable: false,
      operation: "TransactWriteItems",
      attempts: 2,
      reasons: [failed, failed, failed, none],
      cause: { message: "of the SDK" },
    });
    // Of several models, it is about none of them.
    expect(error).not.toHaveProperty("model");
    expect(error.failures).toMatchObject([
      { index: 0, kind: "create", model: "User", table: "users", key: { id: "1" }, code: failed.code },
      { index: 1, kind: "update", model: "Note", table: "notes", key: { id: "2" }, message: failed.message },
      { index: 2, kind: "delete", model: "User", key: { id: "3" } },
    ]);
    expect(error.failures.map((one) => one.error?.code)).toEqual([
      "ITEM_ALREADY_EXISTS",
      "ITEM_NOT_FOUND",
      "VERSION_CONFLICT",
    ]);
    // What does not fit the model is no current item.
    expect(error.failures.map(({ current }) => current)).toEqual([undefined, undefined, undefined]);
    expect(error.message).toBe(
      [
        `the transaction was canceled, so nothing was changed: action 0 (create): User { id: "1" } is in table "users" already; put() overwrites, update() changes`,
        `action 1 (update): there is no Note { id: "2" } in table "notes"`,
        `action 2 (delete): User { id: "3" } has version 8, not 7 as expected: it was written in between; read it again and repeat the change`,
      ].join("; "),
    );
    expect(JSON.stringify(error)).not.toContain('"current"');
  });

  test.each<[string, CancellationReason, string, boolean, string]>([
    [
      "a conflict",
      { code: "TransactionConflict", message: "m" },
      "TRANSACTION_CONFLICT",
      true,
      'create of User { id: "1" }: another request was working on the item; try again',
    ],
    [
      "a table without capacity",
      { code: "ProvisionedThroughputExceeded" },
      "THROTTLED",
      true,
      'create of User { id: "1" }: DynamoDB throttled it (ProvisionedThroughputExceeded); try again after a while',
    ],
    [
      "too many items of one partition key",
      { code: "ItemCollectionSizeLimitExceeded" },
      "LIMIT_EXCEEDED",
      false,
      'create of User { id: "1" }: the items of its partition key hold more than 10 GB, which a table with local secondary indexes does not allow; delete some of them, or spread them over more partition keys',
    ],
    [
      "a value that DynamoDB refuses",
      { code: "ValidationError", message: "Item size has exceeded the maximum allowed size" },
      "REQUEST_REJECTED",
      false,
      'create of User { id: "1" }: DynamoDB refused it: Item size has exceeded the maximum allowed size',
    ],
    [
      "what nobody knows yet",
      { code: "SolarFlare", message: "bright" },
      "UNKNOWN",
      false,
      'create of User { id: "1" }: it failed with SolarFlare: bright',
    ],
  ])("W11: tells of %s", async (_, reason, code, retryable, message) => {
    const error = await failureOf(canceled(reason, none, none, none));
    expect(error.retryable).toBe(retryable);
    expect(error.failures).toMatchObject([{ index: 0, code: reason.code, error: { code, retryable, message } }]);
    expect(isDynamORMError(error.failures[0]?.error)).toBe(true);
  });

  test("W11: names the path of an update on a part of what is not there", async () => {
    const message = "The document path provided in the update expression is invalid for update";
    const error = await failureOf(canceled(none, { code: "ValidationError", message }, none, none));
    expect(error.failures).toMatchObject([{ index: 1, error: { name: "MissingParentError", paths: ["meta.views"] } }]);
  });

  test("W11: says what an action asked for, and no values", async () => {
    const error = await failureOf(canceled(none, none, none, { ...failed, current: { id: { S: "4" } } }));
    expect(error.message).toMatch(
      /action 3 \(check\): the condition of this ConditionCheck does not hold for Note \{ id: "4" \}; it asks for meta attribute_exists$/,
    );
  });

  test("W11: names three actions, and says how many more there are", async () => {
    const error = await failureOf(canceled(failed, failed, failed, failed));
    expect(error.message).toMatch(/action 2 \(delete\): .*; and 1 more$/);
    expect(error.failures).toHaveLength(4);
  });

  test("W11: for which DynamoDB gives no reasons is left as it is, as is any other error", async () => {
    const unknown = canceled();
    expect(await failureOf(unknown)).toBe(unknown);
    const other = new Error("no connection");
    expect(await failureOf(other)).toBe(other);
  });
});

const guardOf = (id: string, error: DynamORMError) => ({
  action: { Put: { TableName: "users", Item: { id: { S: `guard-${id}` } } } } as const,
  failed: (current: unknown) => Object.assign(error, { seen: current }),
});

describe("W11: writes with guards, sent together", () => {
  const taken = new UniqueConstraintError("taken", { attribute: "email" });

  async function send(...answers: Error[]) {
    const { execute, requests } = recordingExecutor(...answers);
    const context = modelContext(User, execute);
    const writes = await Promise.all(
      ["1", "2"].map(async (id) => ({
        ...(await planCreate(context, draftItem({ id, email: "e", age: 1 }))),
        guards: [guardOf(id, taken)],
      })),
    );
    const done = sendTogether(writes, { token: "t", tries: 1 }, {}).then(
      () => undefined,
      (error: unknown) => error as TransactionCanceledError,
    );
    return { error: await done, requests };
  }

  test("W11: have the actions of the writes first, and then those of the guards", async () => {
    const { requests } = await send();
    const input = requests[0]?.input as { TransactItems: readonly { Put: { Item: { id: object } } }[] } | undefined;
    expect(input?.TransactItems.map(({ Put }) => Put.Item.id)).toEqual([
      { S: "1" },
      { S: "2" },
      { S: "guard-1" },
      { S: "guard-2" },
    ]);
  });

  test("W11: give the guard's own error for the write that it belongs to", async () => {
    const current = { id: { S: "guard-2" } };
    const { error } = await send(canceled(none, none, none, { ...failed, current }));
    expect(error?.failures).toHaveLength(1);
    expect(error?.failures[0]).toMatchObject({ index: 1, kind: "create", key: { id: "2" } });
    expect(error?.failures[0]?.error).toBe(taken);
    expect(taken).toMatchObject({ seen: current });
    expect(error?.reasons.map(({ code }) => code)).toEqual(["None", "ConditionalCheckFailed"]);
  });

  test("W11: have one reason each, the gravest", async () => {
    const conflict = { code: "TransactionConflict" };
    const { error } = await send(canceled(conflict, none, failed, conflict));
    expect(error?.reasons.map(({ code }) => code)).toEqual(["ConditionalCheckFailed", "TransactionConflict"]);
    expect(error?.retryable).toBe(false);
    expect(error?.failures.map(({ index, code }) => [index, code])).toEqual([
      [0, "TransactionConflict"],
      [0, "ConditionalCheckFailed"],
      [1, "TransactionConflict"],
    ]);
  });
});
