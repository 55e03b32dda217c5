import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Parcel, parcel } from "./fixtures/parcel.ts";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";

let bed: TestBed;
beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Parcel);
});
afterAll(() => bed.stop());

const parcels = () => bed.db.model(Parcel);
const heavier = { condition: (eb: Builder) => eb("weight", ">", 5) } as const;
type Builder = Parameters<
  NonNullable<NonNullable<Parameters<ReturnType<typeof parcels>["create"]>[1]>["condition"]>
>[0];

const at = (id: string) => parcels().where("id", "=", id);

describe("W5: a condition on each write", () => {
  test.each<[string, (id: string) => Promise<unknown>]>([
    ["put", (id) => parcels().put({ ...parcel(id), weight: 9 }, heavier)],
    ["upsert", (id) => parcels().upsert({ ...parcel(id), weight: 9 }, heavier)],
    ["update", (id) => parcels().update({ id }, { weight: 9 }, heavier)],
    ["update of a query", (id) => at(id).where("weight", ">", 5).update({ weight: 9 })],
    ["update of a query, by a filter", (id) => at(id).filter(heavier.condition).update({ weight: 9 })],
    ["updateBuilder", (id) => parcels().updateBuilder({ id }).set("weight", 9).condition("weight", ">", 5).execute()],
    ["updateBuilder of a query", (id) => at(id).where("weight", ">", 5).updateBuilder().set("weight", 9).execute()],
    ["delete", (id) => parcels().delete({ id }, heavier)],
    ["hard delete", (id) => parcels().delete({ id }, { ...heavier, hard: true })],
    ["delete of a query", (id) => at(id).where("weight", ">", 5).delete()],
  ])("W5: %s is done where it holds, and nothing is where it does not", async (name, write) => {
    const id = name.replaceAll(" ", "-");
    const there = await parcels().create({ ...parcel(id), weight: 5 });
    await expect(write(id)).rejects.toMatchObject({ code: "CONDITION_FAILED", current: there, key: { id } });
    expect(await parcels().get({ id })).toEqual(there);
    await parcels().update({ id }, { weight: 6 });
    await write(id);
    const after = await parcels().get({ id });
    expect(name.includes("delete") ? after : after?.weight).toBe(name.includes("delete") ? undefined : 9);
  });

  test("W5: restore", async () => {
    await parcels().create({ ...parcel("r"), weight: 5 });
    await parcels().delete({ id: "r" });
    await expect(parcels().restore({ id: "r" }, heavier)).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      current: expect.objectContaining({ deletedAt: expect.any(Date) }),
    });
    const restored = await parcels().restore({ id: "r" }, { condition: (eb) => eb("weight", "=", 5) });
    expect(restored).toEqual(await parcels().get({ id: "r" }));
    expect(restored).not.toHaveProperty("deletedAt");
    await expect(parcels().restore({ id: "r" })).rejects.toMatchObject({
      code: "ITEM_NOT_FOUND",
      message: `Parcel { id: "r" } in table "${Parcel.table}" is not deleted: nothing is to be restored`,
    });
  });

  test("W5: of an item that is not there, update and delete say that, not that the condition failed", async () => {
    await expect(parcels().update({ id: "no" }, {}, heavier)).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
    await expect(parcels().delete({ id: "no" }, heavier)).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
    await expect(parcels().delete({ id: "no" }, { hard: true, version: 3 })).rejects.toMatchObject({
      code: "ITEM_NOT_FOUND",
    });
    expect(await parcels().delete({ id: "no" })).toBe(false);
  });
});

describe("W6: the version that is expected", () => {
  test("W6: of two deletes that expect it, one is done", async () => {
    await parcels().create(parcel("d"));
    await parcels().update({ id: "d" }, { weight: 1 });
    const stale = parcels().delete({ id: "d" }, { version: 0 });
    await expect(stale).rejects.toMatchObject({ code: "VERSION_CONFLICT", expectedVersion: 0 });
    const outcomes = await Promise.all(
      [true, false].map((hard) => parcels().delete({ id: "d" }, { version: 1, hard, rejection: "value" })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("W6: soft deletion and restoring are versions too", async () => {
    const { version } = await parcels().create(parcel("s"));
    await parcels().delete({ id: "s" });
    expect(await parcels().restore({ id: "s" })).toMatchObject({ version: version + 2 });
  });
});

describe("W9: a rejection as a value", () => {
  test("W9: tells what is there, as the model has it", async () => {
    const there = await parcels().create({ ...parcel("v"), weight: 5, tags: new Set(["a"]) });
    const outcome = await parcels().update({ id: "v" }, { weight: 9 }, { ...heavier, rejection: "value" });
    expect(outcome).toMatchObject({ ok: false, reason: "CONDITION_FAILED", current: there });
    const created = await parcels().create(parcel("v"), { rejection: "value" });
    expect(created).toMatchObject({ ok: false, reason: "ITEM_ALREADY_EXISTS", current: there });
    const done = await parcels().update(
      { id: "v" },
      { weight: 9 },
      { rejection: "value", returnValues: "UPDATED_NEW" },
    );
    expect(done).toEqual({ ok: true, value: { weight: 9, updatedAt: expect.any(Date), version: 1 } });
    const gone = await parcels().delete({ id: "v" }, { rejection: "value", returnValues: "ALL_OLD" });
    expect(gone).toMatchObject({ ok: true, value: { weight: 9 } });
  });
});
