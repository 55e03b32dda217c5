import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Parcel, parcel, parcelKey, Stamp, Tally } from "./fixtures/parcel.ts";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";

let bed: TestBed;
beforeAll(async () => {
  bed = await startTestBed();
  for (const model of [Parcel, Stamp, Tally] as const) await bed.db.createTable(model);
});
afterAll(() => bed.stop());

const parcels = () => bed.db.model(Parcel);
const tallies = () => bed.db.model(Tally);

describe("W7: modify", () => {
  test("W7: changes what the function changed, and keys of indexes with it", async () => {
    const before = await parcels().create({ ...parcel("1"), note: "fragile", sender: "bob", weight: 3 });
    const after = await parcels().modify({ id: "1" }, (item) => ({ ...item, state: "sent", weight: null, note: "" }));
    const { weight: _, ...rest } = before;
    expect(after).toEqual({ ...rest, state: "sent", note: "", updatedAt: expect.any(Date), version: 1 });
    expect(await parcels().get({ id: "1" })).toEqual(after);
    expect(await bed.raw(Parcel.table).get(parcelKey("1"))).toMatchObject({ sentKey: { S: "sent#1" } });
  });

  test("W7: of the item that it is given, in place", async () => {
    await parcels().create({ ...parcel("2"), tags: new Set(["a"]), place: { city: "Lyon" } });
    const after = await parcels().modify({ id: "2" }, (item) => {
      item.tags?.add("b");
      if (item.place !== undefined) item.place.floor++;
      return item;
    });
    expect(after).toMatchObject({ tags: new Set(["a", "b"]), place: { city: "Lyon", floor: 1 }, version: 1 });
    const lost = parcels().modify({ id: "2" }, (item) => void item.tags?.add("c"));
    await expect(lost).rejects.toMatchObject({ code: "INVALID_QUERY", attribute: "tags" });
    expect(await parcels().get({ id: "2" })).toEqual(after);
  });

  test("W7: where nothing is changed, nothing is written", async () => {
    const before = await parcels().create({ ...parcel("3"), tags: new Set(["a", "b"]) });
    bed.sent.length = 0;
    expect(await parcels().modify({ id: "3" }, (item) => ({ ...item, tags: new Set(["b", "a"]) }))).toEqual(before);
    expect(bed.sent.map(({ operation }) => operation)).toEqual(["GetItem"]);
    await bed.db.model(Stamp).create({ id: "1" });
    expect(await bed.db.model(Stamp).modify({ id: "1" }, (stamp) => stamp)).toEqual({ id: "1" });
  });

  test("W7: keeps dates that other code stored in another form, and is not held up by them", async () => {
    const raw = bed.raw(Parcel.table);
    await parcels().create(parcel("4"));
    const createdAt = { S: "2026-01-01T00:00:00.123456789Z" };
    await raw.put({ ...(await raw.get(parcelKey("4"))), createdAt });
    expect(await parcels().modify({ id: "4" }, (item) => ({ ...item, state: "sent" }))).toMatchObject({ version: 1 });
    expect(await raw.get(parcelKey("4"))).toMatchObject({ createdAt, sentKey: { S: "sent#4" } });
  });

  test("W7: does not change what was deleted softly, or goes away in between", async () => {
    await parcels().create(parcel("5"));
    const gone = parcels().modify({ id: "5" }, async () => {
      await parcels().delete({ id: "5" });
      return { weight: 1 };
    });
    const notFound = { code: "ITEM_NOT_FOUND", message: expect.stringContaining("it was deleted softly; restore()") };
    await expect(gone).rejects.toMatchObject(notFound);
    await expect(parcels().modify({ id: "5" }, () => ({ weight: 1 }))).rejects.toMatchObject(notFound);
    const erased = parcels().modify({ id: "6" }, () => ({ weight: 1 }), { rejection: "value" });
    expect(await erased).toMatchObject({ ok: false, reason: "ITEM_NOT_FOUND", current: undefined });
  });

  test("W7: sees what others wrote in between, and is done on top of it", async () => {
    await parcels().create(parcel("7"));
    const seen: (number | undefined)[] = [];
    const after = await parcels().modify({ id: "7" }, async ({ weight = 0 }) => {
      seen.push(weight);
      if (seen.length < 3) await parcels().update({ id: "7" }, { weight: weight + 10 });
      return { weight: weight + 1 };
    });
    expect(seen).toEqual([0, 10, 20]);
    expect(after).toMatchObject({ weight: 21, version: 3 });
  });
});

describe("W7: modify without a version", () => {
  test("W7: 16 writers at once are all counted", async () => {
    await tallies().create({ id: "1", count: 0 });
    await Promise.all(
      Array.from({ length: 16 }, () =>
        tallies().modify({ id: "1" }, ({ count }) => ({ count: count + 1 }), { tries: 1000 }),
      ),
    );
    expect(await tallies().get({ id: "1" }, { consistent: true })).toEqual({ id: "1", count: 16 });
  });

  test("W7: any attribute that others changed is a conflict, also one that came or went", async () => {
    await tallies().create({ id: "2", count: 0 });
    for (const label of ["new", null]) {
      const once = tallies().modify(
        { id: "2" },
        async () => {
          await tallies().update({ id: "2" }, { label });
          return { count: 1 };
        },
        { tries: 1, rejection: "value" },
      );
      expect(await once).toMatchObject({ ok: false, reason: "CONDITION_FAILED" });
    }
    expect(await tallies().get({ id: "2" })).toEqual({ id: "2", count: 0 });
  });
});
