import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel } from "dynamorm";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const table = ownTable("partiql");
const Song = defineModel({
  name: "Song",
  table,
  typeTag: "kind",
  attributes: {
    artist: attr.string(),
    title: attr.string(),
    year: attr.number(),
    released: attr.date().optional(),
    tags: attr.set(attr.string()).optional(),
    label: attr.map({ city: attr.string() }).optional(),
    deletedAt: attr.deletedAt(),
  },
  key: { partitionKey: "artist", sortKey: "title" },
});
let bed: TestBed;
const songs = () => bed.db.model(Song);
const song = (title: string, year: number, artist = "Ada") => ({ artist, title, year });
const from = `FROM "${table}"`;

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Song);
  for (let year = 0; year < 9; year++) await songs().create(song(`song ${year}`, year));
});
afterAll(() => bed.stop());

describe("Q21 PartiQL, on an engine: reading", () => {
  test("Q21: a statement with values gives items of the model", async () => {
    const released = new Date("2026-03-01T12:00:00.000Z");
    const one = { ...song("of its own", 1999, "Bob"), released, tags: new Set(["a"]), label: { city: "Paris" } };
    await songs().create(one);
    const query = songs().partiql(`SELECT * ${from} WHERE artist = ? AND contains(tags, ?)`, ["Bob", "a"]);
    expect(await query.all()).toEqual([one]);
    expect(await query.consistentRead().first()).toEqual(one);
  });

  test("Q21: pages, limits and streams give every item once", async () => {
    const all = songs().partiql(`SELECT * ${from} WHERE artist = ?`, ["Ada"]);
    const titles = Array.from({ length: 9 }, (_, year) => `song ${year}`);
    expect((await all.pageSize(2).all()).map(({ title }) => title)).toEqual(titles);
    expect((await all.pageSize(4).limit(5).all()).map(({ title }) => title)).toEqual(titles.slice(0, 5));
    const streamed: string[] = [];
    for await (const { title } of all.pageSize(3)) streamed.push(title);
    expect(streamed).toEqual(titles);
    const paged: string[] = [];
    let token: string | undefined;
    do {
      const page = await all.pageSize(4).startAt(token).allPaginated();
      paged.push(...page.items.map(({ title }) => title));
      expect(page.hasMore).toBe(page.nextToken !== undefined);
      token = page.nextToken;
    } while (token !== undefined);
    expect(paged).toEqual(titles);
  });

  test("Q21: select() decodes what the statement selects", async () => {
    const statement = `SELECT title, "year" ${from} WHERE artist = ? AND title = ?`;
    const found = await songs().partiql(statement, ["Ada", "song 3"]).select("title", "year").all();
    expect(found).toEqual([{ title: "song 3", year: 3 }]);
    await expect(songs().partiql(statement, ["Ada", "song 3"]).all()).rejects.toMatchObject({
      code: "ITEM_MISMATCH",
      path: "artist",
    });
  });

  test("Q21: items of other models are left out; softly deleted ones are not", async () => {
    await songs().create(song("gone", 1, "Eve"));
    await songs().delete({ artist: "Eve", title: "gone" });
    await bed.raw(table).put({ artist: { S: "Eve" }, title: { S: "painting" }, kind: { S: "Painting" } });
    const found = await songs().partiql(`SELECT * ${from} WHERE artist = ?`, ["Eve"]).all();
    expect(found).toMatchObject([{ title: "gone", deletedAt: expect.any(Date) }]);
  });

  test.each(["'", "''; --", '"?"', "? OR artist = 'Ada'", "\\'", "\u0000", "__proto__", "' OR ''='"])(
    "Q21: a value is data, whatever is in it: %j",
    async (title) => {
      await songs().create(song(title, 7, "Mallory"));
      const found = await songs().partiql(`SELECT * ${from} WHERE artist = ? AND title = ?`, ["Mallory", title]).all();
      expect(found).toEqual([song(title, 7, "Mallory")]);
    },
  );
});

describe("Q21 PartiQL, on an engine: writing", () => {
  test("Q21: INSERT, UPDATE and DELETE, with what RETURNING asks for", async () => {
    const insert = `INSERT INTO "${table}" VALUE {'artist': ?, 'title': ?, 'year': ?, 'kind': ?}`;
    expect(await songs().partiql(insert, ["Kim", "new", 1, "Song"]).execute()).toEqual([]);
    await expect(songs().partiql(insert, ["Kim", "new", 1, "Song"]).execute()).rejects.toMatchObject({
      code: "ITEM_ALREADY_EXISTS",
    });
    const update = `UPDATE "${table}" SET "year" = ? WHERE artist = ? AND title = ?`;
    const updated = songs().partiql(`${update} RETURNING ALL NEW *`, [2, "Kim", "new"]);
    expect(await updated.execute()).toEqual([song("new", 2, "Kim")]);
    const modified = songs().partiql(`${update} RETURNING MODIFIED OLD *`, [3, "Kim", "new"]).select("year");
    expect(await modified.execute()).toEqual([{ year: 2 }]);
    const remove = `DELETE ${from} WHERE artist = ? AND title = ? RETURNING ALL OLD *`;
    expect(await songs().partiql(remove, ["Kim", "new"]).execute()).toEqual([song("new", 3, "Kim")]);
    expect(await songs().get({ artist: "Kim", title: "new" })).toBeUndefined();
  });

  test("Q21: what DynamoDB refuses says so, without the statement's values", async () => {
    const wrong = songs().partiql(`SELEC 'top secret' ${from}`);
    await expect(wrong.execute()).rejects.toMatchObject({ code: "REQUEST_REJECTED" });
    await expect(wrong.execute()).rejects.not.toThrow("top secret");
  });
});
