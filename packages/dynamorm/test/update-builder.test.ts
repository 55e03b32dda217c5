import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { isDynamORMError } from "dynamorm";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";
import { bareUser, fullUser, User } from "./fixtures/update-builder-user.ts";

let bed: TestBed;
let clock = Date.UTC(2026, 0, 1);
let count = 0;
let id: string;

const users = () => bed.db.model(User);
const update = () => users().where("id", "=", id).updateBuilder();

beforeAll(async () => {
  bed = await startTestBed({ now: () => new Date((clock += 1000)) });
  await bed.db.createTable(User);
});
afterAll(() => bed.stop());

beforeEach(async () => {
  id = `u${(count += 1)}`;
  bed.sent.length = 0;
});

type Step = (u: ReturnType<typeof update>) => { readonly execute: () => Promise<User> };

const steps: readonly (readonly [string, Step, Partial<User>])[] = [
  ["set", (u) => u.set("email", "f").set("middle", null), { email: "f", middle: null }],
  ["set of a part", (u) => u.set("address.city", "Lyon"), { address: { city: "Lyon", zip: "75001" } }],
  [
    "set of an element",
    (u) => u.set("lines[1].price", 7),
    {
      lines: [
        { sku: "s0", price: 1 },
        { sku: "s1", price: 7 },
      ],
    },
  ],
  ["set of an entry", (u) => u.set("visits.the office", 2), { visits: { home: 1, "the office": 2 } }],
  ["set to an empty value", (u) => u.set("nick", ""), { nick: "" }],
  [
    "setIfNotExists of what is there",
    (u) => u.setIfNotExists("age", 1).setIfNotExists("visits.x", 1),
    { age: 30, visits: { home: 1, x: 1 } },
  ],
  ["add", (u) => u.add("age", -5).add("tags", new Set(["b", "c"])), { age: 25, tags: new Set(["a", "b", "c"]) }],
  ["add within a record", (u) => u.add("visits.home", 2).add("visits.new", 2), { visits: { home: 3, new: 2 } }],
  [
    "increment and decrement",
    (u) => u.increment("age").decrement("visits.home", 0.5),
    { age: 31, visits: { home: 0.5 } },
  ],
  ["increment of a large number", (u) => u.increment("big"), { big: 10n ** 30n + 1n }],
  ["delete", (u) => u.delete("tags", new Set(["a", "x"])), { tags: new Set(["b"]) }],
  ["appendToList", (u) => u.appendToList("notes", ["n3", "n4"]), { notes: ["n0", "n1", "n2", "n3", "n4"] }],
  ["prependToList", (u) => u.prependToList("notes", ["x", "y"]), { notes: ["x", "y", "n0", "n1", "n2"] }],
  ["setListElement", (u) => u.setListElement("notes", 1, "x"), { notes: ["n0", "x", "n2"] }],
  ["setListElement at the end", (u) => u.setListElement("notes", 3, "x"), { notes: ["n0", "n1", "n2", "x"] }],
  ["removeFromListAt", (u) => u.removeFromListAt("notes", 0).removeFromListAt("notes", 2), { notes: ["n1"] }],
  ["removeFromListAt beyond the end", (u) => u.removeFromListAt("notes", 9), { notes: ["n0", "n1", "n2"] }],
  [
    "remove of a part",
    (u) => u.remove("address.zip").remove("visits.home"),
    { address: { city: "Paris" }, visits: {} },
  ],
];

describe("W8: each step does to an item what it says, and nothing else", () => {
  test.each(steps)("W8: %s", async (_, step, expected) => {
    const before = await fullUser(bed.db, id);
    const after = await step(update()).execute();
    const { updatedAt } = after;
    expect(updatedAt.getTime()).toBeGreaterThan(before.updatedAt.getTime());
    expect(after).toEqual({ ...before, ...expected, updatedAt, version: 1 });
    expect(await users().get({ id }, { consistent: true })).toEqual(after);
  });

  test("W8: remove, and delete of all elements: the attributes are gone", async () => {
    await fullUser(bed.db, id);
    const after = await update()
      .remove("age")
      .remove("notes")
      .delete("tags", new Set(["a", "b"]))
      .execute();
    expect(after).not.toHaveProperty("age");
    expect(after).not.toHaveProperty("notes");
    expect(after).not.toHaveProperty("tags");
  });

  test("W8: an update of one step is one request", async () => {
    await fullUser(bed.db, id);
    bed.sent.length = 0;
    await update().increment("age").execute();
    expect(bed.sent.map(({ operation }) => operation)).toEqual(["UpdateItem"]);
  });
});

describe("W8: what is not there yet", () => {
  const empty: readonly (readonly [string, Step, Partial<User>])[] = [
    ["counts as 0 for increment", (u) => u.increment("age", 5), { age: 5 }],
    ["counts as 0 for decrement", (u) => u.decrement("big", 5n), { big: -5n }],
    ["counts as 0 for add", (u) => u.add("age", 5).add("visits.home", 2), { age: 5, visits: { home: 2 } }],
    ["is an empty set for add", (u) => u.add("tags", new Set(["a"])), { tags: new Set(["a"]) }],
    [
      "is an empty list for appendToList",
      (u) => u.appendToList("lines", [{ sku: "a" }]),
      { lines: [{ sku: "a", price: 1 }] },
    ],
    ["is an empty list for prependToList", (u) => u.prependToList("notes", ["a", "b"]), { notes: ["a", "b"] }],
    ["is set by setIfNotExists", (u) => u.setIfNotExists("address", { city: "Lyon" }), { address: { city: "Lyon" } }],
    ["is no error for remove and delete", (u) => u.remove("age").delete("tags", new Set(["a"])), {}],
  ];

  test.each(empty)("W8: %s", async (_, step, expected) => {
    const before = await bareUser(bed.db, id);
    const after = await step(update()).execute();
    expect(after).toEqual({ ...before, ...expected, updatedAt: after.updatedAt, version: 1 });
  });
});

describe("W8: a part of what the item lacks", () => {
  test.each<[string, Step, readonly string[]]>([
    ["set", (u) => u.set("address.city", "Lyon"), ["address.city"]],
    ["setListElement", (u) => u.setListElement("notes", 0, "a"), ["notes[0]"]],
    ["set within an element", (u) => u.set("lines[0].price", 1).increment("age"), ["lines[0].price"]],
  ])("W8: has an error that says so, and nothing is changed: %s", async (_, step, paths) => {
    const before = await bareUser(bed.db, id);
    await expect(step(update()).execute()).rejects.toMatchObject({
      code: "MISSING_PARENT",
      name: "MissingParentError",
      message: expect.stringContaining(`"${paths[0]}" was not changed`),
      key: { id },
      model: "User",
      paths,
    });
    expect(await users().get({ id }, { consistent: true })).toEqual(before);
  });

  test("W11: in a transaction is found among its actions", async () => {
    await bareUser(bed.db, id);
    const done = bed.db.transaction((tx) => {
      tx.create(User, { id: `${id}-other`, email: "e", middle: null, nick: "" });
      tx.update(User, { id }, (u) => u.set("address.city", "Lyon"));
    });
    // DynamoDB tells it of the action, DynamoDB Local of the request: it is in the list of failures, or thrown by itself.
    const error: unknown = await done.catch((reason: unknown) => reason);
    const missing = isDynamORMError(error, "TRANSACTION_CANCELED") ? error.failures[0]?.error : error;
    expect(missing).toMatchObject({ code: "MISSING_PARENT", key: { id }, model: "User", paths: ["address.city"] });
    expect(await users().get({ id: `${id}-other` }, { consistent: true })).toBeUndefined();
  });

  test("W8: is there after setIfNotExists of the whole in an update before", async () => {
    await bareUser(bed.db, id);
    await update().setIfNotExists("address", { city: "" }).execute();
    expect(await update().set("address.city", "Lyon").execute()).toMatchObject({ address: { city: "Lyon" } });
  });
});

describe("W8: many at once", () => {
  test("W8: steps that count and add lose nothing to each other", async () => {
    await bareUser(bed.db, id);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        update()
          .increment("age")
          .add("visits.home", 2)
          .add("tags", new Set([`t${index}`]))
          .appendToList("notes", [`n${index}`])
          .execute(),
      ),
    );
    const after = await users().get({ id }, { consistent: true });
    expect(after).toMatchObject({ age: 20, visits: { home: 40 }, version: 20 });
    expect(after?.tags?.size).toBe(20);
    expect(new Set(after?.notes).size).toBe(20);
  });
});

describe("W8: signals", () => {
  test("Q17: execute ends by a signal and by its time, and refuses options that there are not", async () => {
    await fullUser(bed.db, id);
    const built = update().increment("age");
    await expect(built.execute({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "ABORTED" });
    await expect(built.execute({ timeout: 5 } as never)).rejects.toMatchObject({ code: "INVALID_OPTION" });
    expect(await users().get({ id }, { consistent: true })).toMatchObject({ age: 30 });
  });
});
