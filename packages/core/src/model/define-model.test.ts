import { describe, expect, it } from "@jest/globals";
import { attr } from "../attributes/attr.ts";
import { type Attribute, unmodified } from "../attributes/attribute.ts";
import { defineModel } from "./define-model.ts";

describe("M1 defineModel", () => {
  it("gives a model as plain data, with everything filled in", () => {
    const attributes = {
      id: attr.string(),
      at: attr.number(),
      email: attr.string().optional(),
      city: attr.string(),
      createdAt: attr.createdAt(),
      updatedAt: attr.updatedAt({ format: "epochSeconds" }),
      version: attr.version(),
      expiresAt: attr.ttl(),
    };
    const User = defineModel({
      name: "User",
      table: "users",
      attributes,
      key: { partitionKey: "id", sortKey: "at" },
      indexes: {
        byEmail: { partitionKey: "email" },
        byCity: { type: "global", partitionKey: "city", sortKey: "at", projection: ["email", "version"] },
        byCreation: { type: "local", sortKey: "createdAt", projection: "keys" },
      },
    });
    expect(User).toEqual({
      name: "User",
      table: "users",
      attributes,
      key: { partitionKey: "id", sortKey: "at" },
      indexes: {
        byEmail: { name: "byEmail", type: "global", partitionKey: "email", projection: "all" },
        byCity: {
          name: "byCity",
          type: "global",
          partitionKey: "city",
          sortKey: "at",
          projection: ["email", "version"],
        },
        byCreation: { name: "byCreation", type: "local", partitionKey: "id", sortKey: "createdAt", projection: "keys" },
      },
      computed: {},
      roles: { createdAt: "createdAt", updatedAt: "updatedAt", version: "version", ttl: "expiresAt" },
    });
    expect(
      Object.fromEntries(Object.entries(User.attributes).map(([name, { definition }]) => [name, definition])),
    ).toEqual({
      id: { type: "string", ...unmodified },
      at: { type: "number", ...unmodified },
      email: { type: "string", ...unmodified, optional: true },
      city: { type: "string", ...unmodified },
      createdAt: { type: "date", format: "iso", role: "createdAt", ...unmodified },
      updatedAt: { type: "date", format: "epochSeconds", role: "updatedAt", ...unmodified },
      version: { type: "number", role: "version", ...unmodified },
      expiresAt: { type: "date", format: "epochSeconds", role: "ttl", ...unmodified },
    });
  });

  it("gives the smallest model empty indexes and roles", () => {
    const id = attr.string();
    expect(defineModel({ name: "Note", table: "notes", attributes: { id }, key: { partitionKey: "id" } })).toEqual({
      name: "Note",
      table: "notes",
      attributes: { id },
      key: { partitionKey: "id" },
      indexes: {},
      computed: {},
      roles: {},
    });
  });

  it("gives frozen data that what was passed in has no hold on", () => {
    const attributes: Record<string, Attribute<string>> = { id: attr.string() };
    const key = { partitionKey: "id" };
    const projection = ["id"];
    const indexes = { byId: { partitionKey: "id", projection } };
    const Note = defineModel({ name: "Note", table: "notes", attributes, key, indexes });
    attributes["other"] = attr.string();
    key.partitionKey = "other";
    indexes.byId.partitionKey = "other";
    projection.push("other");
    expect(Object.keys(Note.attributes)).toEqual(["id"]);
    expect(Note.key.partitionKey).toBe("id");
    expect(Note.indexes.byId.partitionKey).toBe("id");
    expect(Note.indexes.byId.projection).toEqual(["id"]);
    const { byId } = Note.indexes;
    for (const part of [Note, Note.attributes, Note.key, Note.indexes, byId, byId.projection, Note.roles]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it("takes names that every object has as names like any other", () => {
    const attributes = { ["__proto__"]: attr.string(), constructor: attr.string() };
    const Odd = defineModel({
      name: "Odd",
      table: "odd",
      attributes,
      key: { partitionKey: "__proto__", sortKey: "constructor" },
      indexes: { ["__proto__"]: { partitionKey: "constructor" } },
    });
    expect(Object.keys(Odd.attributes)).toEqual(["__proto__", "constructor"]);
    expect(Object.getOwnPropertyDescriptor(Odd.indexes, "__proto__")?.value).toEqual({
      name: "__proto__",
      type: "global",
      partitionKey: "constructor",
      projection: "all",
    });
  });

  it.each(["users", "a.b-c_D", "x".repeat(255), "arn:aws:dynamodb:eu-west-1:123456789012:table/users"])(
    "takes any table name that DynamoDB takes: %s",
    (table) => {
      const note = { name: "Note", attributes: { id: attr.string() }, key: { partitionKey: "id" } } as const;
      expect(defineModel({ ...note, table }).table).toBe(table);
    },
  );
});
