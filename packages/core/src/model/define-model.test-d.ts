import { attr } from "../attributes/attr.ts";
import { defineModel } from "./define-model.ts";

// What the compiler refuses. Each wrong definition stands on one line, under what is wrong with it: when one of them
// compiles, `tsc` reports the comment above it.

const attributes = {
  id: attr.string(),
  age: attr.number(),
  born: attr.date(),
  isOld: attr.boolean(),
  tags: attr.set(attr.string()),
  notes: attr.list(attr.string()),
  address: attr.map({ city: attr.string() }),
  nick: attr.string().optional(),
};
const user = { name: "User", table: "users", attributes } as const;
const key = { partitionKey: "id", sortKey: "age" } as const;

// The right ones, so that what is refused below is refused for the reason that is given.
defineModel({ ...user, key });
defineModel({ ...user, key, indexes: { byNick: { partitionKey: "nick", sortKey: "born", projection: ["tags"] } } });
defineModel({ ...user, key, indexes: { byBirth: { type: "local", sortKey: "born", projection: "keys" } } });

// --- parts -----------------------------------------------------------------------------------------------------------

// @ts-expect-error the name is missing
defineModel({ table: "users", attributes, key });

// @ts-expect-error the table is missing
defineModel({ name: "User", attributes, key });

// @ts-expect-error the attributes are missing
defineModel({ name: "User", table: "users", key });

// @ts-expect-error the key is missing
defineModel({ ...user });

// @ts-expect-error the name is no text
defineModel({ ...user, name: 7, key });

// @ts-expect-error "index" is no part of a model; it is "indexes"
defineModel({ ...user, key, index: { byNick: { partitionKey: "nick" } } });

// @ts-expect-error an attribute is made by attr, not named by its type
defineModel({ name: "User", table: "users", attributes: { id: "string" }, key: { partitionKey: "id" } });

// --- the table's key -------------------------------------------------------------------------------------------------

// @ts-expect-error the partition key is missing
defineModel({ ...user, key: {} });

// @ts-expect-error "idd" is no attribute
defineModel({ ...user, key: { partitionKey: "idd" } });

// @ts-expect-error "agee" is no attribute
defineModel({ ...user, key: { partitionKey: "id", sortKey: "agee" } });

// @ts-expect-error a boolean cannot be a key
defineModel({ ...user, key: { partitionKey: "isOld" } });

// @ts-expect-error a set cannot be a key
defineModel({ ...user, key: { partitionKey: "tags" } });

// @ts-expect-error a list cannot be a key
defineModel({ ...user, key: { partitionKey: "notes" } });

// @ts-expect-error a map cannot be a key
defineModel({ ...user, key: { partitionKey: "id", sortKey: "address" } });

// @ts-expect-error an optional attribute cannot be the table's key: no item is without its key
defineModel({ ...user, key: { partitionKey: "nick" } });

// @ts-expect-error "hashKey" is no part of a key
defineModel({ ...user, key: { partitionKey: "id", hashKey: "id" } });

// @ts-expect-error a partition key is one attribute
defineModel({ ...user, key: { partitionKey: ["id", "age"] } });

// --- indexes ---------------------------------------------------------------------------------------------------------

// @ts-expect-error a global index needs a partition key
defineModel({ ...user, key, indexes: { byAge: { sortKey: "age" } } });

// @ts-expect-error "nickname" is no attribute
defineModel({ ...user, key, indexes: { byNick: { partitionKey: "nickname" } } });

// @ts-expect-error "agee" is no attribute
defineModel({ ...user, key, indexes: { byNick: { partitionKey: "nick", sortKey: "agee" } } });

// @ts-expect-error a boolean cannot be the key of an index
defineModel({ ...user, key, indexes: { byOld: { partitionKey: "isOld" } } });

// @ts-expect-error a set cannot be the key of an index
defineModel({ ...user, key, indexes: { byTag: { partitionKey: "tags" } } });

// @ts-expect-error "nickname" cannot be projected, it is no attribute
defineModel({ ...user, key, indexes: { byNick: { partitionKey: "nick", projection: ["nickname"] } } });

// @ts-expect-error a projection is "all", "keys" or a list
defineModel({ ...user, key, indexes: { byNick: { partitionKey: "nick", projection: "some" } } });

// @ts-expect-error a local index needs a sort key of its own
defineModel({ ...user, key, indexes: { byAge: { type: "local" } } });

// @ts-expect-error a local index has the table's partition key, and none of its own
defineModel({ ...user, key, indexes: { byBirth: { type: "local", partitionKey: "age", sortKey: "born" } } });

// @ts-expect-error "unique" is no part of an index
defineModel({ ...user, key, indexes: { byNick: { partitionKey: "nick", unique: true } } });

// @ts-expect-error an index is global or local
defineModel({ ...user, key, indexes: { byNick: { type: "secondary", partitionKey: "nick" } } });

// --- attributes ------------------------------------------------------------------------------------------------------

// @ts-expect-error DynamoDB has no sets of booleans
attr.set(attr.boolean());

// @ts-expect-error DynamoDB has no sets of dates; a list can hold them
attr.set(attr.date());

// @ts-expect-error a set is made of an attribute, not of the name of a type
attr.set("string");

// @ts-expect-error a list is made of an attribute
attr.list();

// @ts-expect-error a map is made of attributes by name
attr.map({ city: "string" });

// @ts-expect-error an enum has at least one value
attr.enum([]);

// @ts-expect-error the values of an enum are texts
attr.enum([1, 2]);

// @ts-expect-error there is no such format of dates
attr.date({ format: "rfc2822" });

// @ts-expect-error ttl is stored in seconds, as DynamoDB demands, and has no format
attr.ttl({ format: "iso" });

// @ts-expect-error the default of a number is a number
attr.number().default("7");

// @ts-expect-error the default of an enum is one of its values
attr.enum(["active", "disabled"]).default("asleep");

// @ts-expect-error a default that is a function gives a value of the attribute's type
attr.date().default(() => "2026-01-31");

// @ts-expect-error a default of nothing is none: that is what optional() is for
attr.string().default(undefined);

// @ts-expect-error the default of a map has all that the map needs
attr.map({ city: attr.string() }).default({});
