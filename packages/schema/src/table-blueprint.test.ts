import { describe, expect, it } from "@jest/globals";
import { Note, User } from "../test/user-model.ts";
import { keyAttributes, tableBlueprint } from "./table-blueprint.ts";

describe("tableBlueprint", () => {
  it("holds what a table is made from, and projections without the attributes that are there in any case", () => {
    const id = { name: "id", type: "S" };
    const seenAt = { name: "seenAt", type: "N" };
    expect(tableBlueprint(User)).toStrictEqual({
      table: "users",
      model: "User",
      key: { partitionKey: id, sortKey: { name: "at", type: "N" } },
      indexes: [
        { name: "byEmail", type: "global", key: { partitionKey: { name: "email", type: "S" } }, projection: "all" },
        {
          name: "byStatus",
          type: "global",
          key: { partitionKey: { name: "status", type: "S" }, sortKey: seenAt },
          projection: ["city"],
        },
        { name: "bySeenAt", type: "local", key: { partitionKey: id, sortKey: seenAt }, projection: "keys" },
      ],
      ttl: "expiresAt",
    });
  });

  it("has nothing where the model has nothing", () => {
    const key = { partitionKey: { name: "id", type: "S" } };
    expect(tableBlueprint(Note)).toStrictEqual({ table: "notes", model: "Note", key, indexes: [] });
  });
});

describe("keyAttributes", () => {
  it("begins with the partition key", () => {
    expect(keyAttributes(tableBlueprint(User).key).map(({ name }) => name)).toEqual(["id", "at"]);
    expect(keyAttributes(tableBlueprint(Note).key).map(({ name }) => name)).toEqual(["id"]);
  });
});
