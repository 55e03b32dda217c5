import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";
import { fullUser, User } from "./fixtures/update-builder-user.ts";

let bed: TestBed;
let clock = Date.UTC(2026, 0, 1);
let count = 0;
let id: string;

const users = () => bed.db.model(User);
const update = () => users().where("id", "=", id).updateBuilder();

beforeAll(async () => {
  bed = await startTestBed({ now: () => new Date((clock += 1000)) });
  await bed.db.createTable(User);
});
afterAll(() => bed.stop());

beforeEach(async () => {
  id = `u${(count += 1)}`;
  bed.sent.length = 0;
});

describe("W5: conditions of an update that is built", () => {
  test("W5: all have to hold, or what orCondition says in their place", async () => {
    await fullUser(bed.db, id);
    const isRefused = { code: "CONDITION_FAILED", current: { age: 30 } };
    await expect(update().set("email", "x").condition("age", ">", 40).execute()).rejects.toMatchObject(isRefused);
    await expect(
      update().set("email", "x").condition("age", ">", 20).condition("age", "<", 25).execute(),
    ).rejects.toMatchObject(isRefused);
    await expect(
      update().set("email", "x").condition("age", ">", 40).orCondition("nick", "=", "x").execute(),
    ).rejects.toMatchObject(isRefused);
    const after = await update().set("email", "x").condition("age", ">", 40).orCondition("nick", "=", "n").execute();
    expect(after.email).toBe("x");
  });

  test("W5: conditionExists and conditionNotExists", async () => {
    await fullUser(bed.db, id);
    await expect(update().set("email", "x").conditionNotExists("address.zip").execute()).rejects.toMatchObject({
      code: "CONDITION_FAILED",
    });
    expect((await update().set("email", "x").conditionExists("address.zip").execute()).email).toBe("x");
  });

  test("W5: those of where() have to hold too", async () => {
    await fullUser(bed.db, id);
    const built = users().where("id", "=", id).where("age", "=", 31).updateBuilder().set("email", "x");
    await expect(built.execute()).rejects.toMatchObject({ code: "CONDITION_FAILED" });
  });

  test("W8: an item that is not there is not made, whatever the conditions allow", async () => {
    const built = update().set("email", "x").conditionNotExists("age").orCondition("age", "=", 1);
    await expect(built.execute()).rejects.toMatchObject({ code: "ITEM_NOT_FOUND", key: { id } });
    expect(await users().get({ id }, { consistent: true })).toBeUndefined();
  });

  test("W6: conditionVersion: the version that is there, or a conflict with the item as it is", async () => {
    const { version } = await fullUser(bed.db, id);
    await update().conditionVersion(version).increment("age").execute();
    await expect(update().conditionVersion(version).increment("age").execute()).rejects.toMatchObject({
      code: "VERSION_CONFLICT",
      expectedVersion: 0,
      current: { age: 31, version: 1 },
    });
    // That either of two conditions may hold does not open the version.
    const built = update().conditionVersion(version).condition("age", "=", 0).orCondition("age", "=", 31);
    await expect(built.increment("age").execute()).rejects.toMatchObject({ code: "VERSION_CONFLICT" });
  });

  test("W9: a rejection can be a value", async () => {
    await fullUser(bed.db, id);
    const built = update().increment("age");
    expect(await built.condition("age", "=", 1).execute({ rejection: "value" })).toMatchObject({
      ok: false,
      reason: "CONDITION_FAILED",
      current: { age: 30 },
    });
    expect(await built.execute({ rejection: "value" })).toMatchObject({ ok: true, value: { age: 31 } });
  });
});

describe("W8: what an update gives back", () => {
  test("W8: is the item as it is then or was, what was changed of it, or nothing", async () => {
    const before = await fullUser(bed.db, id);
    const built = update().increment("age");
    expect(await built.returnValues("ALL_OLD").execute()).toEqual(before);
    expect(await built.returnValues("ALL_NEW").execute()).toMatchObject({ age: 32, email: "e" });
    const { updatedAt, ...changed } = await built.returnValues("UPDATED_NEW").execute();
    expect(updatedAt).toBeInstanceOf(Date);
    expect(changed).toEqual({ age: 33, version: 3 });
    expect(await built.returnValues("UPDATED_OLD").execute()).toMatchObject({ age: 33, version: 3 });
    expect(await built.returnValues("NONE").execute()).toBeUndefined();
    expect(await users().get({ id })).toMatchObject({ age: 35, version: 5 });
  });
});
