import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel } from "dynamorm";
import type { RawTable } from "./fixtures/raw-table.ts";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const Post = defineModel({
  name: "Post",
  table: ownTable("posts"),
  attributes: {
    id: attr.string(),
    blog: attr.string().default("main"),
    likes: attr.number().omitEmpty(),
    total: attr.bigint().omitEmpty(),
    body: attr.string().omitEmpty(),
    raw: attr.binary().omitEmpty(),
    tags: attr.set(attr.string()).omitEmpty(),
    parts: attr.list(attr.string()).omitEmpty(),
    votes: attr.record(attr.number()).omitEmpty(),
    topic: attr.string().omitEmpty(),
    hint: attr.string().omitEmpty().optional(),
    label: attr.string().omitEmpty().nullable(),
    meta: attr.map({ source: attr.string().omitEmpty(), seen: attr.number().omitEmpty() }).optional(),
  },
  key: { partitionKey: "id" },
  indexes: {
    byTopic: { partitionKey: "topic" },
    byLikes: { partitionKey: "blog", sortKey: "likes" },
  },
});

let bed: TestBed;
let rawPosts: RawTable;
const posts = () => bed.db.model(Post);

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Post);
  rawPosts = bed.raw(Post.table);
});

afterAll(() => bed.stop());

describe("M3 modifiers: omitEmpty", () => {
  const empty = {
    likes: 0,
    total: 0n,
    body: "",
    raw: new Uint8Array(0),
    tags: new Set<string>(),
    parts: [] as string[],
    votes: {},
    topic: "",
    hint: "",
    label: "",
  };
  const full = {
    likes: 1,
    total: 1n,
    body: "b",
    raw: Uint8Array.from([1]),
    tags: new Set(["t"]),
    parts: [""],
    votes: { a: 0 },
    topic: "t",
    hint: "h",
    label: "l",
  };
  /** What is left out is read as empty, and as nothing where it is optional. */
  const { hint: _, ...read } = empty;

  test("create and put leave empty values out, and give them back", async () => {
    for (const write of ["create", "put"] as const) {
      const id = `e-${write}`;
      expect(await posts()[write]({ id, ...empty })).toStrictEqual({ id, blog: "main", ...read });
      expect(await rawPosts.get({ id: { S: id } })).toEqual({ id: { S: id }, blog: { S: "main" } });
      expect(await posts().get({ id })).toStrictEqual({ id, blog: "main", ...read });
    }
  });

  test("null is not empty", async () => {
    expect(await posts().create({ id: "e-null", ...empty, label: null })).toMatchObject({ label: null });
    expect(await rawPosts.get({ id: { S: "e-null" } })).toMatchObject({ label: { NULL: true } });
  });

  test("a required one is given all the same", async () => {
    const { likes: __, ...rest } = full;
    // @ts-expect-error: what is not stored is not what may be missing
    await expect(posts().create({ id: "e", ...rest })).rejects.toThrow(
      `Model "Post": "likes" is missing; expected a number: give it, or make the attribute optional()`,
    );
  });

  test.each(Object.keys(empty) as (keyof typeof empty)[])(
    "update of %s to the empty value removes it",
    async (name) => {
      const id = `u-${name}`;
      const before = await posts().create({ id, ...full });
      const after = await posts().update({ id }, { [name]: empty[name] });
      const { [name]: __, ...rest } = before;
      expect(after).toStrictEqual(name === "hint" ? rest : { ...before, [name]: empty[name] });
      expect(await rawPosts.get({ id: { S: id } })).not.toHaveProperty(name);
      expect(await posts().update({ id }, { [name]: full[name] })).toStrictEqual(before);
    },
  );

  test("within a map", async () => {
    const meta = { source: "", seen: 0 };
    expect(await posts().create({ id: "e-map", ...full, meta })).toMatchObject({ meta });
    expect((await rawPosts.get({ id: { S: "e-map" } }))?.["meta"]).toEqual({ M: {} });
    expect(await posts().update({ id: "e-map" }, { meta: { source: "x", seen: 0 } })).toMatchObject({
      meta: { source: "x", seen: 0 },
    });
  });

  test("selected, it is read as empty too", async () => {
    expect(await posts().where("id", "=", "e-put").select("likes", "hint", "tags").first()).toStrictEqual({
      likes: 0,
      tags: new Set(),
    });
  });

  test("an item with an empty value is not in a sparse index", async () => {
    await posts().create({ id: "s1", ...full, topic: "news" });
    await posts().create({ id: "s2", ...full, topic: "" });
    const query = posts().where("topic", "=", "news");
    expect(query.explain()).toMatchObject({ operation: "Query", index: "byTopic" });
    expect((await query.all()).map(({ id }) => id)).toEqual(["s1"]);
    expect((await posts().query().index("byTopic").all()).map(({ id }) => id)).not.toContain("s2");
    await posts().update({ id: "s1" }, { topic: "" });
    expect(await query.count()).toBe(0);
  });
});
