import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel, type DynamORM, key } from "dynamorm";
import { storedItems } from "./fixtures/stored-items.ts";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const Member = defineModel({
  name: "Member",
  table: ownTable("unique-members"),
  attributes: {
    team: attr.string(),
    name: attr.string(),
    token: attr.binary().unique().optional().storedAs("t"),
    nick: attr.string().unique().nullable().omitEmpty(),
    version: attr.version(),
  },
  key: { partitionKey: key("pk", "TEAM#{team}"), sortKey: key("sk", "MEMBER#{name}") },
});

let bed: TestBed;
let db: DynamORM;
const members = () => db.model(Member);

beforeAll(async () => {
  bed = await startTestBed();
  db = bed.db;
  await db.createTable(Member);
});
afterAll(() => bed.stop());

describe("W12: computed keys, type tags, versions, other types", () => {
  test("the owner is told by the attributes of its key", async () => {
    const token = new Uint8Array([1, 2, 255]);
    await members().create({ team: "a", name: "x", token, nick: "n#1" });
    await expect(members().create({ team: "b", name: "y", token, nick: null })).rejects.toMatchObject({
      code: "UNIQUE_CONSTRAINT",
      attribute: "token",
      owner: { team: "a", name: "x" },
    });
    await expect(members().create({ team: "b", name: "y", nick: "n#1" })).rejects.toMatchObject({ attribute: "nick" });
    const raw = await storedItems(bed.client, Member.table);
    expect(raw.find((item) => item["_unique"]?.S === "Member.t")).toEqual({
      pk: { S: "_unique#Member#t#AQL/" },
      sk: { S: "_unique#" },
      _unique: { S: "Member.t" },
      _owner: {
        M: { pk: { S: "TEAM#a" }, sk: { S: "MEMBER#x" }, team: { S: "a" }, name: { S: "x" } },
      },
    });
    expect(raw.some((item) => item["pk"]?.S === "_unique#Member#nick#n$231")).toBe(true);
    expect(await members().query().all()).toHaveLength(1);
    expect(await members().where("team", "=", "a").all()).toHaveLength(1);
  });

  test("null, nothing and an empty value that is left out are no values", async () => {
    await members().create({ team: "n", name: "1", nick: null });
    await members().create({ team: "n", name: "2", nick: null });
    await members().create({ team: "n", name: "3", nick: "" });
    await members().create({ team: "n", name: "4", nick: "" });
    expect(await members().where("team", "=", "n").all()).toHaveLength(4);
  });

  test("put of a model with a version counts it up, and gives the item", async () => {
    await members().create({ team: "v", name: "1", nick: "v1" });
    expect(await members().put({ team: "v", name: "1", nick: "v2" })).toMatchObject({ nick: "v2", version: 1 });
    const changed = members().update({ team: "v", name: "1" }, { nick: "v3", version: 0 });
    await expect(changed).rejects.toMatchObject({ code: "VERSION_CONFLICT" });
    expect(await members().update({ team: "v", name: "1" }, { nick: "v3", version: 1 })).toMatchObject({ version: 2 });
    expect(
      await members().update({ team: "v", name: "1" }, { nick: "v4" }, { returnValues: "UPDATED_OLD" }),
    ).toMatchObject({ nick: "v3", version: 2 });
    await members().create({ team: "v", name: "2", nick: "v2" });
  });

  test("an item of another model that has the key is not touched", async () => {
    const foreign = { pk: { S: "TEAM#f" }, sk: { S: "MEMBER#1" }, _type: { S: "Other" }, nick: { S: "f" } };
    await bed.raw(Member.table).put(foreign);
    await expect(members().put({ team: "f", name: "1", nick: "f1" })).rejects.toMatchObject({
      code: "CONDITION_FAILED",
    });
    expect(await members().delete({ team: "f", name: "1" })).toBe(false);
    await expect(members().update({ team: "f", name: "1" }, { nick: "f2" })).rejects.toMatchObject({
      code: "ITEM_NOT_FOUND",
    });
    await members().create({ team: "f", name: "2", nick: "f" });
  });
});
