import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel, key, type StoreOptions } from "dynamorm";
import { Parcel, parcel, parcelKey, Stamp } from "./fixtures/parcel.ts";
import type { RawTable } from "./fixtures/raw-table.ts";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

/** An index by when the item was made, which an item that is older than the index has no key in. */
const Entry = defineModel({
  name: "Entry",
  table: ownTable("entries"),
  attributes: { id: attr.string(), text: attr.string().optional(), createdAt: attr.createdAt() },
  key: { partitionKey: "id" },
  indexes: { byAge: { partitionKey: key("all", "ENTRIES"), sortKey: key("age", "{createdAt}") } },
});

let clock = Date.UTC(2026, 0, 1);
let bed: TestBed;
let raw: RawTable;
const parcels = () => bed.db.model(Parcel);

beforeAll(async () => {
  bed = await startTestBed({ fullScans: "allow", now: () => new Date((clock += 1000)) });
  for (const model of [Parcel, Stamp, Entry] as const) await bed.db.createTable(model);
  raw = bed.raw(Parcel.table);
});
afterAll(() => bed.stop());

describe("W2: upsert of what is not there", () => {
  test("W2: makes the item that create would make", async () => {
    const made = await parcels().upsert({ ...parcel("1"), place: { city: "Lyon" }, sender: "bob" });
    expect(made).toEqual({
      ...parcel("1"),
      state: "packed",
      place: { city: "Lyon", floor: 0 },
      sender: "bob",
      createdAt: expect.any(Date),
      updatedAt: made.createdAt,
      version: 0,
    });
    const upserted = await raw.get(parcelKey("1"));
    await parcels().delete({ id: "1" }, { hard: true });
    await parcels().create({ ...made, version: undefined });
    expect({ ...(await raw.get(parcelKey("1"))), updatedAt: upserted?.["updatedAt"] }).toEqual(upserted);
  });

  test("W2: with a createdAt, keeps the one that is given", async () => {
    const createdAt = new Date(0);
    expect(await parcels().upsert({ ...parcel("2"), createdAt })).toMatchObject({ createdAt });
  });

  test("W6: with a version, makes none: it is expected of an item", async () => {
    await expect(parcels().upsert({ ...parcel("3"), version: 0 })).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
    expect(await parcels().get({ id: "3" })).toBeUndefined();
  });

  test("W2: of a model that has a key alone, once and again", async () => {
    const stamps = bed.db.model(Stamp);
    expect(await stamps.upsert({ id: "1" })).toEqual({ id: "1" });
    expect(await stamps.upsert({ id: "1" })).toEqual({ id: "1" });
    expect(await stamps.query().all()).toEqual([{ id: "1" }]);
  });
});

/** A parcel that lacks nothing. */
const full = (id: string) => ({
  ...parcel(id),
  state: "sent" as const,
  note: "fragile",
  tags: new Set(["a"]),
  weight: 3,
  sender: "bob",
});

describe("W2: upsert of what is there", () => {
  test("W2: sets what is given, leaves the rest and createdAt, and is the next version", async () => {
    const before = await parcels().create(full("e1"));
    const after = await parcels().upsert({ ...parcel("e1"), state: "sent", to: "eve", label: "L", weight: 4 });
    expect(after).toEqual({
      ...before,
      to: "eve",
      label: "L",
      weight: 4,
      note: "",
      updatedAt: expect.any(Date),
      version: 1,
    });
    expect(after.updatedAt.getTime()).toBeGreaterThan(before.updatedAt.getTime());
    const stored = await raw.get(parcelKey("e1"));
    expect(stored).toMatchObject({ toKey: { S: "TO#eve" }, sentKey: { S: "sent#e1" } });
    // What is empty and omitEmpty is not stored.
    expect(stored).not.toHaveProperty("note");
  });

  test("W2: a createdAt that is given is for a new item only", async () => {
    const { createdAt } = await parcels().create(full("e2"));
    expect(await parcels().upsert({ ...full("e2"), createdAt: new Date(0) })).toMatchObject({ createdAt });
  });

  test("W2: a readonly attribute is set where there is none, may be the same, and cannot be another", async () => {
    await parcels().create(parcel("e3"));
    expect(await parcels().upsert({ ...parcel("e3"), sender: "bob" })).toMatchObject({ sender: "bob", version: 1 });
    expect(await parcels().upsert({ ...parcel("e3"), sender: "bob" })).toMatchObject({ sender: "bob", version: 2 });
    expect(await parcels().upsert(parcel("e3"))).toMatchObject({ sender: "bob", version: 3 });
    await expect(parcels().upsert({ ...parcel("e3"), sender: "eve", weight: 9 })).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      message: expect.stringContaining(`what is given for "sender" has to be what the item has`),
      current: expect.not.objectContaining({ weight: 9 }),
    });
  });

  test("W6: with a version, changes the item of that version only", async () => {
    await parcels().create(parcel("e4"));
    expect(await parcels().upsert({ ...parcel("e4"), weight: 1, version: 0 })).toMatchObject({ weight: 1, version: 1 });
    await expect(parcels().upsert({ ...parcel("e4"), weight: 2, version: 0 })).rejects.toMatchObject({
      code: "VERSION_CONFLICT",
      expectedVersion: 0,
      current: expect.objectContaining({ weight: 1 }),
    });
  });

  test("W5: with a condition, which a new item meets as an absent one", async () => {
    const lighter: StoreOptions<typeof Parcel, "throw"> = { condition: (eb) => eb("weight", "<", 5) };
    await expect(parcels().upsert({ ...parcel("e5"), weight: 9 }, lighter)).rejects.toMatchObject({
      code: "CONDITION_FAILED",
    });
    await parcels().create({ ...parcel("e5"), weight: 4 });
    expect(await parcels().upsert({ ...parcel("e5"), weight: 9 }, lighter)).toMatchObject({ weight: 9 });
    await expect(parcels().upsert({ ...parcel("e5"), weight: 1 }, lighter)).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      current: expect.objectContaining({ weight: 9 }),
    });
  });

  test("W4: what was deleted softly is not changed unseen", async () => {
    await parcels().create(parcel("e6"));
    await parcels().delete({ id: "e6" });
    await expect(parcels().upsert(parcel("e6"))).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      message: `Parcel { id: "e6" } was deleted softly: restore() brings it back, put() overwrites it`,
    });
  });
});

describe("W2: upsert where keys of indexes are made of what is not given", () => {
  test("W2: a default is one for a new item, so that of another the attribute has to be as a new one has it", async () => {
    await parcels().create(parcel("k1"));
    expect(await parcels().upsert({ ...parcel("k1"), to: "bob" })).toMatchObject({ to: "bob", state: "packed" });
    await parcels().update({ id: "k1" }, { to: "bob", state: "sent" });
    await expect(parcels().upsert({ ...parcel("k1"), to: "eve" })).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      message: expect.stringContaining(
        `"state" is not given, and a key of an index is made of that: give what the item has, or use update()`,
      ),
    });
    expect(await raw.get(parcelKey("k1"))).toMatchObject({ toKey: { S: "TO#bob" }, sentKey: { S: "sent#k1" } });
    await parcels().upsert({ ...parcel("k1"), to: "eve", state: "sent" });
    expect(await raw.get(parcelKey("k1"))).toMatchObject({ toKey: { S: "TO#eve" }, sentKey: { S: "sent#k1" } });
  });

  test("W2: a key of createdAt is set on a new item, and stays", async () => {
    const entries = bed.db.model(Entry);
    const { createdAt } = await entries.upsert({ id: "1", text: "a" });
    expect(await entries.upsert({ id: "1", text: "b" })).toEqual({ id: "1", text: "b", createdAt });
    expect(await bed.raw(Entry.table).get({ id: { S: "1" } })).toMatchObject({ age: { S: createdAt.toISOString() } });
  });

  test("W2: an item that is older than the index gets no wrong key: its createdAt has to be given", async () => {
    const entries = bed.db.model(Entry);
    const table = bed.raw(Entry.table);
    const createdAt = new Date(Date.UTC(2020, 0, 1));
    await table.put({ id: { S: "old" }, createdAt: { S: createdAt.toISOString() }, _type: { S: "Entry" } });
    await expect(entries.upsert({ id: "old", text: "b" })).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      message: expect.stringContaining(`"createdAt" is not given, and a key of an index is made of that`),
    });
    expect(await table.get({ id: { S: "old" } })).not.toHaveProperty("age");
    expect(await entries.upsert({ id: "old", text: "b", createdAt })).toEqual({ id: "old", text: "b", createdAt });
    expect(await table.get({ id: { S: "old" } })).toMatchObject({ age: { S: createdAt.toISOString() } });
  });
});

test("W2: of 20 at once, one makes the item, and the others change it", async () => {
  const done = await Promise.all(
    Array.from({ length: 20 }, (_, weight) => parcels().upsert({ ...parcel("race"), weight })),
  );
  expect(done.map(({ version }) => version).toSorted((one, other) => one - other)).toEqual([...Array(20).keys()]);
  expect(new Set(done.map(({ createdAt }) => createdAt.getTime())).size).toBe(1);
});
