import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { attr, defineModel, DynamORM, key } from "dynamorm";

const table = { table: `shared-keys-${process.pid}-${Date.now()}` };

/** A model of the table whose keys are attributes. */
const tagged = (name: string) =>
  defineModel({
    ...table,
    name,
    typeTag: "_type",
    attributes: { pk: attr.string(), sk: attr.string(), n: attr.number().optional() },
    key: { partitionKey: "pk", sortKey: "sk" },
  });

/** A model of the table that counts versions. */
const versioned = (name: string) =>
  defineModel({
    ...table,
    name,
    attributes: { id: attr.string(), n: attr.number(), version: attr.version() },
    key: { partitionKey: key("pk", "V#{id}"), sortKey: key("sk", "V") },
  });

/** A model of the table whose items are deleted softly. */
const kept = (name: string) =>
  defineModel({
    ...table,
    name,
    attributes: { id: attr.string(), deletedAt: attr.deletedAt() },
    key: { partitionKey: key("pk", "K#{id}"), sortKey: key("sk", "K") },
  });

let engine: LocalEngine;
let db: DynamORM;

beforeAll(async () => {
  engine = await startLocal();
  db = new DynamORM({ endpoint: engine.endpoint });
  await db.createTable(tagged("One"));
});

afterAll(() => engine.stop());

describe("M7 a key that an item of another model has", () => {
  test("a write leaves items of other models alone", async () => {
    const [ones, others] = [db.model(tagged("One")), db.model(tagged("Other"))];
    const id = { pk: "shared", sk: "1" };
    await ones.create({ ...id, n: 1 });
    expect(await others.get(id)).toBeUndefined();
    await expect(others.update(id, { n: 2 })).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
    expect(await others.delete(id)).toBe(false);
    expect(await ones.get(id)).toEqual({ ...id, n: 1 });
    expect(await ones.delete(id)).toBe(true);
  });

  test("a put is for the own item, or for none: it overwrites none of another model, and says so", async () => {
    const [ones, others] = [db.model(tagged("One")), db.model(tagged("Other"))];
    const id = { pk: "shared", sk: "2" };
    await ones.put({ ...id, n: 1 });
    expect(await ones.put({ ...id, n: 2 })).toEqual({ ...id, n: 2 });
    const isTaken = 'its key is taken by an item of another model ("_type" is "One", not "Other")';
    const item = 'Other { pk: "shared", sk: "2" }';
    await expect(others.put({ ...id, n: 3 })).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      message: `${item} cannot be stored in table "${table.table}": ${isTaken}`,
      operation: "PutItem",
    });
    await expect(others.create({ ...id, n: 3 })).rejects.toMatchObject({
      code: "ITEM_ALREADY_EXISTS",
      message: `${item} cannot be stored in table "${table.table}": ${isTaken}`,
    });
    await expect(others.update(id, { n: 3 })).rejects.toMatchObject({
      code: "ITEM_NOT_FOUND",
      message: `there is no ${item} in table "${table.table}": ${isTaken}`,
    });
    expect(await ones.get(id)).toEqual({ ...id, n: 2 });
    await ones.delete(id);
  });

  test("a put that expects a version does not take that of another model's item for it", async () => {
    const [ones, others] = [db.model(versioned("V1")), db.model(versioned("V2"))];
    const one = await ones.create({ id: "1", n: 1 });
    await expect(others.put({ ...one, n: 2 })).rejects.toMatchObject({
      code: "ITEM_NOT_FOUND",
      message: `there is no V2 { id: "1" } in table "${table.table}": its key is taken by an item of another model ("_type" is "V1", not "V2")`,
    });
    expect(await ones.get({ id: "1" })).toEqual(one);
    expect(await ones.put({ ...one, n: 3 })).toEqual({ id: "1", n: 3, version: 1 });
    await ones.delete({ id: "1" });
  });

  test("a put of an item that is deleted softly brings the own one back, and leaves that of another model", async () => {
    const [ones, others] = [db.model(kept("K1")), db.model(kept("K2"))];
    await ones.create({ id: "1" });
    await ones.delete({ id: "1" });
    await expect(others.put({ id: "1" })).rejects.toMatchObject({ code: "CONDITION_FAILED" });
    expect(await ones.get({ id: "1" }, { withDeleted: true })).toHaveProperty("deletedAt");
    expect(await ones.put({ id: "1" })).toEqual({ id: "1" });
    expect(await ones.get({ id: "1" })).toEqual({ id: "1" });
    await ones.delete({ id: "1" }, { hard: true });
  });

  test("a put overwrites no item without a tag: whose it is cannot be told", async () => {
    const untagged = defineModel({
      ...table,
      name: "Untagged",
      attributes: { pk: attr.string(), sk: attr.string() },
      key: { partitionKey: "pk", sortKey: "sk" },
    });
    const id = { pk: "shared", sk: "3" };
    await db.model(untagged).put(id);
    await expect(db.model(tagged("One")).put(id)).rejects.toThrow(
      'its key is taken by an item without the type tag "_type": if it is one of this model, give it the tag, or the model typeTag: false',
    );
    await db.model(untagged).delete(id);
  });
});

describe("M7 models without a tag, of which one's keys begin like another's", () => {
  const shared = { ...table, typeTag: false } as const;
  const Basket = defineModel({
    ...shared,
    name: "Basket",
    attributes: { owner: attr.string(), id: attr.string() },
    key: { partitionKey: key("pk", "OWNER#{owner}"), sortKey: key("sk", "BASKET#{id}") },
  });
  const Line = defineModel({
    ...shared,
    name: "Line",
    attributes: { owner: attr.string(), id: attr.string(), number: attr.number() },
    key: { partitionKey: key("pk", "OWNER#{owner}"), sortKey: key("sk", "BASKET#{id}#LINE#{number}") },
  });

  test("each read gives its own, however it reads", async () => {
    const [baskets, lines] = [db.model(Basket), db.model(Line)];
    for (const id of ["a b", "b#LINE#c"]) {
      await baskets.create({ owner: "1", id });
      for (const number of [1, -2]) await lines.create({ owner: "1", id, number });
    }
    const own = baskets.where("owner", "=", "1");
    expect(await own.all()).toEqual([
      { owner: "1", id: "a b" },
      { owner: "1", id: "b#LINE#c" },
    ]);
    expect(await own.select("id").all()).toEqual([{ id: "a b" }, { id: "b#LINE#c" }]);
    // By its whole key an item is read alone, and only what is selected of it.
    expect(await own.where("id", "=", "a b").select("owner").all()).toEqual([{ owner: "1" }]);
    expect(await own.count()).toBe(2);
    expect(await baskets.query().fullScan("allow").count()).toBe(2);
    expect(await lines.where("owner", "=", "1").count()).toBe(4);
    const first = await own.limit(1).allPaginated();
    const second = await own.limit(1).cursor(first.cursor).allPaginated();
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(["a b", "b#LINE#c"]);
  });
});
