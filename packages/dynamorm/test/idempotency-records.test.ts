import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel, idempotencyAttributes, idempotencyModel, key } from "dynamorm";
import { type IdempotencyBed, startIdempotencyBed } from "./fixtures/idempotency-bed.ts";
import { ownTable } from "./fixtures/test-bed.ts";

let bed: IdempotencyBed;

beforeAll(async () => {
  bed = await startIdempotencyBed();
});
afterAll(() => bed.stop());

describe("W13: a result that cannot be kept", () => {
  test.each<[string, unknown, string]>([
    ["is an instance of a class", { at: [new URL("http://a")] }, '"at[0]" is an instance of URL, which cannot be kept'],
    ["is too large", "x".repeat(420_000), '"result" has 420'],
  ])("W13: because it %s, comes in the error, and the work is not done again", async (_, result, why) => {
    const requestId = bed.newKey();
    const first = bed.once().run(requestId, () => result);
    await expect(first).rejects.toMatchObject({
      code: "IDEMPOTENCY_RESULT_LOST",
      result,
      message: expect.stringContaining(why),
    });
    const later = bed.once().run(requestId, () => "again");
    await expect(later).rejects.toMatchObject({
      code: "IDEMPOTENCY_RESULT_LOST",
      message: expect.stringContaining("was done before, and its result could not be kept"),
    });
    expect(await later.catch((error: object) => "result" in error)).toBe(false);
  });
});

describe("W13: keys are data", () => {
  test.each(["#:.`\"'", "__proto__", "constructor", "tenant#1|request", "\u0000", "$date", "é".repeat(1024)])(
    "W13: %#",
    async (name) => {
      expect(await bed.once().run(name, () => name)).toBe(name);
      expect(await bed.once().run(name, () => "other")).toBe(name);
    },
  );

  test.each<[string, unknown, string]>([
    ["an empty text", "", '"key" is the string ""'],
    ["one of more than 2,048 bytes", "é".repeat(1025), "2048 bytes"],
    ["a number", 5, '"key" is the number 5'],
    ["nothing", undefined, '"key" is missing'],
    ["half of a character", "\ud800", '"key"'],
  ])("W13: %s is refused before anything is run", async (_, name, message) => {
    let runs = 0;
    const run = bed.once().run(name as string, () => (runs += 1));
    await expect(run).rejects.toMatchObject({
      code: "INVALID_ITEM",
      model: "Idempotency",
      message: expect.stringContaining(message),
    });
    expect(runs).toBe(0);
  });
});

describe("W13: the records", () => {
  test("W13: can share a table with other models", async () => {
    const table = { table: ownTable("idempotency-shop") };
    const sortKey = key("sk", "RECORD");
    const Once = defineModel({
      ...table,
      name: "Once",
      attributes: idempotencyAttributes,
      key: { partitionKey: key("pk", "ONCE#{key}"), sortKey },
    });
    const Order = defineModel({
      ...table,
      name: "Order",
      attributes: { id: attr.string() },
      key: { partitionKey: key("pk", "ONCE#{id}"), sortKey },
    });
    await bed.db.ensureTable([Once, Order]);
    const once = bed.db.idempotency(Once);
    expect([await once.run("1", () => "a"), await once.run("1", () => "b")]).toEqual(["a", "a"]);
    await expect(
      once.run("2", () => {
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await once.run("2", () => "c")).toBe("c");
    // An order that has the key by accident is nothing to overwrite.
    await bed.db.model(Order).create({ id: "3" });
    await expect(once.run("3", () => "d")).rejects.toMatchObject({ code: "ITEM_ALREADY_EXISTS" });
  });

  test("W13: are items like any others: they can be read, and deleted", async () => {
    const requestId = bed.newKey();
    await bed.once().run(requestId, () => ({ at: new Date(0) }));
    const records = bed.db.model(bed.model);
    expect(await records.get({ key: requestId })).toMatchObject({
      status: "completed",
      result: '{"at":{"$date":"1970-01-01T00:00:00.000Z"}}',
    });
    await records.delete({ key: requestId });
    expect(await bed.once().run(requestId, () => "again")).toBe("again");
  });

  test("W13: that hold another result than run() keeps are refused", async () => {
    const requestId = bed.newKey();
    await bed.once().run(requestId, () => 1);
    await bed.db.model(bed.model).update({ key: requestId }, { result: '{"$moment":1}' });
    await expect(bed.once().run(requestId, () => 2)).rejects.toMatchObject({ code: "ITEM_MISMATCH", path: "result" });
  });

  test("W13: need their table, whose absence is told before anything is run", async () => {
    const once = bed.db.idempotency(idempotencyModel({ table: ownTable("idempotency-none") }));
    let runs = 0;
    await expect(once.run("1", () => (runs += 1))).rejects.toMatchObject({ code: "TABLE_NOT_FOUND" });
    expect(runs).toBe(0);
  });
});
