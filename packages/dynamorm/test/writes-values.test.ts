import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel } from "dynamorm";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

/** One attribute of each kind that nothing, null and what is empty mean different things to. */
const Form = defineModel({
  name: "Form",
  table: ownTable("forms"),
  attributes: {
    id: attr.string(),
    required: attr.string(),
    optional: attr.string().optional(),
    nullable: attr.string().nullable(),
    both: attr.string().nullable().optional(),
    empty: attr.string().omitEmpty(),
    defaulted: attr.enum(["new", "old"]).default("new"),
    fixed: attr.string().readonly().optional(),
    version: attr.version(),
  },
  key: { partitionKey: "id" },
});

const before = {
  required: "r0",
  optional: "o0",
  nullable: "n0",
  both: "b0",
  empty: "e0",
  defaulted: "old",
  fixed: "f0",
} as const;
/** What every write is given besides the attribute in question. */
const rest = { required: "r1", nullable: "n1", empty: "e1" };

type Attribute = keyof typeof before;
type Write = "create" | "put" | "upsert" | "update" | "builder";

let bed: TestBed;
beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Form);
});
afterAll(() => bed.stop());

const forms = () => bed.db.model(Form);
const id = { id: "1" };

/** What an attribute is after a write: its value, "absent", or the code of the error. */
async function after(write: Write, attribute: Attribute, value: unknown): Promise<unknown> {
  await forms().delete(id);
  if (write !== "create") await forms().create({ ...id, ...before });
  const item = { ...id, ...rest, [attribute]: value } as never;
  const done = {
    create: () => forms().create(item),
    put: () => forms().put(item),
    upsert: () => forms().upsert(item),
    update: () => forms().update(id, { [attribute]: value }),
    builder: () =>
      forms()
        .updateBuilder(id)
        .set(attribute as "required", value as never)
        .execute(),
  };
  try {
    const written = (await done[write]()) as Record<string, unknown>;
    expect(await forms().get(id, { consistent: true })).toEqual(written);
    return Object.hasOwn(written, attribute) ? written[attribute] : "absent";
  } catch (error) {
    return (error as { code?: string }).code ?? error;
  }
}

const [invalid, refused] = ["INVALID_ITEM", "INVALID_QUERY"];

// The table of docs/guide/writing.md.
describe("W3: what is given, and what the attribute is then", () => {
  test.each<[Attribute, unknown, create: unknown, put: unknown, upsert: unknown, update: unknown, builder: unknown]>([
    ["required", undefined, invalid, invalid, invalid, "r0", refused],
    ["required", null, invalid, invalid, invalid, refused, refused],
    ["required", "", "", "", "", "", ""],
    ["optional", undefined, "absent", "absent", "o0", "o0", refused],
    ["optional", null, invalid, invalid, invalid, "absent", refused],
    ["optional", "", "", "", "", "", ""],
    ["nullable", undefined, invalid, invalid, invalid, "n0", refused],
    ["nullable", null, null, null, null, null, null],
    ["both", undefined, "absent", "absent", "b0", "b0", refused],
    ["both", null, null, null, null, null, null],
    ["empty", undefined, invalid, invalid, invalid, "e0", refused],
    ["empty", null, invalid, invalid, invalid, refused, refused],
    ["empty", "", "", "", "", "", ""],
    ["defaulted", undefined, "new", "new", "old", "old", refused],
    ["defaulted", null, invalid, invalid, invalid, refused, refused],
    ["fixed", undefined, "absent", "absent", "f0", "f0", refused],
    ["fixed", null, invalid, invalid, invalid, refused, refused],
    ["fixed", "f0", "f0", "f0", "f0", refused, refused],
    ["fixed", "f1", "f1", "f1", "CONDITION_FAILED", refused, refused],
  ])("W3: %s given as %p", async (attribute, value, ...expected) => {
    const writes = ["create", "put", "upsert", "update", "builder"] as const;
    const found: unknown[] = [];
    for (const write of writes) found.push(await after(write, attribute, value));
    expect(found).toEqual(expected);
  });

  test("W3: what is empty and omitEmpty is not stored by any of them", async () => {
    for (const write of ["create", "put", "upsert", "update", "builder"] as const) {
      expect(await after(write, "empty", "")).toBe("");
      expect(await bed.raw(Form.table).get({ id: { S: "1" } })).not.toHaveProperty("empty");
    }
  });

  test("W8: the builder has remove() for what an item may lack", async () => {
    await after("put", "optional", "o1");
    expect(await forms().updateBuilder(id).remove("optional").execute()).not.toHaveProperty("optional");
  });
});

describe("W3: what an update gives back", () => {
  test("W3: the whole item as it is then or was before, what changed, or nothing", async () => {
    await after("put", "optional", "o1");
    const changes = { required: "r2", empty: "", optional: null } as const;
    expect(await forms().update(id, { required: "r2" }, { returnValues: "ALL_OLD" })).toMatchObject({
      required: "r1",
      version: 1,
    });
    expect(await forms().update(id, { required: "r3" }, { returnValues: "ALL_NEW" })).toMatchObject({ required: "r3" });
    expect(await forms().update(id, changes, { returnValues: "UPDATED_OLD" })).toEqual({
      required: "r3",
      empty: "e1",
      optional: "o1",
      version: 3,
    });
    expect(await forms().update(id, changes, { returnValues: "UPDATED_NEW" })).toEqual({ required: "r2", version: 5 });
    expect(await forms().update(id, {}, { returnValues: "NONE" })).toBeUndefined();
    expect(await forms().get(id)).toMatchObject({ version: 6 });
  });

  test("W4: and a delete: whether there was an item, or the item that there was", async () => {
    await after("put", "optional", "o1");
    const there = await forms().get(id);
    expect(await forms().delete(id, { returnValues: "ALL_OLD" })).toEqual(there);
    expect(await forms().delete(id, { returnValues: "ALL_OLD" })).toBeUndefined();
    expect(await forms().delete(id, { returnValues: "NONE" })).toBe(false);
  });
});
