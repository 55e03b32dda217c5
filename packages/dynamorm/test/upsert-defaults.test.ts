import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { attr, defineModel } from "dynamorm";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const Staff = defineModel({
  name: "Staff",
  table: ownTable("staff"),
  attributes: {
    id: attr.string(),
    name: attr.string(),
    role: attr.string().optional().default("admin"),
    points: attr.number().omitEmpty().default(5),
    version: attr.version(),
    deletedAt: attr.deletedAt(),
  },
  key: { partitionKey: "id" },
});

let bed: TestBed;
const staff = () => bed.db.model(Staff);
beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Staff);
});
afterAll(() => bed.stop());
beforeEach(() => void bed.sent.splice(0));

/** How the requests since are called. */
const operations = () => bed.sent.map(({ operation }) => operation);

describe("W2: defaults of what an item may lack are for a new item alone", () => {
  test("W2: a new item gets them", async () => {
    const made = await staff().upsert({ id: "new", name: "Ada" });
    expect(made).toEqual({ id: "new", name: "Ada", role: "admin", points: 5, version: 0 });
    expect(operations()).toEqual(["UpdateItem", "UpdateItem"]);
  });

  test("W2: an item that is there and lacks them goes on to do so", async () => {
    await staff().create({ id: "lacks", name: "Ada", points: 0 });
    await staff().update({ id: "lacks" }, { role: null });
    bed.sent.splice(0);
    expect(await staff().upsert({ id: "lacks", name: "Grace" })).toEqual({
      id: "lacks",
      name: "Grace",
      points: 0,
      version: 2,
    });
    expect(operations()).toEqual(["UpdateItem"]);
  });

  test("W2: what is given is set, in one request where nothing is left to defaults", async () => {
    const made = await staff().upsert({ id: "given", name: "Ada", role: "guest", points: 1 });
    expect(made).toMatchObject({ role: "guest", points: 1, version: 0 });
    expect(operations()).toEqual(["UpdateItem"]);
  });

  test("W2: a version that is expected needs an item of that version", async () => {
    const conflict = staff().upsert({ id: "none", name: "Ada", version: 3 });
    await expect(conflict).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
    expect(await staff().get({ id: "none" })).toBeUndefined();
  });

  test("W2: an item that was deleted softly is neither changed nor made again", async () => {
    await staff().create({ id: "gone", name: "Ada" });
    await staff().delete({ id: "gone" });
    const refused = staff().upsert({ id: "gone", name: "Grace" });
    await expect(refused).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      message: expect.stringContaining("was deleted softly"),
    });
  });

  test("W2: a condition that does not hold is told of, for an item that is there and for one that is not", async () => {
    await staff().create({ id: "condition", name: "Ada" });
    const condition = { condition: (eb: Parameters<NonNullable<ConditionOf>>[0]) => eb("name", "=", "Eve") };
    for (const id of ["condition", "no such"]) {
      const refused = staff().upsert({ id, name: "Grace" }, condition);
      await expect(refused).rejects.toMatchObject({ code: "CONDITION_FAILED" });
    }
  });

  test("W2: 20 at once make one item, and change it 19 times", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => staff().upsert({ id: "race", name: `n${n}` })));
    expect(await staff().get({ id: "race" })).toMatchObject({ role: "admin", points: 5, version: 19 });
  });

  test("W11: a transaction cannot look first, and says what to give", async () => {
    const transaction = bed.db.transaction((tx) => void tx.upsert(Staff, { id: "tx", name: "Ada", points: 1 }));
    await expect(transaction).rejects.toMatchObject({
      code: "INVALID_QUERY",
      attribute: "role",
      message: expect.stringContaining('give "role", or use create() or update()'),
    });
    await bed.db.transaction((tx) => void tx.upsert(Staff, { id: "tx", name: "Ada", points: 1, role: "guest" }));
    expect(await staff().get({ id: "tx" })).toMatchObject({ role: "guest", points: 1, version: 0 });
  });
});

type ConditionOf = NonNullable<Parameters<ReturnType<typeof staff>["upsert"]>[1]>["condition"];
