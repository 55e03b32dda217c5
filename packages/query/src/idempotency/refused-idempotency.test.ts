import { describe, expect, test } from "@jest/globals";
import { attr, ConditionFailedError, defineModel } from "@dynamorm/core";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { idempotency, idempotencyAttributes, idempotencyModel } from "../index.ts";

const Once = idempotencyModel({ table: "idempotency" });

describe("W13: what cannot be is refused before anything is sent", () => {
  const { execute, requests } = recordingExecutor();
  const once = idempotency(Once, execute);

  test.each<[string, () => unknown, string, string]>([
    [
      "work that is no function",
      () => once.run("r1", 5 as never),
      "INVALID_OPTION",
      "the work is a function, not the number 5",
    ],
    [
      "an input that is no data",
      () => once.run("r1", () => 1, { input: { to: () => {} } }),
      "INVALID_OPTION",
      'run of model "Idempotency": the option "input" takes plain data; "to" is a function, which cannot be kept; make plain data of it',
    ],
    [
      "a wait that is none",
      () => once.run("r1", () => 1, { waitMs: -1 }),
      "INVALID_OPTION",
      '"waitMs" takes a number of milliseconds',
    ],
    ["an option that there is not", () => once.run("r1", () => 1, { ttl: 1 } as object), "INVALID_OPTION", '"ttl"'],
    [
      "a lock of no time",
      async () => idempotency(Once, execute, { lockedForMs: 10 }),
      "INVALID_OPTION",
      "from 100 to 2147483647",
    ],
    ["no expiry", async () => idempotency(Once, execute, { expiresAfterMs: 0 }), "INVALID_OPTION", '"expiresAfterMs"'],
    ["a key that is no text", () => once.run(5 as never, () => 1), "INVALID_ITEM", '"key" is the number 5'],
  ])("W13: %s", async (_, call, code, message) => {
    await expect(call()).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
    expect(requests).toEqual([]);
  });
});

describe("W13: models that cannot keep records are refused", () => {
  const { execute } = recordingExecutor();
  const table = "records";
  const key = { partitionKey: "key" } as const;

  test.each<[string, unknown, string]>([
    ["no model", { table }, "idempotency() takes a model, not an object"],
    [
      "a missing attribute",
      defineModel({ name: "A", table, attributes: { key: attr.string() }, key }),
      'Model "A": it cannot keep idempotent work, it has no attribute "status"',
    ],
    [
      "an attribute of another type",
      defineModel({ name: "A", table, attributes: { ...idempotencyAttributes, expires: attr.date() }, key }),
      '"expires" is of another type than in idempotencyAttributes',
    ],
    [
      "a key of more than the key",
      defineModel({ name: "A", table, attributes: idempotencyAttributes, key: { ...key, sortKey: "owner" } }),
      "its key is made of key and owner",
    ],
  ])("W13: %s", (_, model, message) => {
    expect(() => idempotency(model as never, execute)).toThrow(
      expect.objectContaining({ code: "INVALID_MODEL", message: expect.stringContaining(message) }),
    );
  });

  test.each<[unknown, string]>([
    [undefined, "idempotencyModel() takes { table }, not nothing"],
    [{ table: "a", nmae: "B" }, 'idempotencyModel() has no option "nmae"; it takes table and name'],
    [{}, "table"],
  ])("W13: idempotencyModel(%p)", (options, message) => {
    expect(() => idempotencyModel(options as never)).toThrow(
      expect.objectContaining({ code: "INVALID_MODEL", message: expect.stringContaining(message) }),
    );
  });
});

describe("W13: an item of another kind that has the key", () => {
  test("W13: and cannot be read is told, and ends the search for it", async () => {
    const taken = new ConditionFailedError("no", {});
    const { execute, requests } = recordingExecutor(...Array.from({ length: 5 }, () => [taken, {}]).flat());
    await expect(idempotency(Once, execute).run("r1", () => 1)).rejects.toMatchObject({ code: "CONDITION_FAILED" });
    expect(requests).toHaveLength(10);
  });
});
