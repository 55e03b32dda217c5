import { describe, expect, it } from "@jest/globals";
import { type } from "arktype";
import * as v from "valibot";
import { z } from "zod";
import { attr } from "../attributes/attr.ts";
import { ValidationError } from "../errors/input-errors.ts";
import { defineModel } from "../model/define-model.ts";
import type { StandardSchema } from "./standard-schema.ts";
import { validateAttributes, validateItem } from "./validate.ts";

/** The same validators, as three libraries have them. */
interface Library {
  readonly email: StandardSchema<string, string>;
  readonly trimmedLower: StandardSchema<string, string>;
  readonly nonEmptyList: StandardSchema<string[], string[]>;
  readonly period: StandardSchema<{ from: number; to: number }, { from: number; to: number }>;
}

const zod: Library = {
  email: z.email("no e-mail address"),
  trimmedLower: z.string().trim().toLowerCase(),
  nonEmptyList: z.array(z.string()).min(1, "empty"),
  period: z
    .object({ from: z.number(), to: z.number() })
    .refine(({ from, to }) => from <= to, { error: "ends before it begins", path: ["to"] }),
};

const valibot: Library = {
  email: v.pipe(v.string(), v.email("no e-mail address")),
  trimmedLower: v.pipe(v.string(), v.trim(), v.toLowerCase()),
  nonEmptyList: v.pipe(v.array(v.string()), v.minLength(1, "empty")),
  period: v.pipe(
    v.object({ from: v.number(), to: v.number() }),
    v.forward(
      v.check(({ from, to }) => from <= to, "ends before it begins"),
      ["to"],
    ),
  ),
};

const arktype: Library = {
  email: type("string.email").configure({ message: () => "no e-mail address" }),
  trimmedLower: type("string.trim").pipe((text) => text.toLowerCase()),
  nonEmptyList: type("string[] >= 1").configure({ message: () => "empty" }),
  period: type({ from: "number", to: "number" }).narrow(
    ({ from, to }, context) => from <= to || context.reject({ path: ["to"], message: "ends before it begins" }),
  ),
};

/** The issues of an item, as `path: message`. */
async function issuesOf(validation: Promise<unknown>): Promise<readonly string[]> {
  try {
    await validation;
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return error.issues.map(({ path, message }) => `${path}: ${message}`);
  }
  return [];
}

describe.each([
  ["zod", zod],
  ["valibot", valibot],
  ["arktype", arktype],
])("M12 validators of %s", (_, { email, trimmedLower, nonEmptyList, period }) => {
  const User = defineModel({
    name: "User",
    table: "users",
    attributes: {
      id: attr.string(),
      email: attr.string().validate(trimmedLower).validate(email),
      nick: attr.string().validate(trimmedLower).optional(),
      second: attr.string().nullable().validate(email),
      tags: attr.list(attr.string()).validate(nonEmptyList).optional(),
      absence: attr.map({ from: attr.number(), to: attr.number() }).validate(period).optional(),
      contacts: attr.list(attr.map({ email: attr.string().validate(email) })).optional(),
      team: attr.record(attr.map({ email: attr.string().validate(trimmedLower) })).optional(),
      copies: attr.list(attr.string().validate(email)).optional(),
      labels: attr.set(attr.string().validate(trimmedLower)).optional(),
      owner: attr
        .union([
          attr.map({ kind: attr.literal("person"), email: attr.string().validate(email) }),
          attr.map({ kind: attr.literal("group"), name: attr.string().validate(trimmedLower) }),
          attr.string().validate(trimmedLower),
        ])
        .optional(),
    },
    key: { partitionKey: "id" },
  });
  const user = { id: "1", email: "ada@example.com", second: null };

  it("pass a value that is valid", async () => {
    expect(await issuesOf(validateItem(User, user))).toEqual([]);
  });

  it("give what is stored: trimmed, in lower case, and then checked", async () => {
    const given = { ...user, email: "  Ada@Example.COM ", nick: " ADA " };
    expect(await validateItem(User, given)).toEqual({ ...user, email: "ada@example.com", nick: "ada" });
    expect(given.email).toBe("  Ada@Example.COM ");
  });

  it("refuse a value in their own words, with its place", async () => {
    const error: unknown = await validateItem(User, { ...user, email: "nobody" }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: "VALIDATION",
      message: 'Model "User": the item is not valid: "email": no e-mail address',
      issues: [{ path: "email", message: "no e-mail address" }],
      model: "User",
      table: "users",
      attribute: "email",
    });
  });

  it("tell of everything that is wrong at once, in the order of the attributes", async () => {
    const wrong = {
      ...user,
      email: "nobody",
      second: "no one",
      tags: [],
      absence: { from: 2, to: 1 },
      contacts: [{ email: "a@example.com" }, { email: "b" }],
      copies: ["c@example.com", "d"],
      owner: { kind: "person", email: "e" },
    };
    expect(await issuesOf(validateItem(User, wrong))).toEqual([
      "email: no e-mail address",
      "second: no e-mail address",
      "tags: empty",
      "absence.to: ends before it begins",
      "contacts[1].email: no e-mail address",
      "copies[1]: no e-mail address",
      "owner.email: no e-mail address",
    ]);
  });

  it("reach what is nested in lists, records, sets and unions", async () => {
    const nested = {
      contacts: [{ email: "a@example.com" }],
      team: { lead: { email: " ADA@example.com" }, ["__proto__"]: { email: "BOB@example.com " } },
      labels: new Set([" A", "B ", "b"]),
      owner: { kind: "group", name: " ADMINS " },
    };
    const validated = await validateItem(User, { ...user, ...nested });
    expect(validated).toEqual({
      ...user,
      contacts: [{ email: "a@example.com" }],
      team: { lead: { email: "ada@example.com" }, ["__proto__"]: { email: "bob@example.com" } },
      labels: new Set(["a", "b"]),
      owner: { kind: "group", name: "admins" },
    });
    expect(Object.keys(validated.team)).toEqual(["lead", "__proto__"]);
    expect(nested.labels.size).toBe(3);
    expect(await validateItem(User, { ...user, owner: " ADA " })).toMatchObject({ owner: "ada" });
  });

  it("are asked about what an update gives, and about nothing else", async () => {
    expect(await validateAttributes(User, { nick: " ADA " })).toEqual({ nick: "ada" });
    expect(await validateAttributes(User, { nick: null, email: undefined })).toEqual({ nick: null, email: undefined });
    expect(await issuesOf(validateAttributes(User, { email: "nobody" }))).toEqual(["email: no e-mail address"]);
  });
});

describe("M12 asynchronous validators", () => {
  const taken = new Set(["ada"]);
  const isFree = async (name: string): Promise<boolean> => Promise.resolve(!taken.has(name));

  it.each([
    ["zod", z.string().refine(isFree, "taken")],
    ["valibot", v.pipeAsync(v.string(), v.checkAsync(isFree, "taken"))],
  ])("are waited for: %s", async (_, free) => {
    const User = defineModel({
      name: "User",
      table: "users",
      attributes: { id: attr.string().validate(free) },
      key: { partitionKey: "id" },
    });
    expect(await validateItem(User, { id: "bob" })).toEqual({ id: "bob" });
    expect(await issuesOf(validateItem(User, { id: "ada" }))).toEqual(["id: taken"]);
  });
});

describe("M12 a validator of the whole item", () => {
  const attributes = {
    id: attr.string(),
    from: attr.number(),
    to: attr.number(),
    email: attr.string().optional().validate(z.string().trim()),
  };
  const period = { name: "Period", table: "periods", attributes, key: { partitionKey: "id" } } as const;

  it.each([
    ["zod", zod.period],
    ["valibot", valibot.period],
    ["arktype", arktype.period],
  ])("sees attributes together: %s", async (_, validate) => {
    const Period = defineModel({ ...period, validate });
    expect(await validateItem(Period, { id: "1", from: 1, to: 2 })).toEqual({ id: "1", from: 1, to: 2 });
    expect(await issuesOf(validateItem(Period, { id: "1", from: 2, to: 1 }))).toEqual(["to: ends before it begins"]);
  });

  it("only checks: what it makes of the item is not used", async () => {
    const Period = defineModel({ ...period, validate: z.object({ id: z.string() }).transform(() => "something else") });
    const item = { id: "1", from: 1, to: 2, email: " a@example.com " };
    expect(await validateItem(Period, item)).toEqual({ ...item, email: "a@example.com" });
  });

  it("is not asked about an update, which has only a part, nor about an item whose attributes are not valid", async () => {
    const seen: unknown[] = [];
    const Period = defineModel({
      ...period,
      attributes: { ...attributes, id: attr.string().validate(z.string().min(2, "too short")) },
      validate: z.custom((item) => seen.push(item) > 0),
    });
    await validateAttributes(Period, { from: 1 });
    expect(await issuesOf(validateItem(Period, { id: "1", from: 1, to: 2 }))).toEqual(["id: too short"]);
    expect(seen).toEqual([]);
    await validateItem(Period, { id: "12", from: 1, to: 2 });
    expect(seen).toEqual([{ id: "12", from: 1, to: 2 }]);
  });

  it("has issues without a place told as those of the item", async () => {
    const Period = defineModel({ ...period, validate: z.custom(() => false, "never") });
    const error: unknown = await validateItem(Period, { id: "1", from: 1, to: 2 }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: 'Model "Period": the item is not valid: never',
      issues: [{ path: "", message: "never" }],
    });
    expect(error).not.toHaveProperty("attribute");
  });

  it("is refused where it is none", () => {
    expect(() => defineModel({ ...period, validate: ((item: unknown) => item) as never })).toThrow(
      "Model \"Period\": validate takes a validator that follows Standard Schema (https://standardschema.dev), such as zod's, valibot's or arktype's, not a function",
    );
  });
});
