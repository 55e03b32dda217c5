import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type AnyModel, attr, defineModel, DynamORM, type DynamORMOptions } from "dynamorm";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

let bed: TestBed;
const connect = (options: DynamORMOptions = {}): DynamORM =>
  new DynamORM({ endpoint: bed.endpoint, fullScans: "allow", ...options } as DynamORMOptions);

beforeAll(async () => {
  bed = await startTestBed();
});

afterAll(() => bed.stop());

describe("M9 names: tables of a connection", () => {
  const Item = defineModel({
    name: "Item",
    table: ownTable("items"),
    attributes: { id: attr.string(), n: attr.number().default(0) },
    key: { partitionKey: "id" },
  });

  test("a prefix", async () => {
    const [dev, live] = [connect({ tablePrefix: "dev-" }), connect()];
    expect((await dev.createTable(Item)).name).toBe(`dev-${Item.table}`);
    await live.createTable(Item);
    await dev.model(Item).create({ id: "1", n: 1 });
    await live.model(Item).create({ id: "1", n: 2 });
    expect(await dev.model(Item).get({ id: "1" })).toEqual({ id: "1", n: 1 });
    expect(await bed.raw(`dev-${Item.table}`).get({ id: { S: "1" } })).toMatchObject({ n: { N: "1" } });
    expect(await live.model(Item).get({ id: "1" })).toEqual({ id: "1", n: 2 });
    expect(await dev.model(Item).query().all()).toEqual([{ id: "1", n: 1 }]);
    expect(dev.model(Item).where("id", "=", "1").explain().table).toBe(`dev-${Item.table}`);
    expect(dev.model(Item).model.table).toBe(`dev-${Item.table}`);
    expect((await dev.describeTable(Item)).name).toBe(`dev-${Item.table}`);
    expect((await dev.ensureTable(Item)).name).toBe(`dev-${Item.table}`);
    await expect(dev.model(Item).create({ id: "1" })).rejects.toMatchObject({
      code: "ITEM_ALREADY_EXISTS",
      table: `dev-${Item.table}`,
      message: `Item { id: "1" } is in table "dev-${Item.table}" already; put() overwrites, update() changes`,
    });
    await dev.deleteTable(Item);
    await expect(dev.describeTable(Item)).rejects.toMatchObject({
      code: "TABLE_NOT_FOUND",
      table: `dev-${Item.table}`,
    });
    expect(await live.model(Item).get({ id: "1" })).toEqual({ id: "1", n: 2 });
  });

  test("a function of the model", async () => {
    const seen: string[] = [];
    const db = connect({
      tableName: ({ name, table: own }: AnyModel) => {
        seen.push(name);
        return `${name.toLowerCase()}.${own}`;
      },
    });
    expect((await db.createTable(Item)).name).toBe(`item.${Item.table}`);
    await db.model(Item).create({ id: "f" });
    expect(await db.collection([Item]).where("id", "=", "f").all()).toEqual({ Item: [{ id: "f", n: 0 }] });
    expect(new Set(seen)).toEqual(new Set(["Item"]));
  });

  const arn = "arn:aws:dynamodb:us-east-1:123456789012:table/items";

  test("an ARN takes no prefix, and can be given by tableName", () => {
    const Foreign = defineModel({
      name: "Foreign",
      table: arn,
      attributes: { id: attr.string() },
      key: { partitionKey: "id" },
    });
    expect(connect().model(Foreign).where("id", "=", "1").toRequest().input).toMatchObject({ TableName: arn });
    expect(() => connect({ tablePrefix: "dev-" }).model(Foreign)).toThrow(
      expect.objectContaining({
        code: "INVALID_OPTION",
        message: `new DynamORM(): the table of model "Foreign" is named by its ARN, which takes no prefix; use tableName`,
      }),
    );
    const db = connect({ tableName: () => arn });
    expect(db.model(Item).where("id", "=", "1").toRequest().input).toMatchObject({ TableName: arn });
  });

  test.each<[object, string]>([
    [{ tablePrefix: 5 }, "tablePrefix is a text, not the number 5"],
    [{ tableName: "items" }, 'tableName is a function of a model, not the string "items"'],
    [{ tablePrefix: "a", tableName: () => "b" }, "takes a tablePrefix or a tableName, not both"],
    [
      { tablePrefix: "a b" },
      'tablePrefix is the string "a b": DynamoDB takes letters, digits, "_", "-" and "." in the name of a table',
    ],
  ])("options that are refused at once: %p", (options, message) => {
    expect(() => connect(options as DynamORMOptions)).toThrow(
      expect.objectContaining({ code: "INVALID_OPTION", message: `new DynamORM(): ${message}` }),
    );
  });

  test.each<[() => unknown, string]>([
    [() => "x", 'the string "x"'],
    [() => "has space", 'the string "has space"'],
    [() => undefined, "nothing"],
    [() => Promise.resolve("items"), "an instance of Promise"],
    [() => "arn:aws:dynamodb:us-east-1:123456789012:table/", 'the string "arn:aws:dynamodb:us-east-1:123456789012:…"'],
  ])("names that are refused when they are given: %#", (tableName, given) => {
    const db = connect({ tableName: tableName as () => string });
    expect(() => db.model(Item)).toThrow(
      expect.objectContaining({
        code: "INVALID_OPTION",
        message: `new DynamORM(): the table "${Item.table}" of model "Item" would be named ${given}: DynamoDB takes 3 to 255 letters, digits, "_", "-" and "."`,
      }),
    );
  });

  test("a table's name that DynamoDB takes none of is refused at definition", () => {
    expect(() =>
      defineModel({ name: "X", table: "a b", attributes: { id: attr.string() }, key: { partitionKey: "id" } }),
    ).toThrow(`Model "X": "a b" is no table name: DynamoDB takes 3 to 255 letters, digits, "_", "-" and "."`);
  });
});
