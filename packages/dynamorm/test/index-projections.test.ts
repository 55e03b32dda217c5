import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel, key, type Page } from "dynamorm";
import { expectTypeOf } from "expect-type";
import { byTitle, expected, Song, type SongName, songs } from "./fixtures/song.ts";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const File = defineModel({
  name: "File",
  table: ownTable("files"),
  attributes: { drive: attr.string(), path: attr.string(), owner: attr.string().optional(), bytes: attr.number() },
  key: { partitionKey: key("pk", "DRIVE#{drive}"), sortKey: key("sk", "FILE#{path}") },
  indexes: {
    byOwner: {
      partitionKey: key("gsi1pk", "OWNER#{owner}"),
      sortKey: key("gsi1sk", "{path}"),
      projection: ["bytes", "owner"],
    },
    ownerKeys: { partitionKey: key("gsi1pk", "OWNER#{owner}"), projection: "keys" },
  },
});

/** Its items have the same keys in the indexes of files. */
const Folder = defineModel({
  name: "Folder",
  table: File.table,
  attributes: { drive: attr.string(), path: attr.string(), owner: attr.string() },
  key: { partitionKey: key("pk", "DRIVE#{drive}"), sortKey: key("sk", "FOLDER#{path}") },
  indexes: { ownerKeys: { partitionKey: key("gsi1pk", "OWNER#{owner}"), projection: "keys" } },
});

let bed: TestBed;
const all = () => bed.db.model(Song);

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Song);
  await bed.db.createTable(File);
  await Promise.all(songs.map((song) => all().create(song)));
});

afterAll(() => bed.stop());

describe("M8 indexes: what the table has", () => {
  test("the projections, under the names of the table", async () => {
    expect(await projectionsOf(Song.table)).toEqual([
      ["byLength", "ALL", undefined],
      ["byYear", "INCLUDE", ["genre"]],
      ["keysOnly", "KEYS_ONLY", undefined],
      ["localKeys", "KEYS_ONLY", undefined],
      ["some", "INCLUDE", ["label", "len"]],
      ["sparse", "INCLUDE", ["lyrics"]],
      ["whole", "ALL", undefined],
    ]);
  });

  test("M7 the type tag of the model, where its projection is keys too", async () => {
    expect(await projectionsOf(File.table)).toEqual([
      ["byOwner", "INCLUDE", ["_type", "bytes", "owner"]],
      ["ownerKeys", "INCLUDE", ["_type"]],
    ]);
  });
});

async function projectionsOf(table: string): Promise<readonly unknown[]> {
  const { Table } = await bed.client.send(new DescribeTableCommand({ TableName: table }));
  return [...(Table?.GlobalSecondaryIndexes ?? []), ...(Table?.LocalSecondaryIndexes ?? [])]
    .map(({ IndexName, Projection }) => [
      IndexName,
      Projection?.ProjectionType,
      Projection?.NonKeyAttributes?.toSorted(),
    ])
    .toSorted(([one], [other]) => String(one).localeCompare(String(other)));
}

describe("M8 indexes: an item that is read from an index has what the index holds", () => {
  test("all: the whole item", async () => {
    const query = all().where("year", "=", 2001).index("whole");
    expectTypeOf(query.all()).resolves.toEqualTypeOf<Song[]>();
    expect(await query.all()).toStrictEqual(songs.filter(({ year }) => year === 2001));
  });

  test("keys: those of the table and its own", async () => {
    const query = all().where("year", "=", 2001).index("keysOnly");
    type Held = { artist: string; title: string; year: number; length: number };
    expectTypeOf(query.all()).resolves.toEqualTypeOf<Held[]>();
    expectTypeOf(query.first()).resolves.toEqualTypeOf<Held | undefined>();
    expectTypeOf(query.allPaginated()).resolves.toEqualTypeOf<Page<Held>>();
    const names: SongName[] = ["artist", "title", "year", "length"];
    expect((await query.all()).toSorted(byTitle)).toStrictEqual(expected(({ year }) => year === 2001, names));
    // @ts-expect-error: the index does not hold it
    void query.first().then((song) => song?.lyrics);
  });

  test("some: those named besides", async () => {
    const query = all().where("year", "=", 2000).index("some");
    expectTypeOf(query.all()).resolves.toEqualTypeOf<
      { artist: string; title: string; year: number; length: number; label?: { name: string; country: string } }[]
    >();
    const names: SongName[] = ["artist", "title", "year", "length", "label"];
    expect((await query.all()).toSorted(byTitle)).toStrictEqual(expected(({ year }) => year === 2000, names));
  });

  test("sparse: only items that have its key", async () => {
    const query = all().where("genre", "=", "pop").index("sparse");
    expectTypeOf(query.all()).resolves.toEqualTypeOf<
      { artist: string; title: string; year: number; genre?: string; lyrics?: string }[]
    >();
    const names: SongName[] = ["artist", "title", "year", "genre", "lyrics"];
    expect((await query.all()).toSorted(byTitle)).toStrictEqual(expected(({ genre }) => genre === "pop", names));
    const scan = all().query().index("sparse");
    expect(scan.explain()).toMatchObject({ operation: "Scan", index: "sparse" });
    expect((await scan.all()).toSorted(byTitle)).toStrictEqual(expected(({ genre }) => genre !== undefined, names));
    expect(await scan.count()).toBe(18);
  });

  test("local, of some", async () => {
    const query = all().where("artist", "=", "ann").where("year", ">", 2000).index("byYear").consistentRead();
    expectTypeOf(query.all()).resolves.toEqualTypeOf<
      { artist: string; title: string; year: number; genre?: string }[]
    >();
    const names: SongName[] = ["artist", "title", "year", "genre"];
    expect((await query.all()).toSorted(byTitle)).toStrictEqual(
      expected(({ artist, year }) => artist === "ann" && year > 2000, names),
    );
  });

  test("local, of keys, and sparse", async () => {
    const query = all().where("artist", "=", "bob").index("localKeys");
    expectTypeOf(query.all()).resolves.toEqualTypeOf<{ artist: string; title: string; genre?: string }[]>();
    expect((await query.all()).toSorted(byTitle)).toStrictEqual(
      expected(({ artist, genre }) => artist === "bob" && genre !== undefined, ["artist", "title", "genre"]),
    );
  });

  test("of computed keys: not these, unless they are selected", async () => {
    const files = bed.db.model(File);
    await files.create({ drive: "c", path: "a.txt", owner: "ann", bytes: 5 });
    await files.create({ drive: "c", path: "b.txt", bytes: 6 });
    const query = files.where("owner", "=", "ann").index("byOwner");
    expectTypeOf(query.all()).resolves.toEqualTypeOf<{ bytes: number; owner?: string }[]>();
    expect(await query.all()).toEqual([{ bytes: 5, owner: "ann" }]);
    expect(await query.select("bytes", "pk", "sk").all()).toEqual([{ bytes: 5, pk: "DRIVE#c", sk: "FILE#a.txt" }]);
    expect(await query.count()).toBe(1);
  });

  test("of computed keys alone there is nothing to give", async () => {
    const query = bed.db.model(File).where("owner", "=", "ann").index("ownerKeys");
    expectTypeOf<ReturnType<typeof query.all>>().resolves.toEqualTypeOf<{}[]>();
    expect(() => query.explain()).toThrow(
      `Model "File": index "ownerKeys" holds none of the attributes, only computed keys; project some, or select() the keys`,
    );
  });

  test("M7 of computed keys alone these are selected, of the items that have the model's tag", async () => {
    const [files, folders] = [bed.db.model(File), bed.db.model(Folder)];
    await files.create({ drive: "d", path: "c.txt", owner: "eve", bytes: 7 });
    await folders.create({ drive: "d", path: "docs", owner: "eve" });
    const [query, others] = [
      files.where("owner", "=", "eve").index("ownerKeys"),
      folders.where("owner", "=", "eve").index("ownerKeys"),
    ];
    expect(query.select("sk").explain()).toMatchObject({
      operation: "Query",
      keyConditions: [`gsi1pk = "OWNER#eve"`],
      filters: [`_type = "File"`],
    });
    expect(await query.select("pk", "sk").all()).toEqual([{ pk: "DRIVE#d", sk: "FILE#c.txt" }]);
    expect(await others.select("sk").all()).toEqual([{ sk: "FOLDER#docs" }]);
    const scan = folders.query().index("ownerKeys").select("sk");
    expect(scan.explain()).toMatchObject({ operation: "Scan", filters: [`_type = "Folder"`] });
    expect(await scan.all()).toEqual([{ sk: "FOLDER#docs" }]);
  });
});
