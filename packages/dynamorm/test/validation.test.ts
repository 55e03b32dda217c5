import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { RawTable } from "./fixtures/raw-table.ts";
import { free, Page, page } from "./fixtures/page.ts";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";

let bed: TestBed;
let raw: RawTable;
const pages = () => bed.db.model(Page);

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Page);
  raw = bed.raw(Page.table);
});

afterAll(() => bed.stop());

describe("M12 validation: what is valid", () => {
  test("is stored as the validators make it, by create, put and update", async () => {
    const given = {
      ...page("a"),
      author: " ann ",
      title: "  Hello  ",
      tags: new Set(["AB", "cd"]),
      address: { city: " Lyon ", zip: "69001" },
      settings: { theme: "dark", extra: "dropped" },
    };
    const made = {
      slug: "a",
      email: "ann@example.com",
      author: "ann",
      title: "Hello",
      tags: new Set(["ab", "cd"]),
      address: { city: "Lyon", zip: "69001" },
      settings: { theme: "dark" },
      subtitle: null,
      count: 1n,
      version: 0,
    };
    expect(await pages().create(given)).toStrictEqual(made);
    expect(await pages().get({ slug: "a" })).toStrictEqual(made);
    expect(await raw.get({ slug: { S: "a" } })).toMatchObject({
      email: { S: "ann@example.com" },
      settings: { S: `{"theme":"dark"}` },
    });
    expect(await pages().put({ ...page("a"), title: " again " })).toMatchObject({ title: "again" });
    expect(await pages().update({ slug: "a" }, { email: "BOB@example.com", title: " new " })).toMatchObject({
      email: "bob@example.com",
      title: "new",
    });
    // What was given is left as it was.
    expect(given).toMatchObject({ author: " ann ", address: { city: " Lyon " }, tags: new Set(["AB", "cd"]) });
  });

  test("a default is validated too, what is missing or null is not", async () => {
    const before = free.asked.length;
    expect(await pages().create(page("b"))).toMatchObject({ title: "untitled", subtitle: null });
    await pages().update({ slug: "b" }, { author: null, subtitle: null, rating: undefined });
    expect(free.asked).toHaveLength(before);
  });

  test("an item that is read can be put and updated again", async () => {
    const read = await pages().create({ ...page("c"), links: [{ url: "https://example.com" }], count: 0n });
    expect(await pages().put(read)).toStrictEqual({ ...read, version: 1 });
    expect(await pages().update({ slug: "c" }, { ...read, version: 1 })).toStrictEqual({ ...read, version: 2 });
  });

  test("reading validates nothing", async () => {
    await raw.put({
      slug: { S: "OLD" },
      email: { S: "none" },
      title: { S: "" },
      subtitle: { S: "x" },
      version: { N: "0" },
    });
    expect(await pages().get({ slug: "OLD" })).toMatchObject({ slug: "OLD", email: "none", subtitle: "x" });
    expect(await pages().where("slug", "=", "OLD").where("email", "=", "none").delete()).toBe(true);
  });
});
