import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel, type Item, type NewItem } from "dynamorm";
import { expectTypeOf } from "expect-type";
import type { RawTable } from "./fixtures/raw-table.ts";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const Person = defineModel({
  name: "Person",
  table: ownTable("people"),
  attributes: {
    id: attr.string(),
    nick: attr.string().optional(),
    middle: attr.string().nullable(),
    title: attr.string().optional().nullable(),
    plan: attr.enum(["free", "paid"]).default("free"),
    tries: attr.number().optional().default(3),
    labels: attr.list(attr.string()).default(["new"]),
    token: attr.string().default(() => `t${(made += 1)}`),
    note: attr.string().nullable().default(null),
    country: attr.string().readonly(),
    invitedBy: attr.string().readonly().optional(),
    address: attr
      .map({
        city: attr.string(),
        zip: attr.string().optional(),
        region: attr.string().nullable(),
        kind: attr.enum(["home", "work"]).default("home"),
      })
      .optional(),
    aliases: attr.list(attr.string().nullable()).default([]),
  },
  key: { partitionKey: "id" },
});
type Person = Item<typeof Person>;
let made = 0;

let bed: TestBed;
let rawPeople: RawTable;
const people = () => bed.db.model(Person);

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Person);
  rawPeople = bed.raw(Person.table);
});

afterAll(() => bed.stop());

const person = (id: string) => ({ id, middle: "x", country: "FR" });

// Types say which may be missing, and which null.
expectTypeOf<Pick<Person, "nick" | "middle" | "title">>().toEqualTypeOf<{
  nick?: string;
  middle: string | null;
  title?: string | null;
}>();
expectTypeOf<Pick<NewItem<typeof Person>, "nick" | "middle" | "title">>().toEqualTypeOf<{
  nick?: string | undefined;
  middle: string | null;
  title?: string | null | undefined;
}>();

describe("M3 modifiers: optional and nullable", () => {
  test.each([
    ["undefined", { nick: undefined, title: undefined, middle: null }, { middle: { NULL: true } }],
    ["missing", { middle: null }, { middle: { NULL: true } }],
    ["null", { middle: null, title: null }, { middle: { NULL: true }, title: { NULL: true } }],
    ["a value", { nick: "", middle: "", title: "Dr" }, { nick: { S: "" }, middle: { S: "" }, title: { S: "Dr" } }],
  ] as const)("create and put store %s", async (_, given, stored) => {
    for (const write of ["create", "put"] as const) {
      const id = `${write} ${_}`;
      const written = await people()[write]({ ...person(id), ...given });
      const { nick, middle, title } = (await rawPeople.get({ id: { S: id } })) ?? {};
      expect({ ...(nick && { nick }), ...(middle && { middle }), ...(title && { title }) }).toEqual(stored);
      expect(await people().get({ id })).toStrictEqual(written);
      expect(Object.hasOwn(written, "nick")).toBe("nick" in stored);
    }
  });

  test("update: undefined leaves alone, null removes an optional one and is stored in a nullable one", async () => {
    const before = await people().create({ ...person("u1"), nick: "n", title: "t" });
    expect(await people().update({ id: "u1" }, { nick: undefined, middle: undefined, title: undefined })).toStrictEqual(
      before,
    );
    const after = await people().update({ id: "u1" }, { nick: null, middle: null, title: null });
    const { nick: _, ...rest } = before;
    expect(after).toStrictEqual({ ...rest, middle: null, title: null });
    expect(await rawPeople.get({ id: { S: "u1" } })).toMatchObject({ middle: { NULL: true }, title: { NULL: true } });
  });

  test("null where nothing can be null is refused, with the mend", async () => {
    await expect(
      // @ts-expect-error: an optional attribute is left out, not null
      people().create({ ...person("n"), nick: null }),
    ).rejects.toMatchObject({
      code: "INVALID_ITEM",
      path: "nick",
      message: `Model "Person": "nick" is null; expected a string: leave out what the item lacks, or give undefined`,
    });
    await expect(
      // @ts-expect-error: a required one is neither
      people().create({ ...person("n"), country: null }),
    ).rejects.toThrow(
      `Model "Person": "country" is null; expected a string: give it, or make the attribute nullable()`,
    );
    await expect(
      // @ts-expect-error: a nullable attribute is given
      people().create({ id: "n", country: "FR" }),
    ).rejects.toThrow(
      `Model "Person": "middle" is missing; expected a string or null: give it, or make the attribute optional()`,
    );
    await expect(
      // @ts-expect-error: every item has it
      people().update({ id: "u1" }, { plan: null }),
    ).rejects.toMatchObject({
      code: "INVALID_QUERY",
      attribute: "plan",
      message: `Model "Person": update removes "plan" (null), which every item has; make it optional() if items may lack it, or nullable() to store null`,
    });
  });

  test("within a map", async () => {
    const address = { city: "Lyon", zip: undefined, region: null };
    await people().create({ ...person("m1"), address, aliases: ["a", null] });
    expect((await rawPeople.get({ id: { S: "m1" } }))?.["address"]).toEqual({
      M: { city: { S: "Lyon" }, region: { NULL: true }, kind: { S: "home" } },
    });
    expect(await people().get({ id: "m1" })).toMatchObject({
      address: { city: "Lyon", region: null, kind: "home" },
      aliases: ["a", null],
    });
  });

  test("conditions tell missing, null and a value apart", async () => {
    const ids = async (query: ReturnType<ReturnType<typeof people>["query"]>): Promise<string> =>
      (await query.filter("country", "=", "conditions").all())
        .map(({ id }) => id)
        .toSorted()
        .join(" ");
    await people().create({ ...person("missing"), country: "conditions" });
    await people().create({ ...person("null"), country: "conditions", title: null, middle: null });
    await people().create({ ...person("value"), country: "conditions", title: "Dr" });
    expect(await ids(people().query().filter("title", "attribute_exists"))).toBe("null value");
    expect(await ids(people().query().filter("title", "attribute_not_exists"))).toBe("missing");
    expect(await ids(people().query().filter("title", "=", null))).toBe("null");
    expect(await ids(people().query().filter("title", "in", [null, "Dr"]))).toBe("null value");
    expect(await ids(people().query().filter("middle", "<>", null))).toBe("missing value");
    expect(
      await ids(
        people()
          .query()
          .filter((eb) => eb.type("middle", "NULL")),
      ),
    ).toBe("null");
    expect(await ids(people().query().filter("title", "begins_with", "D"))).toBe("value");
    expect(() =>
      // @ts-expect-error: what is optional is never null
      people().query().filter("nick", "=", null).toRequest(),
    ).toThrow(`Model "Person": "nick" is null; expected a string`);
  });

  test("a required map removed and given again", async () => {
    await people().create({ ...person("m2"), address: { city: "Rome", region: "Lazio" } });
    expect(await people().update({ id: "m2" }, { address: null })).not.toHaveProperty("address");
    expect(await people().update({ id: "m2" }, { address: { city: "Bari", region: null } })).toMatchObject({
      address: { city: "Bari", region: null, kind: "home" },
    });
  });
});

describe("M3 modifiers: default", () => {
  test("fills in what is missing or undefined, at any depth, and nothing else", async () => {
    const created = await people().create({
      ...person("d1"),
      plan: undefined,
      address: { city: "Lyon", region: null, kind: undefined },
    });
    expect(created).toMatchObject({ plan: "free", tries: 3, labels: ["new"], note: null, address: { kind: "home" } });
    expect(await people().put({ ...person("d2"), note: "mine", tries: 0, labels: [] })).toMatchObject({
      note: "mine",
      tries: 0,
      labels: [],
    });
  });

  test("a function is called for each item, an object is copied for each", async () => {
    const [one, other] = [await people().create(person("d3")), await people().create(person("d4"))];
    expect(one.token).not.toBe(other.token);
    one.labels.push("changed");
    expect((await people().create(person("d5"))).labels).toEqual(["new"]);
  });

  test("is for writing new items: an update fills in nothing", async () => {
    await people().create(person("d6"));
    expect(await people().update({ id: "d6" }, { tries: null })).not.toHaveProperty("tries");
    await rawPeople.put({ id: { S: "d7" }, middle: { S: "" }, country: { S: "" } });
    await expect(people().get({ id: "d7" })).rejects.toMatchObject({
      code: "ITEM_MISMATCH",
      path: "plan",
      message: `Model "Person": "plan" in the table is missing; expected one of "free", "paid" (S): make it optional(), or backfill the table`,
    });
  });
});

describe("M3 modifiers: readonly", () => {
  test("set once, refused in updates, replaced by put", async () => {
    await people().create({ ...person("r1"), invitedBy: "ann" });
    await expect(
      // @ts-expect-error: readonly
      people().update({ id: "r1" }, { invitedBy: "eve" }),
    ).rejects.toMatchObject({
      code: "INVALID_QUERY",
      attribute: "invitedBy",
      message: `Model "Person": update of "invitedBy", which is readonly; leave it out`,
    });
    // @ts-expect-error: removing it is changing it
    await expect(people().update({ id: "r1" }, { invitedBy: null })).rejects.toMatchObject({ code: "INVALID_QUERY" });
    expect(await people().update({ id: "r1" }, { invitedBy: undefined, nick: "x" })).toMatchObject({
      invitedBy: "ann",
    });
    expect(await people().put({ ...person("r1"), invitedBy: "bob" })).toMatchObject({ invitedBy: "bob" });
  });
});
