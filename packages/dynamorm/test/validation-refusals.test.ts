import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { attr, defineModel } from "dynamorm";
import { z } from "zod";
import { Page, page, schema } from "./fixtures/page.ts";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";

let bed: TestBed;
const pages = () => bed.db.model(Page);

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Page);
});

beforeEach(() => {
  bed.sent.length = 0;
});

afterAll(() => bed.stop());

describe("M12 validation: what is not valid is refused, and nothing is sent", () => {
  const wrong: readonly [what: string, changes: object, message: string, attribute: string | undefined][] = [
    ["an attribute", { rating: 6 }, `"rating": Too big: expected number to be <=5`, "rating"],
    ["by an asynchronous validator", { author: "taken" }, `"author": is taken`, "author"],
    ["after a transformation", { title: "   " }, `"title": is empty`, "title"],
    ["a nullable one", { subtitle: "x" }, `"subtitle": Too small: expected string to have >=3 characters`, "subtitle"],
    [
      "a member of a set",
      { tags: new Set(["ok", "x"]) },
      `"tags": Too small: expected string to have >=2 characters`,
      "tags",
    ],
    [
      "within a list of maps",
      { links: [{ url: "https://x.y" }, { url: "x" }] },
      `"links[1].url": no address`,
      "links[1].url",
    ],
    [
      "a whole list",
      { links: ["a", "b", "c"].map((name) => ({ url: `https://${name}.com` })) },
      `"links": too many`,
      "links",
    ],
    ["within a record", { words: { ok: 1, no: -1 } }, `"words.no": Too small: expected number to be >0`, "words.no"],
    [
      "within a map",
      { address: { city: " ", zip: "1" } },
      `"address.city": Too small: expected string to have >=1 characters`,
      "address.city",
    ],
    [
      "within a union",
      { body: { kind: "text", text: "too long" } },
      `"body.text": Too big: expected string to have <=5 characters`,
      "body.text",
    ],
    [
      "within another member",
      { body: { kind: "list", rows: [1, 1.5] } },
      `"body.rows[1]": Invalid input: expected int, received number`,
      "body.rows[1]",
    ],
    [
      "json, with the validator's own path",
      { settings: { theme: "pink" } },
      `"settings.theme": Invalid option: expected one of "dark"|"light"`,
      "settings.theme",
    ],
    ["a bigint", { count: -1n }, `"count": Too small: expected bigint to be >=0`, "count"],
    [
      "several at once, all told",
      { rating: 1.5, email: "x", address: { city: "", zip: "x" } },
      `"email": no e-mail address; "rating": Invalid input: expected int, received number; "address.city": Too small: expected string to have >=1 characters; "address.zip": Invalid string: must match pattern /^\\d+$/`,
      undefined,
    ],
  ];

  test.each(wrong)("%s", async (_, changes, words, attribute) => {
    const message = `Model "Page": the item is not valid: ${words}`;
    for (const write of [
      () => pages().create({ ...page("x"), ...changes }),
      () => pages().put({ ...page("x"), ...changes }),
      () => pages().update({ slug: "x" }, changes),
      () => pages().where("slug", "=", "x").update(changes),
    ]) {
      await expect(write()).rejects.toMatchObject({
        code: "VALIDATION",
        name: "ValidationError",
        message,
        model: "Page",
        table: Page.table,
        ...(attribute !== undefined && { attribute }),
      });
    }
    expect(bed.sent).toEqual([]);
  });

  test("issues as data", async () => {
    await expect(pages().create({ ...page("X 1"), rating: -1 })).rejects.toMatchObject({
      issues: [
        { path: "slug", message: "only letters and dashes" },
        { path: "rating", message: "Too small: expected number to be >=0" },
      ],
    });
  });

  test("the whole item, by create and put; not by update, which has a part of it", async () => {
    const message = `Model "Page": the item is not valid: "to": ends before it begins`;
    await expect(pages().create({ ...page("w"), from: 2, to: 1 })).rejects.toMatchObject({
      code: "VALIDATION",
      message,
    });
    await expect(pages().put({ ...page("w"), from: 2 })).rejects.toMatchObject({ code: "VALIDATION", message });
    expect(bed.sent).toEqual([]);
    await pages().create({ ...page("w"), from: 1, to: 2 });
    expect(await pages().update({ slug: "w" }, { from: 3 })).toMatchObject({ from: 3, to: 2 });
  });

  test("what is of another type is refused by the validator or by the codec, before anything is sent", async () => {
    await expect(pages().create({ ...page("t"), rating: "5" as never })).rejects.toMatchObject({
      code: "VALIDATION",
      message: `Model "Page": the item is not valid: "rating": Invalid input: expected number, received string`,
    });
    await expect(pages().create({ ...page("t"), address: "Lyon" as never })).rejects.toMatchObject({
      code: "INVALID_ITEM",
      message: `Model "Page": "address" is the string "Lyon"; expected a plain object`,
    });
    expect(bed.sent).toEqual([]);
  });

  test("what a validator makes has to fit the attribute", async () => {
    const Wrong = defineModel({
      name: "Wrong",
      table: Page.table,
      attributes: {
        slug: attr.string(),
        // @ts-expect-error: it makes a number of a text
        n: attr.string().validate(z.coerce.number()),
      },
      key: { partitionKey: "slug" },
    });
    await expect(bed.db.model(Wrong).put({ slug: "x", n: "5" })).rejects.toMatchObject({
      code: "INVALID_ITEM",
      message: `Model "Wrong": "n" is the number 5; expected a string`,
    });
    expect(bed.sent).toEqual([]);
  });

  test("a validator that throws is a fault of the model", async () => {
    const broken = defineModel({
      name: "Broken",
      table: Page.table,
      attributes: {
        slug: attr.string(),
        n: attr.number().validate(
          schema<number>(() => {
            throw new Error("no network");
          }),
        ),
      },
      key: { partitionKey: "slug" },
    });
    await expect(bed.db.model(broken).put({ slug: "x", n: 5 })).rejects.toMatchObject({
      code: "INVALID_MODEL",
      message: `Model "Broken": the validator of "n" (hand) threw "no network"`,
    });
    expect(bed.sent).toEqual([]);
  });
});

describe("M12 validation: wrong validators", () => {
  test("are refused by the compiler and at definition", () => {
    // @ts-expect-error: no Standard Schema
    expect(() => attr.string().validate((text: string) => text !== "")).toThrow(
      "validate() takes a validator that follows Standard Schema (https://standardschema.dev), such as zod's, valibot's or arktype's, not a function",
    );
    // @ts-expect-error: a validator of texts takes no numbers
    attr.number().validate(z.email());
    expect(() =>
      defineModel({
        name: "W",
        table: "www",
        attributes: { id: attr.string() },
        key: { partitionKey: "id" },
        // @ts-expect-error: no Standard Schema
        validate: /^x/,
      }),
    ).toThrow(`Model "W": validate takes a validator that follows Standard Schema`);
  });
});
