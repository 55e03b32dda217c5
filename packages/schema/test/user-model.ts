import { type AnyModel, attr, defineModel } from "@dynamorm/core";

/** A model with a bit of everything that a table is made from. */
export const User: AnyModel = defineModel({
  name: "User",
  table: "users",
  attributes: {
    id: attr.string(),
    at: attr.number(),
    email: attr.string().optional(),
    status: attr.enum(["active", "disabled"]),
    city: attr.string(),
    seenAt: attr.date({ format: "epochSeconds" }),
    expiresAt: attr.ttl().optional(),
  },
  key: { partitionKey: "id", sortKey: "at" },
  indexes: {
    byEmail: { partitionKey: "email" },
    byStatus: { partitionKey: "status", sortKey: "seenAt", projection: ["city", "id", "status", "city"] },
    bySeenAt: { type: "local", sortKey: "seenAt", projection: "keys" },
  },
});

/** The smallest model that there is. */
export const Note: AnyModel = defineModel({
  name: "Note",
  table: "notes",
  attributes: { id: attr.string() },
  key: { partitionKey: "id" },
});
