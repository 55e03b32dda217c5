import {
  type CallOptions,
  type CancellationReason,
  ConditionFailedError,
  TransactionCanceledError,
} from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../test/fixtures/recording-executor.ts";
import { userModel } from "../test/fixtures/user.ts";
import { repository, transactions } from "./index.ts";

const User = userModel();
const key = { id: "1" };
const ada = { ...key, email: "ada@example.com", age: 36 };
/** What callers without types give. */
const wrong = { age: "36" as unknown as number };
const wrongKey = { id: 5 as unknown as string };
const there = {
  id: { S: "1" },
  email: { S: "ada@example.com" },
  age: { N: "36" },
  status: { S: "active" },
  createdAt: { S: "2026-01-01T00:00:00.000Z" },
  updatedAt: { S: "2026-01-01T00:00:00.000Z" },
  version: { N: "3" },
};
const failed: CancellationReason = { code: "ConditionalCheckFailed", current: there };

/** Users whose table gives these answers, and transactions on it. */
function bed(...answers: readonly (object | Error)[]) {
  const { execute } = recordingExecutor(...answers);
  return { users: repository(User, execute), db: transactions(execute) };
}

type Call = (at: ReturnType<typeof bed>, options?: CallOptions) => Promise<unknown>;

const usual = Object.getOwnPropertyDescriptors(Error);

/** What programs have: Jest raises the limit, and writes other names into stacks. */
beforeEach(() => {
  Error.stackTraceLimit = 10;
  Error.prepareStackTrace = (error, sites) =>
    [error.name, ...sites.map((site) => `at ${site.getFunctionName()}`)].join("\n");
});
afterEach(() => {
  Reflect.deleteProperty(Error, "prepareStackTrace");
  Object.defineProperties(Error, usual);
});

/** The stack of what a call throws that is made by a function of the program's own. */
async function stackOf(call: Call, at: ReturnType<typeof bed>, options?: CallOptions): Promise<unknown> {
  async function ofTheProgram(): Promise<unknown> {
    return await call(at, options);
  }
  const error: unknown = await ofTheProgram().catch((reason: unknown) => reason);
  // Here, as it is written when it is read.
  return error instanceof Error ? error.stack : error;
}

describe("the stack of an error leads to the function of the program that made the call", () => {
  test.each<[call: string, Call]>([
    ["create", ({ users }, options) => users.create({ ...ada, ...wrong }, options)],
    ["put", ({ users }, options) => users.put({ ...ada, ...wrong }, options)],
    ["update", ({ users }, options) => users.update(key, wrong, options)],
    ["modify", ({ users }, options) => users.modify(key, () => wrong, options)],
    ["delete", ({ users }, options) => users.delete(wrongKey, options)],
    ["get", ({ users }, options) => users.get(wrongKey, options)],
    ["all", ({ users }, options) => users.where("id", "=", wrongKey.id).all(options)],
    ["updateBuilder", ({ users }, options) => users.updateBuilder(key).set("age", wrong.age).execute(options)],
    ["batchPut", ({ users }, options) => users.batchPut([ada, { ...ada, ...wrong }], options)],
    ["batchUpdate", ({ users }, options) => users.batchUpdate([{ key, changes: wrong }], options)],
    ["batchGet", ({ users }, options) => users.batchGet([key, wrongKey], options)],
    [
      "a transaction's create",
      ({ db }, options) => db.transaction((tx) => tx.create(User, { ...ada, ...wrong }), options),
    ],
    ["a transaction's update", ({ db }, options) => db.transaction((tx) => void tx.update(User, key, wrong), options)],
    ["a transaction of steps", ({ db }, options) => db.transaction().update(User, key, wrong).execute(options)],
  ])("A1: where what was given to %s is wrong", async (_, call) => {
    const leadsHere = expect.stringMatching(/^InvalidItemError\n[^]*\nat ofTheProgram\n/);
    expect(await stackOf(call, bed({ Item: there }))).toEqual(leadsHere);
    // Also where something watches the time.
    expect(await stackOf(call, bed({ Item: there }), { timeoutMs: 60_000 })).toEqual(leadsHere);
  });

  const refused = new ConditionFailedError("no", { current: there });
  const canceled = new TransactionCanceledError("no", { reasons: [failed] });
  test.each<[call: string, error: string, answer: Error, Call]>([
    ["create", "ItemAlreadyExistsError", refused, ({ users }, options) => users.create(ada, options)],
    ["update", "VersionConflictError", refused, ({ users }, options) => users.update(key, { version: 1 }, options)],
    ["delete", "VersionConflictError", refused, ({ users }, options) => users.delete(key, { ...options, version: 1 })],
    ["batchCreate", "BatchError", refused, ({ users }, options) => users.batchCreate([ada], options)],
    [
      "a transaction",
      "TransactionCanceledError",
      canceled,
      ({ db }, options) => db.transaction((tx) => tx.create(User, ada), options),
    ],
  ])("A1: where DynamoDB refuses %s", async (_, error, answer, call) => {
    const leadsHere = expect.stringMatching(new RegExp(`^${error}\n[^]*\nat ofTheProgram\n`));
    expect(await stackOf(call, bed(answer))).toEqual(leadsHere);
    expect(await stackOf(call, bed(answer), { timeoutMs: 60_000 })).toEqual(leadsHere);
  });
});
