import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel, key } from "dynamorm";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const table = ownTable("load");
const Doc = defineModel({
  name: "Doc",
  table,
  attributes: {
    id: attr.number(),
    part: attr.binary(),
    text: attr.string().storedAs("t"),
    deletedAt: attr.deletedAt(),
  },
  key: { partitionKey: "id", sortKey: "part" },
});
const Shelf = defineModel({
  name: "Shelf",
  table: `${table}-shop`,
  typeTag: "kind",
  attributes: { room: attr.string(), n: attr.number() },
  key: { partitionKey: key("pk", "ROOM#{room}"), sortKey: key("sk", "SHELF#{n}") },
});
let bed: TestBed;
const docs = () => bed.db.model(Doc);
const part = (byte: number): Uint8Array => new Uint8Array([byte, 255]);
const sentNames = (): string[] => bed.sent.map(({ operation }) => operation);

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Doc);
  await bed.db.createTable(Shelf);
});
afterAll(() => bed.stop());

describe("Q20 load, on an engine", () => {
  test("Q20: loads of one tick are one BatchGetItem for each 100 keys, in whatever order they come back", async () => {
    const ids = Array.from({ length: 150 }, (_, id) => id + 0.5);
    await Promise.all(ids.map((id) => docs().create({ id, part: part(1), text: `doc ${id}` })));
    bed.sent.length = 0;
    const wanted = [...ids, 9999, 0.5];
    const loaded = await Promise.all(wanted.map((id) => docs().load({ id, part: part(1) })));
    expect(loaded.map((doc) => doc?.text)).toEqual([...ids.map((id) => `doc ${id}`), undefined, "doc 0.5"]);
    expect(sentNames()).toEqual(["BatchGetItem", "BatchGetItem"]);
  });

  test("Q20: load gives what get gives", async () => {
    await docs().create({ id: 1, part: part(2), text: "there" });
    await docs().create({ id: 2, part: part(2), text: "deleted" });
    await docs().delete({ id: 2, part: part(2) });
    for (const id of [1, 2, 3]) {
      const one = { id, part: part(2) };
      for (const options of [{}, { consistent: true }, { withDeleted: true }]) {
        expect(await docs().load(one, options)).toEqual(await docs().get(one, options));
      }
    }
    expect(await docs().load({ id: 2, part: part(2) }, { withDeleted: true })).toMatchObject({ text: "deleted" });
  });

  test("Q20: nothing is kept: what was written in between is seen", async () => {
    const one = { id: 5, part: part(3) };
    await docs().create({ ...one, text: "before" });
    expect((await docs().load(one))?.text).toBe("before");
    await docs().update(one, { text: "after" });
    expect((await docs().load(one))?.text).toBe("after");
  });

  test("Q20: more than DynamoDB gives at once (16 MB) comes in several answers, and nothing is missing", async () => {
    const text = "x".repeat(390_000);
    const ids = Array.from({ length: 50 }, (_, id) => id + 20_000);
    for (const id of ids) await docs().create({ id, part: part(4), text });
    bed.sent.length = 0;
    const loaded = await Promise.all(ids.map((id) => docs().load({ id, part: part(4) })));
    expect(loaded.map((doc) => [doc?.id, doc?.text.length])).toEqual(ids.map((id) => [id, 390_000]));
    expect(sentNames().length).toBeGreaterThan(1);
  });

  test("Q20: items of another model in the table are left out", async () => {
    const shelves = bed.db.model(Shelf);
    await shelves.create({ room: "a", n: 1 });
    await bed.raw(Shelf.table).put({ pk: { S: "ROOM#a" }, sk: { S: "SHELF#2" }, kind: { S: "Lamp" } });
    const loads = [1, 2].map((n) => shelves.load({ room: "a", n }));
    expect(await Promise.all(loads)).toEqual([{ room: "a", n: 1 }, undefined]);
  });
});
