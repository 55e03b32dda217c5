import { attr, defineModel, type DynamoDBRequest, type Item } from "@dynamorm/core";
import { expectTypeOf } from "expect-type";
import { type Outcome, UpdateBuilder, updateBuilder } from "./index.ts";

// W8: what of an update compiles, and what must not. Only the compiler looks at this file.

const User = defineModel({
  name: "User",
  table: "users",
  attributes: {
    id: attr.string(),
    email: attr.string(),
    age: attr.number(),
    big: attr.bigint().optional(),
    status: attr.enum(["active", "disabled"]).default("active"),
    level: attr.union([attr.literal(1), attr.literal(2)]),
    tags: attr.set(attr.string()).optional(),
    scores: attr.set(attr.number()).optional(),
    notes: attr.list(attr.string()).optional(),
    lines: attr.list(
      attr.map({ sku: attr.string(), price: attr.number().default(0), seen: attr.set(attr.string()).optional() }),
    ),
    address: attr
      .map({ city: attr.string(), zip: attr.string().optional(), geo: attr.map({ lat: attr.number() }).optional() })
      .optional(),
    visits: attr.record(attr.number()),
    places: attr.record(attr.map({ city: attr.string() })),
    middle: attr.string().nullable(),
    born: attr.date(),
    invited: attr.string().readonly(),
    either: attr.union([attr.string(), attr.number()]),
    anything: attr.unknown(),
    createdAt: attr.createdAt(),
    updatedAt: attr.updatedAt(),
    version: attr.version(),
  },
  key: { partitionKey: "id" },
  indexes: { byEmail: { partitionKey: "email" } },
});
type User = Item<typeof User>;

const u = updateBuilder(User, { id: "1" });
const bound = new UpdateBuilder<typeof User, User>(User, { key: { id: "1" }, now: () => new Date() });

// Every step, with paths into maps, lists and records.
u.set("email", "a").set("age", 1).set("address.city", "Lyon").set("lines[0].price", 3).set("visits.home", 1);
u.set("address", { city: "Lyon" })
  .set("lines", [{ sku: "a" }])
  .set("middle", null)
  .set("tags", new Set(["a"]));
u.set("lines[0]", { sku: "a" }).set("anything", { a: 1 }).set("born", new Date()).set("status", "active");
u.set("lines[0].seen", new Set(["a"]));
u.setIfNotExists("address.geo", { lat: 1 }).setIfNotExists("notes", ["a"]);
u.add("age", 1)
  .add("big", 1n)
  .add("tags", new Set(["a"]))
  .add("scores", new Set([1]))
  .add("lines[0].price", 1);
u.increment("age").increment("big", 2n).increment("visits.home", 2).decrement("lines[1].price", 0.5);
u.remove("big").remove("address.zip").remove("notes[0]").remove("visits.home").remove("places.home").remove("lines[1]");
u.delete("tags", new Set(["a"])).delete("scores", new Set([1]));
u.appendToList("notes", ["a"]).appendToList("lines", [{ sku: "a" }]);
u.prependToList("notes", ["a"]).setListElement("lines", 0, { sku: "a" });
u.setListElement("notes", 0, "a").removeFromListAt("notes", 1).removeFromListAt("lines", 0);
u.condition("age", ">=", 18).orCondition("status", "=", "active").condition("id", "attribute_exists");
u.condition((eb) => eb.or([eb("age", ">", 1), eb.notExists("tags")])).orCondition((eb) => eb.exists("notes"));
u.conditionExists("address.city").conditionNotExists("id").conditionVersion(3);
expectTypeOf(u.set("age", 1).toRequest()).toEqualTypeOf<DynamoDBRequest<"UpdateItem">>();

// What execute gives is what returnValues asks for.
expectTypeOf(bound.set("age", 1).execute()).toEqualTypeOf<Promise<User>>();
expectTypeOf(bound.returnValues("ALL_OLD").execute({ timeoutMs: 100 })).toEqualTypeOf<Promise<User>>();
expectTypeOf(bound.returnValues("UPDATED_NEW").execute()).toEqualTypeOf<Promise<Partial<User>>>();
expectTypeOf(bound.returnValues("NONE").set("age", 1).execute()).toEqualTypeOf<Promise<undefined>>();
expectTypeOf(bound.execute({ rejection: "value" })).toEqualTypeOf<Promise<Outcome<User, User>>>();
expectTypeOf(bound.returnValues("NONE").execute({ rejection: "value" })).toEqualTypeOf<
  Promise<Outcome<undefined, User>>
>();

// What is bound to nothing has nothing to execute it, whatever was built.
// @ts-expect-error there is no execute
u.execute();
// @ts-expect-error there is no execute after steps either
u.set("age", 1).condition("age", ">", 1).returnValues("ALL_NEW").execute();
// @ts-expect-error a rejection is thrown or a value
await bound.execute({ rejection: "none" });
// @ts-expect-error there are no such return values
u.returnValues("ALL");

// --- paths -----------------------------------------------------------------------------------------------------------

// @ts-expect-error no attribute
u.set("nope", 1);
// @ts-expect-error no attribute of the map
u.set("address.nope", 1);
// @ts-expect-error a list has elements, no names
u.set("lines.price", 1);
// @ts-expect-error the key never changes
u.set("id", "2");
// @ts-expect-error readonly
u.set("invited", "2");
// @ts-expect-error set by the library
u.set("createdAt", new Date());
// @ts-expect-error set by the library
u.set("updatedAt", new Date());
// @ts-expect-error counted by the library
u.set("version", 2);
// @ts-expect-error counted by the library
u.increment("version");
// @ts-expect-error no attribute to remove
u.remove("nope");
// @ts-expect-error no attribute to ask for
u.condition("nope", "=", 1);

// --- values ----------------------------------------------------------------------------------------------------------

// @ts-expect-error a text is no number
u.set("age", "1");
// @ts-expect-error undefined is no value
u.set("age", undefined);
// @ts-expect-error undefined is no value, also of an optional attribute
u.set("notes", undefined);
// @ts-expect-error null is stored in nullable attributes only
u.set("age", null);
// @ts-expect-error null does not remove: remove does
u.set("notes", null);
// @ts-expect-error null is stored in nullable attributes only
u.setIfNotExists("age", null);
// @ts-expect-error no such member
u.set("status", "unknown");
// @ts-expect-error city is missing
u.set("address", { zip: "1" });
// @ts-expect-error an element is a text
u.set("notes[0]", 1);
// @ts-expect-error an entry is a number
u.set("visits.home", "1");
// @ts-expect-error an operand is of the attribute's type
u.condition("age", ">", "1");
// @ts-expect-error a number has no such operator
u.condition("age", "begins_with", 1);

// --- steps by type ---------------------------------------------------------------------------------------------------

// @ts-expect-error a text is not counted
u.increment("email");
// @ts-expect-error a date is not counted
u.increment("born");
// @ts-expect-error what may be a text is not counted
u.increment("either");
// @ts-expect-error what is one of some numbers is not counted: the sum may be none of them
u.increment("level");
// @ts-expect-error a map is not counted
u.decrement("address");
// @ts-expect-error a number is counted by a number
u.increment("age", 1n);
// @ts-expect-error a bigint is counted by a bigint
u.increment("big", 1);
// @ts-expect-error nothing is added to a text
u.add("email", "a");
// @ts-expect-error nothing is added to a list: appendToList does it
u.add("notes", ["a"]);
// @ts-expect-error what is added to a set is a set
u.add("tags", "a");
// @ts-expect-error of the same elements
u.add("tags", new Set([1]));
// @ts-expect-error DynamoDB adds to sets of the item itself only
u.add("lines[0].seen", new Set(["a"]));
// @ts-expect-error nothing is deleted from a list
u.delete("notes", new Set(["a"]));
// @ts-expect-error a set, not one element
u.delete("tags", "a");
// @ts-expect-error of the same elements
u.delete("tags", new Set([1]));
// @ts-expect-error DynamoDB deletes from sets of the item itself only
u.delete("lines[0].seen", new Set(["a"]));
// @ts-expect-error nothing is appended to a set
u.appendToList("tags", ["a"]);
// @ts-expect-error a list, not one element
u.appendToList("notes", "a");
// @ts-expect-error of the same elements
u.appendToList("notes", [1]);
// @ts-expect-error sku is missing
u.prependToList("lines", [{ price: 1 }]);
// @ts-expect-error a record has no elements
u.setListElement("visits", 0, 1);
// @ts-expect-error an element is a text
u.setListElement("notes", 0, 1);
// @ts-expect-error an index is a number
u.setListElement("notes", "0", "a");
// @ts-expect-error a text has no elements
u.removeFromListAt("email", 0);
// @ts-expect-error every item has it
u.remove("email");
// @ts-expect-error every item has it, also where new ones need not
u.remove("lines[0].price");
// @ts-expect-error every address has it
u.remove("address.city");
// @ts-expect-error every place has it
u.remove("places.home.city");
// @ts-expect-error null is a value, and no absence
u.remove("middle");
// @ts-expect-error a version is a number
u.conditionVersion("1");

const Plain = defineModel({
  name: "Plain",
  table: "plain",
  attributes: {
    pk: attr.string(),
    sk: attr.number(),
    "a.b": attr.number(),
    a: attr.map({ b: attr.number(), c: attr.number() }),
  },
  key: { partitionKey: "pk", sortKey: "sk" },
});
const plain = updateBuilder(Plain, { pk: "1", sk: 1 });
// @ts-expect-error a model without a version
plain.conditionVersion(1);
// @ts-expect-error the sort key never changes
plain.increment("sk");
// @ts-expect-error a part of the key is missing
updateBuilder(Plain, { pk: "1" });
// A name with a dot is no path: the two are apart.
plain.set("a.b", 1).set("a", { b: 1, c: 2 });

const Flag = defineModel({
  name: "Flag",
  table: "flags",
  attributes: { id: attr.string(), on: attr.boolean() },
  key: { partitionKey: "id" },
});
// @ts-expect-error of one path only, all is checked too
updateBuilder(Flag, { id: "1" }).increment("on");
// @ts-expect-error of one path only, all is checked too
updateBuilder(Flag, { id: "1" }).set("on", true).set("on", false);

// --- conflicts -------------------------------------------------------------------------------------------------------

// @ts-expect-error age is changed already
u.set("age", 1).increment("age");
// @ts-expect-error a part of what is changed already
u.set("address", { city: "a" }).set("address.city", "b");
// @ts-expect-error a part is changed already
u.set("email", "b").set("address.city", "b").condition("age", ">", 1).remove("address");
// @ts-expect-error an element of what is changed already
u.appendToList("notes", ["a"]).set("notes[0]", "b");
// @ts-expect-error an element of what is changed already
u.appendToList("notes", ["a"]).setListElement("notes", 0, "b");
// @ts-expect-error the element is changed already
u.setListElement("notes", 0, "b").removeFromListAt("notes", 0);
// @ts-expect-error an element is changed already
u.removeFromListAt("notes", 0).appendToList("notes", ["a"]);
// Names that begin alike are apart, as are two elements.
u.setListElement("notes", 0, "b").removeFromListAt("notes", 1).set("lines[1].sku", "a").set("lines[10].sku", "a");

// What is decided while the program runs still compiles: the steps themselves look at it.
export function decided(isOld: boolean, index: number, name: string, rooms: readonly string[]): void {
  let some = updateBuilder(User, { id: "1" });
  if (isOld) some = some.set("age", 1);
  some = some.set("email", "e");
  for (const room of rooms) some = some.increment(`visits.${room}`);
  for (let each = 0; each < index; each++) some = some.setListElement("notes", each, "a");
  some = some.remove(`notes[${index}]`).remove(`notes[${index + 1}]`);
  const either = isOld ? some.set("age", 1) : some;
  either.set("address.city", "Lyon").toRequest();
  some.remove(name === "big" ? "big" : "tags").remove("big");
  const withResult: UpdateBuilder<typeof User, User> = isOld ? bound.set("age", 1) : bound;
  void withResult.execute();
}
