import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Letter, Parcel, parcel, parcelKey, Stamp } from "./fixtures/parcel.ts";
import type { RawTable } from "./fixtures/raw-table.ts";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";

let clock = Date.UTC(2026, 0, 1);
let bed: TestBed;
let raw: RawTable;
const parcels = () => bed.db.model(Parcel);

beforeAll(async () => {
  bed = await startTestBed({ now: () => new Date((clock += 1000)) });
  await bed.db.createTable(Parcel);
  await bed.db.createTable(Stamp);
  raw = bed.raw(Parcel.table);
});
afterAll(() => bed.stop());

describe("W1: put without a version", () => {
  test("W1: makes an item, with all that create gives it", async () => {
    const put = await parcels().put(parcel("1"));
    expect(put).toEqual({
      ...parcel("1"),
      state: "packed",
      createdAt: expect.any(Date),
      updatedAt: put.createdAt,
      version: 0,
    });
    expect(await raw.get(parcelKey("1"))).toEqual({
      ...parcelKey("1"),
      id: { S: "1" },
      to: { S: "ada" },
      state: { S: "packed" },
      label: { NULL: true },
      createdAt: { S: put.createdAt.toISOString() },
      updatedAt: { S: put.createdAt.toISOString() },
      v: { N: "0" },
      toKey: { S: "TO#ada" },
      sentKey: { S: "packed#1" },
      _type: { S: "Parcel" },
    });
    expect(await parcels().get({ id: "1" })).toEqual(put);
  });

  test("W1: over an item is its next version, and has nothing that was not given", async () => {
    const before = await parcels().create({
      ...parcel("2"),
      state: "sent",
      note: "fragile",
      tags: new Set(["a"]),
      place: { city: "Lyon" },
      weight: 3,
      sender: "bob",
    });
    await parcels().update({ id: "2" }, { weight: 4 });
    const put = await parcels().put({ ...parcel("2"), to: "eve" });
    expect(put).toEqual({
      ...parcel("2"),
      to: "eve",
      state: "packed",
      createdAt: expect.any(Date),
      updatedAt: put.createdAt,
      version: 2,
    });
    expect(put.createdAt.getTime()).toBeGreaterThan(before.createdAt.getTime());
    expect(await raw.get(parcelKey("2"))).toMatchObject({ toKey: { S: "TO#eve" }, sentKey: { S: "packed#2" } });
    expect(await parcels().where("to", "=", "ada").where("id", "=", "2").all()).toEqual([]);
  });

  test("W6: so that who has read the item before meets a conflict", async () => {
    const read = await parcels().create(parcel("3"));
    await parcels().put(parcel("3"));
    await expect(parcels().update({ id: "3" }, { weight: 1, version: read.version })).rejects.toMatchObject({
      code: "VERSION_CONFLICT",
      current: expect.objectContaining({ version: 1 }),
    });
  });

  test("W1: leaves what the model knows nothing of", async () => {
    await parcels().create(parcel("4"));
    const stored = await raw.get(parcelKey("4"));
    await raw.put({ ...stored, added: { S: "by other code" } });
    await parcels().put(parcel("4"));
    expect(await raw.get(parcelKey("4"))).toMatchObject({ added: { S: "by other code" } });
  });

  test("W4: brings back what was deleted softly", async () => {
    await parcels().create(parcel("5"));
    await parcels().delete({ id: "5" });
    expect(await parcels().put(parcel("5"))).not.toHaveProperty("deletedAt");
    expect(await parcels().get({ id: "5" })).toMatchObject({ version: 2 });
  });

  test("W1: gives an item that has none its first version", async () => {
    await raw.put({ ...parcelKey("6"), _type: { S: "Parcel" }, id: { S: "6" } });
    expect(await parcels().put(parcel("6"))).toMatchObject({ version: 0 });
  });

  test("W1: 20 at once are 20 versions", async () => {
    const put = await Promise.all(Array.from({ length: 20 }, () => parcels().put(parcel("7"))));
    expect(put.map(({ version }) => version).toSorted((one, other) => one - other)).toEqual([...Array(20).keys()]);
  });

  test("W1: of a model that has a key alone", async () => {
    const stamps = bed.db.model(Stamp);
    expect(await stamps.put({ id: "1" })).toEqual({ id: "1" });
    expect(await stamps.put({ id: "1" })).toEqual({ id: "1" });
    expect(await stamps.get({ id: "1" })).toEqual({ id: "1" });
  });
});

describe("W6: put with a version", () => {
  test("W6: replaces that version only, and what is not there not at all", async () => {
    const read = await parcels().create({ ...parcel("v1"), weight: 3 });
    const { weight: _, ...rest } = read;
    const next = await parcels().put(rest);
    expect(next).toEqual({ ...rest, updatedAt: expect.any(Date), version: 1 });
    await expect(parcels().put(rest)).rejects.toMatchObject({
      code: "VERSION_CONFLICT",
      expectedVersion: 0,
      current: next,
    });
    await expect(parcels().put({ ...rest, id: "v-none" })).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
    expect(await parcels().get({ id: "v-none" })).toBeUndefined();
  });
});

describe("W5: put with a condition", () => {
  test("W5: that does not hold changes nothing", async () => {
    const there = await parcels().create({ ...parcel("c1"), weight: 3 });
    const attempt = parcels().put(parcel("c1"), { condition: (eb) => eb("weight", ">", 3) });
    await expect(attempt).rejects.toMatchObject({ code: "CONDITION_FAILED", current: there });
    expect(await parcels().get({ id: "c1" })).toEqual(there);
    expect(await parcels().put(parcel("c1"), { condition: (eb) => eb("weight", "=", 3) })).toMatchObject({
      version: 1,
    });
  });

  test("W5: on an item that is not there, holds for what is absent", async () => {
    const attempt = parcels().put(parcel("c2"), { condition: (eb) => eb("weight", ">", 3) });
    await expect(attempt).rejects.toMatchObject({ code: "CONDITION_FAILED" });
    expect(await parcels().get({ id: "c2" })).toBeUndefined();
    expect(await parcels().put(parcel("c2"), { condition: (eb) => eb.notExists("weight") })).toMatchObject({
      version: 0,
    });
  });
});

describe("W1: where the key is taken by an item of another model", () => {
  test("W1: nothing of it is written over, whatever the condition", async () => {
    const letters = bed.db.model(Letter);
    const letter = await letters.create({ id: "taken", text: "Dear" });
    const taken = {
      code: "CONDITION_FAILED",
      message: `Parcel { id: "taken" } cannot be stored in table "${Parcel.table}": its key is taken by an item of another model ("_type" is "Letter", not "Parcel")`,
    };
    await expect(parcels().put(parcel("taken"))).rejects.toMatchObject(taken);
    const or = parcels().put(parcel("taken"), {
      condition: (eb) => eb.or([eb.notExists("weight"), eb.exists("weight")]),
    });
    await expect(or).rejects.toMatchObject(taken);
    await expect(parcels().upsert(parcel("taken"))).rejects.toMatchObject(taken);
    await expect(parcels().create(parcel("taken"))).rejects.toMatchObject({ code: "ITEM_ALREADY_EXISTS" });
    expect(await parcels().delete({ id: "taken" })).toBe(false);
    expect(await parcels().delete({ id: "taken" }, { hard: true })).toBe(false);
    await expect(parcels().update({ id: "taken" }, { weight: 1 })).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
    await expect(parcels().restore({ id: "taken" })).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
    await expect(parcels().modify({ id: "taken" }, () => ({ weight: 1 }))).rejects.toMatchObject({
      code: "ITEM_NOT_FOUND",
    });
    expect(await letters.get({ id: "taken" })).toEqual(letter);
  });
});
