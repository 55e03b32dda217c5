import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel } from "dynamorm";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

// What a caller does with an object while a write of it is under way is none of that write's.

const Blob = defineModel({
  name: "Blob",
  table: ownTable("blobs"),
  attributes: {
    id: attr.string(),
    bytes: attr.binary().optional(),
    parts: attr.list(attr.binary()).optional(),
    size: attr.number().default(0),
    version: attr.version(),
  },
  key: { partitionKey: "id" },
});
const Plain = defineModel({
  name: "Plain",
  table: ownTable("plain-blobs"),
  attributes: { id: attr.string(), bytes: attr.binary() },
  key: { partitionKey: "id" },
});

let bed: TestBed;
const blobs = () => bed.db.model(Blob);
beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Blob);
  await bed.db.createTable(Plain);
});
afterAll(() => bed.stop());

describe("a key that is used again", () => {
  test("W3: names the item that it named when the call was made", async () => {
    for (const id of ["1", "2", "3"]) await blobs().create({ id });
    const key = { id: "" };
    const changes = { size: 0 };
    const calls: Promise<unknown>[] = [];
    for (const id of ["1", "2", "3"]) {
      key.id = id;
      changes.size = Number(id);
      calls.push(blobs().update(key, changes));
    }
    await Promise.all(calls);
    const found = await blobs().batchGet([{ id: "1" }, { id: "2" }, { id: "3" }]);
    expect(found.map((blob) => blob?.size)).toEqual([1, 2, 3]);
  });

  test("W8: so does one that a builder was made with", async () => {
    const key = { id: "1" };
    const builder = blobs().updateBuilder(key).set("size", 10);
    key.id = "2";
    expect(await builder.execute()).toMatchObject({ id: "1", size: 10 });
  });

  test("W7: and one whose item is being modified", async () => {
    const key = { id: "1" };
    const modified = await blobs().modify(key, ({ size }) => {
      key.id = "2";
      return { size: size + 1 };
    });
    expect(modified).toMatchObject({ id: "1", size: 11 });
  });
});

describe("W7: bytes that modify's function changes in place", () => {
  test("W7: are written, as every other change is", async () => {
    await blobs().create({ id: "bytes", bytes: Uint8Array.of(1, 2), parts: [Uint8Array.of(3)] });
    const modified = await blobs().modify({ id: "bytes" }, (blob) => {
      (blob.bytes as Uint8Array)[0] = 9;
      (blob.parts as Uint8Array[])[0]?.fill(8);
      return blob;
    });
    expect(modified).toMatchObject({ version: 1 });
    const stored = await blobs().get({ id: "bytes" });
    expect([...(stored?.bytes ?? [])]).toEqual([9, 2]);
    expect([...(stored?.parts?.[0] ?? [])]).toEqual([8]);
  });

  test("W7: without a version too", async () => {
    const plain = bed.db.model(Plain);
    await plain.create({ id: "bytes", bytes: Uint8Array.of(1) });
    await plain.modify({ id: "bytes" }, (blob) => {
      blob.bytes[0] = 7;
      return blob;
    });
    expect([...((await plain.get({ id: "bytes" }))?.bytes ?? [])]).toEqual([7]);
  });
});
